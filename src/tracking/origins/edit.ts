import type { DocChangeEvent, RawChange, SelectionEvent } from '../../core/events/rawEvent';
import type { DocumentState } from './documentState';
import {
  compare,
  isEmpty,
  landings,
  moved,
  same,
  spanOf,
  startOf,
  type Position,
} from './positions';
import type { Run } from './runs';
import { isBlank } from './text';

/** How long after a change the selection event, the dirty flip and the save that belong to it may come, ms. */
export const FOLLOW_WINDOW = 80;
/**
 * A selection event that must come because the caret cannot stay, and the flip of a clean document's flag, are
 * waited for this long on a machine under load, ms.
 */
const LATE = 1000;
/** Events of one tick of the editor arrive within this, ms. */
export const SAME_TICK = 15;

/** Edits of several documents that came as one: each at most {@link SAME_TICK} after the one before. */
export interface Bulk {
  readonly edits: Edit[];
  latest: number;
}
/** Edits of a bulk that are looked at. */
export const BULK_LIMIT = 32;

/** One change event with content, and what follows it within {@link FOLLOW_WINDOW}. */
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
  /** Visible ranges before the selection: made through the cursor; after it: made to the text from outside. */
  order: 'cursor' | 'model' | null;
  sawRanges: boolean;
  /** The document turned dirty because of it. */
  flipped: boolean;
  /** When the save that was announced next began, if soon. */
  savedAt: number | null;
  /** Nothing more can follow it. */
  closed: boolean;
  /** The next edit of the document, where no selection event came between. */
  next: Edit | null;
  /** Where the keyboard's selection event puts the caret: at the end of the new text, or inside of it. */
  keyed: 'end' | 'inside' | null;
  run: Run | null;
}

/** Until when something may follow the edit, by what is known of it now. */
export function deadlineOf(edit: Edit): number {
  const { t, followedAt, event, flipped } = edit;
  if (followedAt !== null) return Math.max(t + FOLLOW_WINDOW, followedAt + SAME_TICK);
  return t + (edit.movesCaret || !(event.dirty || flipped) ? LATE : FOLLOW_WINDOW);
}

/** Does a change of the active document move a caret, so that a selection event has to follow. */
export function movesCaretOf(event: DocChangeEvent, lineDelta: number | null): boolean {
  if (!event.act || event.sel === null) return false;
  const delta = event.ch.length === 1 ? lineDelta : null;
  return event.sel
    .map(spanOf)
    .some(({ active }) =>
      event.ch.some(
        (change) =>
          (change.tl > 0 && isEmpty(change.r) && same(startOf(change.r), active)) ||
          !same(moved(active, change, delta), active),
      ),
    );
}

/** Does a selection by keyboard follow that fits a key pressed here. To be asked once nothing more follows. */
export function keyedOf(edit: Edit): 'end' | 'inside' | null {
  const selection = edit.follow.findLast(({ kind }) => kind === 1);
  if (selection === undefined) return null;
  const carets = selection.v.map(spanOf);
  const texts = landingsNow(edit);
  const inside = carets.every(({ active }) =>
    texts.some(
      ({ start, end }) => end !== null && compare(start, active) < 0 && compare(active, end) < 0,
    ),
  );
  if (inside && carets.length === texts.length) return 'inside';
  const atEnd = carets.every(({ active }) =>
    texts.some(({ end }) => end !== null && same(end, active)),
  );
  if (!atEnd) return null;
  // A key may also take away the blanks that an earlier Enter left on another line.
  const rest = texts.filter(
    ({ end }) => !carets.some(({ active }) => end !== null && same(end, active)),
  );
  return rest.every(({ change }) => isTrimmedIndent(change)) ? 'end' : null;
}

/** The places of the new texts after the later edits of the same tick. */
function landingsNow(edit: Edit): readonly {
  readonly start: Position;
  readonly end: Position | null;
  readonly change: RawChange;
}[] {
  const { ch } = edit.event;
  let texts = landings(ch, edit.lineDelta).map((landing, i) => ({
    ...landing,
    change: inOrder(ch)[i] ?? ch[0],
  }));
  for (let later = edit.next, i = 0; later !== null && i < 4; later = later.next, i++) {
    for (const change of later.event.ch) {
      const delta = later.event.ch.length === 1 ? later.lineDelta : null;
      texts = texts.map((text) => ({
        ...text,
        start: moved(text.start, change, delta),
        end: text.end && moved(text.end, change, delta),
      }));
    }
  }
  return texts.flatMap(({ change, ...text }) =>
    change === undefined ? [] : [{ ...text, change }],
  );
}

function inOrder(changes: readonly RawChange[]): readonly RawChange[] {
  return changes.length < 2
    ? changes
    : [...changes].sort((a, b) => a.r[0] - b.r[0] || a.r[1] - b.r[1]);
}

function isTrimmedIndent(change: RawChange): boolean {
  const { r, tl } = change;
  return (
    (tl === 0 && r[1] === 0 && r[0] === r[2]) || (isBlank(change) && r[1] === 0 && r[0] === r[2])
  );
}
