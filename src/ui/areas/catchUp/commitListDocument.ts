import type * as vscode from 'vscode';
import * as v from 'valibot';
import type { AreasPort } from '../../../core/ports/ledgerPort';
import type { Place } from '../../../protocol/areas';
import { PreviewDocuments } from '../../documents/previewDocuments';
import { commitList } from './commitList';

const SCHEME = 'hands-on-commits';

const asked = v.object({ repo: v.string(), path: v.string(), name: v.string() });

/** The list of others' commits since, as a document. */
export class CommitListDocument implements vscode.Disposable {
  readonly #documents: PreviewDocuments;

  constructor(areas: Pick<AreasPort, 'catchUp'>, zone: () => string) {
    this.#documents = new PreviewDocuments(SCHEME, async (query) => {
      const { repo, path, name } = v.parse(asked, JSON.parse(query));
      return commitList(await areas.catchUp(repo, path), name, zone());
    });
  }

  async open({ repo, path }: Place, name: string): Promise<void> {
    const file = name.replaceAll(/[/\\]/g, ' › ');
    await this.#documents.open(`Commits since in ${file}.md`, JSON.stringify({ repo, path, name }));
  }

  dispose(): void {
    this.#documents.dispose();
  }
}
