import type { Edit } from './edit';
import type { Position } from './positions';
import type { Run } from './runs';

/** The person's latest own edit of a document. */
export interface HandEdit {
  readonly t: number;
  readonly edit: Edit;
  /** Where it left the caret. */
  readonly caret: Position | null;
  readonly kind: 'typed' | 'completed' | 'pasted' | 'undone' | 'inline';
  /** Where the text of a chain of accepted inline suggestions begins. */
  readonly chainStart: Position | null;
}

/** What is remembered of one document; bounded. */
export interface DocumentState {
  readonly uri: string;
  /** Look-ahead, kept up to the latest event: edits that something may still follow. */
  open: Edit[];
  /** Edits since the last save, the latest few. */
  unsaved: Edit[];
  lines: number | null;
  /** The first line that the active editor shows; null where it was not told yet. */
  shownFrom: number | null;
  saving: boolean;
  runs: Run[];
  /** Hindsight, kept up to the edit that is being judged. */
  hand: HandEdit | null;
  /** When somebody else's edit (an agent's, or one that nobody can be told for) came last. */
  foreignAt: number;
  /** Where it ended, where that can be told. */
  foreignEnd: Position | null;
  /** When a key, the mouse or an own edit last told of the person here. */
  personAt: number;
  /** When a suggestion or a snippet was accepted. */
  completedAt: number;
  openedAt: number;
  /** When a tab of a merge editor showed this document as its result. */
  mergeTabAt: number;
  /** When version control opened the original of this file for a command of its own. */
  originalOpenedAt: number;
}

function newDocument(uri: string): DocumentState {
  return {
    uri,
    open: [],
    unsaved: [],
    lines: null,
    shownFrom: null,
    saving: false,
    runs: [],
    hand: null,
    foreignAt: -Infinity,
    foreignEnd: null,
    personAt: -Infinity,
    completedAt: -Infinity,
    openedAt: -Infinity,
    mergeTabAt: -Infinity,
    originalOpenedAt: -Infinity,
  };
}

/** Documents that are remembered at once; the ones not used for longest are forgotten. */
const DOCUMENT_LIMIT = 500;

export class Documents {
  private readonly byUri = new Map<string, DocumentState>();

  of(uri: string): DocumentState {
    const known = this.byUri.get(uri);
    if (known !== undefined) {
      this.byUri.delete(uri);
      this.byUri.set(uri, known);
      return known;
    }
    const created = newDocument(uri);
    this.byUri.set(uri, created);
    if (this.byUri.size > DOCUMENT_LIMIT) {
      const oldest = this.byUri.keys().next();
      if (oldest.done !== true) this.byUri.delete(oldest.value);
    }
    return created;
  }

  clear(): void {
    this.byUri.clear();
  }
}
