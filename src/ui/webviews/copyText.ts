import * as vscode from 'vscode';

/** How long the status bar says that something was copied, ms. */
const COPIED_SHOWN = 2_000;

/** Takes text that a page made to the clipboard. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('Copied', COPIED_SHOWN);
}
