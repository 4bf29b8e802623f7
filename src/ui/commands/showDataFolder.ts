import * as vscode from 'vscode';
import type { LedgerPort } from '../../core/ports/ledgerPort';

const OPEN = 'Open Folder';
const COPY = 'Copy Path';

/**
 * Shows where the ledger lies: its path in a message, for the command line and for a look of one's own,
 * with the folder one click away where this machine has a desktop.
 */
export async function showDataFolder(
  ledger: Pick<LedgerPort, 'health'>,
  folder: vscode.Uri,
): Promise<void> {
  const file = await ledger.health().then(
    (health) => health.file,
    // The folder can be shown even where the ledger does not answer.
    () => '',
  );
  const path = file === '' ? folder.fsPath : file;
  // In a remote window the folder is on another machine, whose desktop cannot be reached from here.
  const desktop =
    vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  const what = file === '' ? 'Hands-On keeps its data in' : 'The ledger of Hands-On is';
  const choice = await vscode.window.showInformationMessage(
    `${what} ${path}`,
    ...(desktop ? [OPEN, COPY] : [COPY]),
  );
  if (choice === COPY) await vscode.env.clipboard.writeText(path);
  if (choice === OPEN) {
    const target = file === '' ? folder : vscode.Uri.file(file);
    await vscode.commands.executeCommand('revealFileInOS', target);
  }
}
