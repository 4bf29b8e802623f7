import * as vscode from 'vscode';
import { CancelledError } from '../../core/errors/expectedError';
import type { AreaModel } from '../../core/ledger/areas';
import { nothingThere } from '../errors/nothingThere';
import { areaSummary, worthALook } from './areaWords';
import type { AreasSource } from './areasSource';

/**
 * Lets the person choose an area, worst first.
 * @param now epoch ms
 * @param of which areas; those on the person's ground that others changed where nobody says
 */
export async function chooseArea(
  source: AreasSource,
  question: string,
  now: number,
  of: (areas: readonly AreaModel[]) => readonly AreaModel[] = worthALook,
): Promise<AreaModel> {
  const areas = of(source.home?.areas ?? []);
  if (source.situation !== 'ready' || areas.length === 0) {
    nothingThere(
      source.situation === 'indexing'
        ? 'The history is still being read.'
        : 'There is no area that others changed since you wrote there.',
      { title: 'Show Stale Areas', command: 'handsOn.showStaleAreas' },
    );
  }
  const choice = await vscode.window.showQuickPick(
    areas.map((area) => ({
      label: `$(${area.isBlindSpot ? 'eye-closed' : 'folder'}) ${area.name}`,
      description: areaSummary(area, now),
      area,
    })),
    { title: question, placeHolder: areas[0]?.sentence ?? '', matchOnDescription: true },
  );
  if (choice === undefined) throw new CancelledError();
  return choice.area;
}
