import * as vscode from 'vscode';
import * as v from 'valibot';
import type { AreasPort } from '../../../core/ports/ledgerPort';
import type { Place } from '../../../protocol/areas';
import { commitList } from './commitList';

const SCHEME = 'hands-on-commits';

const query = v.object({ repo: v.string(), path: v.string(), name: v.string() });

/** The list of others' commits since, as a read-only Markdown document that is written anew when it opens. */
export class CommitListDocument implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;

  constructor(areas: Pick<AreasPort, 'catchUp'>, zone: () => string) {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: async (uri) => {
        const { repo, path, name } = v.parse(query, JSON.parse(uri.query));
        return commitList(await areas.catchUp(repo, path), name, zone());
      },
    });
  }

  async open({ repo, path }: Place, name: string): Promise<void> {
    const file = name.replaceAll(/[/\\]/g, ' › ');
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/Commits since in ${file}.md`,
      query: JSON.stringify({ repo, path, name }),
    });
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
