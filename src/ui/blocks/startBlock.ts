import * as vscode from 'vscode';
import type { BlockOccurrence } from '../../core/blocks/blockOccurrence';
import type { BlockArea } from '../../core/blocks/protectedBlock';
import type { AreasPort } from '../../core/ports/ledgerPort';

/** Starts a focus session that keeps the block: until its end, in its area. */
export async function startBlock(
  areas: Pick<AreasPort, 'areas'>,
  block: BlockOccurrence,
  now: number,
): Promise<void> {
  const area = block.area === null ? null : await locate(areas, block.area, now);
  await vscode.commands.executeCommand('handsOn.startSession', {
    until: block.end,
    block: block.key,
    ...(area !== null && { area }),
    ...(area === null && block.area !== null && { intention: block.area.name }),
  });
}

/** The setting names a path only: the repository of this window that has such an area. */
async function locate(
  areas: Pick<AreasPort, 'areas'>,
  { repo, path, name }: BlockArea,
  now: number,
): Promise<{ repo: string; path: string; name: string } | null> {
  if (repo !== null) return { repo, path, name };
  const model = await areas.areas({ repo: null, path: null, now }).catch(() => undefined);
  const found = model?.areas.find((area) => area.path === path || area.name === path);
  return found === undefined ? null : { repo: found.repo, path: found.path, name: found.name };
}
