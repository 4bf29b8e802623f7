import * as vscode from 'vscode';
import { folderOf } from '../../core/areas/place';
import { ExpectedError } from '../../core/errors/expectedError';
import type { AreaModel } from '../../core/ledger/areas';
import type { Place } from '../../protocol/areas';
import type { AreasSource } from './areasSource';
import { fileUri } from './catchUp/gitContent';

export interface HowStaleActions {
  readonly catchUp: (area: AreaModel) => Promise<void>;
  readonly show: (area: AreaModel) => Promise<void>;
  readonly picks: (area: AreaModel) => Promise<void>;
}

/** Says one folder's sentence in a message, with what can be done about it. */
export async function howStale(
  source: AreasSource,
  actions: HowStaleActions,
  folder: vscode.Uri,
): Promise<void> {
  const area = await areaOf(source, folder);
  const choices = [
    ...(area.changesSince > 0 ? [{ title: 'Catch Me Up', run: () => actions.catchUp(area) }] : []),
    { title: 'Show on the Map', run: () => actions.show(area) },
    { title: 'Hands-On Picks', run: () => actions.picks(area) },
  ];
  const choice = await vscode.window.showInformationMessage(area.sentence, ...choices);
  await choice?.run();
}

async function areaOf(source: AreasSource, folder: vscode.Uri): Promise<AreaModel> {
  const place = placeOf(source, folder);
  const name = vscode.workspace.asRelativePath(folder, false);
  if (place === undefined) {
    throw new ExpectedError(
      `${name} is in no repository whose history is known.`,
      'Your time is still being measured.',
      'Open the folder of its repository, and trust it.',
    );
  }
  const { repo, path } = place;
  if (path === '') {
    const { worst } = await source.ask({ repo, path: null });
    if (worst !== null) return worst;
  } else {
    const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const { areas } = await source.ask({ repo, path: parent });
    const found = areas.find((area) => area.path !== `${parent}/*` && folderOf(area) === path);
    if (found !== undefined) return found;
  }
  throw new ExpectedError(
    `Nothing is known about ${name}: git tracks no file in it yet.`,
    'Everything else is still shown.',
    'Commit something there first.',
  );
}

/** The innermost repository that holds the folder. */
function placeOf(source: AreasSource, folder: vscode.Uri): Place | undefined {
  const inside = (source.home?.repositories ?? []).flatMap(({ root }) => {
    const top = fileUri({ repo: root, path: '' }).path.replace(/\/$/, '');
    const below = folder.path === top ? '' : folder.path.slice(top.length + 1);
    return folder.path === top || folder.path.startsWith(`${top}/`)
      ? [{ repo: root, path: below }]
      : [];
  });
  return inside.sort((a, b) => b.repo.length - a.repo.length)[0];
}
