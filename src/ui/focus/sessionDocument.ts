import type * as vscode from 'vscode';
import type { FocusPort } from '../../core/ports/focusPort';
import { PreviewDocuments } from '../documents/previewDocuments';
import { sessionSummary } from './sessionSummary';

const SCHEME = 'hands-on-session';

/** The summary of a session as a document, measured anew when it opens. */
export class SessionDocument implements vscode.Disposable {
  readonly #documents: PreviewDocuments;

  constructor(focus: Pick<FocusPort, 'sessionResult'>, zone: () => string) {
    this.#documents = new PreviewDocuments(SCHEME, async (id) => {
      const found = await focus.sessionResult(id);
      return found === null ? 'This session no longer exists.\n' : sessionSummary(found, zone());
    });
  }

  /** @param id of the session */
  async open(id: string): Promise<void> {
    await this.#documents.open('Focus session.md', id);
  }

  dispose(): void {
    this.#documents.dispose();
  }
}
