import * as vscode from 'vscode';
import type { Backup, BackupsPort } from '../../core/ports/backupsPort';
import { nothingThere } from '../errors/nothingThere';
import { backupItem, restoredWords } from './backupWords';

export interface RestoreParts {
  readonly backups: Pick<BackupsPort, 'backups' | 'restoreBackup'>;
  /** The views have something new to show. */
  readonly onRestored: () => void;
}

/** Lets the person choose a backup and adds what it holds to the ledger. */
export async function restoreFromBackup({ backups, onRestored }: RestoreParts): Promise<void> {
  const all = await backups.backups();
  if (all.length === 0) {
    nothingThere(
      'There is no backup of the ledger on this machine yet. Hands-On makes one a day while VS Code is open.',
      { title: 'Show Data Folder', command: 'handsOn.showDataFolder' },
    );
  }
  const items = all.map((backup): vscode.QuickPickItem & { readonly backup: Backup } => ({
    ...backupItem(backup),
    backup,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Hands-On: Restore from a Backup',
    placeHolder: 'Adds what the backup holds; nothing in the ledger is changed or removed',
  });
  if (choice === undefined) return;
  const restored = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Hands-On: restoring…' },
    () => backups.restoreBackup(choice.backup.file),
  );
  onRestored();
  // Not awaited: a message stays until it is closed, and the command is over.
  void vscode.window.showInformationMessage(restoredWords(choice.backup, restored));
}
