import type { DocChangeEvent, SelectionEvent } from '../../core/events/rawEvent';
import type { Position } from './positions';

// The shapes that the parts of the classifier share, in one place so that no part needs another for them.

/**
 * Visible ranges before the selection: made through the cursor. After it: made to the text from outside, unless the
 * editor scrolled to show the caret, which it does for the person's own edits and never for those from outside.
 */
export type Order = 'cursor' | 'revealed' | 'model';

/** One change event with content, and what follows it. */
export interface Edit {
  readonly event: DocChangeEvent;
  /** On the clock that never goes back, ms. */
  readonly t: number;
  readonly doc: DocumentState;
  /** Lines that the document gained; null where its length before is not known. */
  readonly lineDelta: number | null;
  readonly bulk: Bulk;
  /** A selection event has to follow. */
  readonly movesCaret: boolean;
  /** Came between the announcement of a save and its end. */
  readonly inSave: boolean;
  /** Selection events that belong to it, and when the first came. */
  readonly follow: SelectionEvent[];
  followedAt: number | null;
  order: Order | null;
  sawRanges: boolean;
  /** The document turned dirty because of it. */
  flipped: boolean;
  /** When the save that was announced next began, if soon. */
  savedAt: number | null;
  /** That save came by itself, some time after the edit. */
  savedAfterDelay: boolean;
  /** No selection can follow it any more. */
  passed: boolean;
  /** Nothing more can follow it. */
  closed: boolean;
  /** The next edit of the document, where no selection event came between. */
  next: Edit | null;
  /** Where the keyboard's selection event puts the caret: at the end of the new text, or inside of it. */
  keyed: 'end' | 'inside' | null;
  run: Run | null;
}

/** Edits of several documents that came as one: each in the tick of the one before. */
export interface Bulk {
  readonly edits: Edit[];
  latest: number;
}

/** Insertions that no key brought, each beginning where the one before ended. */
export interface Run {
  /** Where the next piece would begin. */
  tail: Position | null;
  readonly atCaret: boolean;
  readonly first: number;
  latest: number;
  pieces: number;
  /** Pieces of at least two characters that can be seen. */
  visible: number;
  /** Pieces of one character each so far. */
  singles: boolean;
  /** Pieces that are steps of "accept next word" so far, but for the last, which may be all the rest. */
  wordSteps: boolean;
  tookRest: boolean;
  anyVisible: boolean;
  /** All pieces are the same text: a key held down, a paste repeated. */
  repeated: boolean;
  text: string;
  readonly gaps: number[];
  shortestGap: number;
  /** A key or the mouse interrupted it. */
  ended: boolean;
}

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
