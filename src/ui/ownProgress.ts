import * as vscode from 'vscode';

let shown = 0;

/** Is progress of ours on the screen: it holds the window's `active` flag true by itself. */
export function showsProgress(): boolean {
  return shown > 0;
}

/** Runs work behind a quiet progress in the status bar; all of ours goes through here. */
export async function withOwnProgress<T>(title: string, run: () => Promise<T>): Promise<T> {
  shown += 1;
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title },
      run,
    );
  } finally {
    shown -= 1;
  }
}
