import * as vscode from 'vscode';

/** Read-only Markdown documents of one scheme, shown in VS Code's own preview and written anew when they open. */
export class PreviewDocuments implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;

  /** @param write the text of a document, by the query of its URI */
  constructor(
    private readonly scheme: string,
    write: (query: string) => Promise<string>,
  ) {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: ({ query }) => write(query),
    });
  }

  /** @param name of the file that its tab shows */
  async open(name: string, query: string): Promise<void> {
    const uri = this.#uriOf(name, query);
    this.#changed.fire(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // Without the built-in preview it reads well enough as it is.
      await vscode.window.showTextDocument(uri, { preview: true });
    }
  }

  /** A document that is open shows what became of it meanwhile. */
  refresh(name: string, query: string): void {
    const uri = this.#uriOf(name, query);
    if (vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString())) {
      // The preview follows its document. Loading it anew as well could lose the new text on the way to the page.
      this.#changed.fire(uri);
      return;
    }
    // VS Code drops a document after a few minutes in which only a preview shows it: then that asks anew.
    vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  #uriOf(name: string, query: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, path: `/${name}`, query });
  }
}
