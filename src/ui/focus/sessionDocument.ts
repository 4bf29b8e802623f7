import * as vscode from 'vscode';
import type { FocusPort } from '../../core/ports/focusPort';
import { sessionSummary } from './sessionSummary';

const SCHEME = 'hands-on-session';

/** The summary of a session as a read-only Markdown document, measured anew when it opens. */
export class SessionDocument implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;

  constructor(focus: Pick<FocusPort, 'sessionResult'>, zone: () => string) {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: async ({ query }) => {
        const found = await focus.sessionResult(query);
        return found === null ? 'This session no longer exists.\n' : sessionSummary(found, zone());
      },
    });
  }

  /** @param id of the session */
  async open(id: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: '/Focus session.md', query: id });
    this.#changed.fire(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // Without the built-in preview it reads well enough as it is.
      await vscode.window.showTextDocument(uri, { preview: true });
    }
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }
}
