import * as vscode from 'vscode';
import type { AreaModel } from '../../core/ledger/areas';
import type { AreasPort } from '../../core/ports/ledgerPort';
import { worthALook } from '../areas/areaWords';
import type { Suggestion } from './startRows';

const MOST = 5;

/** Where one may want to work: where the cursor is, then what others changed since one wrote there. */
export async function suggestAreas(
  areas: Pick<AreasPort, 'areas'>,
  now: number,
): Promise<readonly Suggestion[]> {
  const model = await areas.areas({ repo: null, path: null, now });
  const open = vscode.window.activeTextEditor?.document.uri;
  const here = open?.scheme === 'file' ? areaOfFile(model.areas, open.fsPath) : undefined;
  const others = worthALook(model.areas).filter((area) => area !== here);
  return [
    ...(here === undefined ? [] : [suggestion(here, 'open in the editor')]),
    ...others.map((area) =>
      suggestion(area, area.isBlindSpot ? 'blind spot' : 'changed by others'),
    ),
  ].slice(0, MOST);
}

function suggestion({ repo, path, name }: AreaModel, why: string): Suggestion {
  return { area: name === path ? { repo, path } : { repo, path, name }, why };
}

/** The narrowest area that a file lies in. @param file absolute path */
export function areaOfFile<Area extends Pick<AreaModel, 'repo' | 'path'>>(
  areas: readonly Area[],
  file: string,
): Area | undefined {
  const plain = file.replaceAll('\\', '/');
  const holds = ({ repo, path }: Area): boolean => {
    const root = `${repo.replaceAll('\\', '/')}/`;
    if (!plain.startsWith(root)) return false;
    const inside = plain.slice(root.length);
    if (path === '.') return true;
    if (path === '*') return !inside.includes('/');
    if (!path.endsWith('/*')) return inside.startsWith(`${path}/`);
    const folder = path.slice(0, -1);
    return inside.startsWith(folder) && !inside.slice(folder.length).includes('/');
  };
  return areas.filter(holds).sort((a, b) => b.path.length - a.path.length)[0];
}
