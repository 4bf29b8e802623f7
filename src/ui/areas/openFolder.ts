import * as vscode from 'vscode';
import { folderOf } from '../../core/areas/place';
import { ExpectedError } from '../../core/errors/expectedError';
import type { AreaModel } from '../../core/ledger/areas';
import { fileUri } from './catchUp/gitContent';

/** Reveals an area's folder in the Explorer. */
export async function openFolder(area: AreaModel): Promise<void> {
  const folder = folderOf(area);
  if (folder === null) {
    throw new ExpectedError(
      `${area.name} stands for many folders.`,
      'Each of them is on the map.',
      'Choose one there.',
    );
  }
  await vscode.commands.executeCommand(
    'revealInExplorer',
    fileUri({ repo: area.repo, path: folder }),
  );
}
