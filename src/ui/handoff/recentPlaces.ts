import * as vscode from 'vscode';

/** So many files are remembered. */
const MOST = 12;

export interface RecentPlace {
  readonly uri: vscode.Uri;
  /** Where the cursor was, from 0. */
  readonly position: vscode.Position;
}

/**
 * The files that had the cursor last in this window, and where it was: in memory only, and nothing of files
 * that leave no trace or of times in which nothing is recorded.
 */
export class RecentPlaces implements vscode.Disposable {
  /** The latest last. */
  readonly #places = new Map<string, RecentPlace>();
  readonly #subscription: vscode.Disposable;

  /** @param mayKnow is this file one that may be remembered now */
  constructor(private readonly mayKnow: (uri: vscode.Uri) => boolean) {
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#see(editor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#see(textEditor);
      }),
    );
    this.#see(vscode.window.activeTextEditor);
  }

  /** The latest first. */
  all(): readonly RecentPlace[] {
    return [...this.#places.values()].reverse().filter(({ uri }) => this.mayKnow(uri));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#places.clear();
  }

  #see(editor: vscode.TextEditor | undefined): void {
    const uri = editor?.document.uri;
    if (editor === undefined || uri === undefined || !isFile(uri) || !this.mayKnow(uri)) return;
    const key = uri.toString();
    this.#places.delete(key);
    this.#places.set(key, { uri, position: editor.selection.active });
    const [oldest] = this.#places.keys();
    if (this.#places.size > MOST && oldest !== undefined) this.#places.delete(oldest);
  }
}

/** Files of the workspace, on this machine or a remote one. */
function isFile({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'vscode-remote';
}
