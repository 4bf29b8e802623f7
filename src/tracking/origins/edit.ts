import type {
  DocChangeEvent,
  RawChange,
  SelectionEvent,
  SelectionKind,
} from '../../core/events/rawEvent';
import { isCountedScheme } from '../surfaces/uris';
import type { Edit } from './model';
import {
  ascending,
  compare,
  isEmpty,
  landings,
  moved,
  same,
  spanOf,
  startOf,
  type Position,
} from './positions';
import { isBlank, isPairSize } from './text';

/** How long after a change the selection event, the dirty flip and the save that belong to it may come, ms. */
export const FOLLOW_WINDOW = 80;
/**
 * A selection event that must come because the caret cannot stay, and the flip of a clean document's flag, are
 * waited for this long on a machine under load, ms.
 */
const LATE = 1000;
/** The second selection of a command comes this long after the first on a machine under heavy load, ms. */
const SECOND_SELECTION = 200;
/** A selection by keyboard or mouse so long after another one is of the next key or click, ms. */
const NEXT_KEY = 40;
/** Events of one tick of the editor arrive within this, ms. */
export const SAME_TICK = 15;

/** Edits of a bulk that are looked at. */
export const BULK_LIMIT = 32;

/** Until when something may follow the edit, by what is known of it now. */
export function deadlineOf(edit: Edit): number {
  // The flag's flip may come after the selection.
  return Math.max(followedUntil(edit), mayFlip(edit) ? edit.t + LATE : -Infinity);
}

/** It may still turn a clean document dirty; cells and inputs of VS Code never tell of being dirty. */
function mayFlip({ event, flipped }: Edit): boolean {
  const tells = isCountedScheme(event.s) && event.s !== 'vscode-notebook-cell';
  return tells && !event.dirty && !flipped;
}

/**
 * Until when a selection event belongs to the edit. After the first one a command may send a second; one of a
 * kind is the person's next key or click.
 */
export function followedUntil(edit: Edit, kind: SelectionKind = null): number {
  const { t, followedAt, follow } = edit;
  if (followedAt !== null) {
    if (isOnItsWay(edit) || (kind === null && losesColumn(edit))) return followedAt + LATE;
    if (kind !== null) {
      // The way back of a caret may be told in the tick of the key that goes on from there.
      const [first] = follow;
      const isOwn = first?.kind === null && follow.length === 1 && !leavesBehind(edit, first);
      return followedAt + (isOwn ? SECOND_SELECTION : NEXT_KEY);
    }
    const byCommand = follow.every((one) => one.kind === null);
    const second = byCommand ? SECOND_SELECTION : SAME_TICK;
    return Math.max(t + FOLLOW_WINDOW, followedAt + second);
  }
  return t + (edit.movesCaret || mayFlip(edit) ? LATE : FOLLOW_WINDOW);
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

/** Changes that are compared with every caret, where there are more changes than carets. */
const CHANGES_LOOKED_AT = 64;

/** Does a selection by keyboard follow that fits a key pressed here. To be asked once nothing more follows. */
export function keyedOf(edit: Edit): 'end' | 'inside' | null {
  // A second one may be the next key's: Escape leaves one caret of many.
  for (const selection of edit.follow) {
    const keyed = selection.kind === 1 ? keyedBy(edit, selection) : null;
    if (keyed !== null) return keyed;
    if (selection.kind === null && leavesBehind(edit, selection)) return null;
  }
  return null;
}

/** The carets are behind the new texts already, so that a keyboard selection after it is of the next key. */
function leavesBehind(edit: Edit, { v }: SelectionEvent): boolean {
  const spans = v.map(spanOf);
  const carets = spans.map(({ active }) => active).sort(compare);
  const texts = landingsNow(edit);
  return (
    spans.every(({ empty }) => empty) &&
    carets.length === texts.length &&
    texts.every(({ end }, i) => end !== null && same(end, carets[i] ?? end))
  );
}

/**
 * All that was told so far is where the caret had been when the text went in: what the change showed was an older
 * place, and the way behind the text is still to come.
 */
function isOnItsWay({ event, follow }: Edit): boolean {
  const [change, more] = event.ch;
  const [place, others] = follow[0]?.v ?? [];
  if (change === undefined || more !== undefined || place === undefined || others !== undefined)
    return false;
  return (
    follow.length === 1 &&
    follow[0]?.kind === null &&
    change.tl > 0 &&
    isEmpty(change.r) &&
    isEmpty(place) &&
    same(startOf(place), startOf(change.r))
  );
}

/** The line of the caret went away, and with it the caret's column, which _Delete Line_ gives back. */
function losesColumn({ event, follow }: Edit): boolean {
  const [change, more] = event.ch;
  const [caret, others] = event.sel ?? [];
  const [place] = follow[0]?.v ?? [];
  if (change === undefined || more !== undefined || caret === undefined || others !== undefined)
    return false;
  if (place === undefined || follow.length > 1 || follow[0]?.kind !== null) return false;
  return (
    change.tl === 0 &&
    change.r[1] === 0 &&
    change.r[3] === 0 &&
    change.r[2] > change.r[0] &&
    caret[3] > 0 &&
    isEmpty(place) &&
    same(startOf(place), startOf(change.r))
  );
}

function keyedBy(edit: Edit, selection: SelectionEvent): 'end' | 'inside' | null {
  const carets = selection.v.map((v) => spanOf(v).active).sort(compare);
  const texts = landingsNow(edit);
  const isAtEnd = ({ end }: Landed, caret: Position): boolean => end !== null && same(end, caret);
  const isInside = ({ start, end, change }: Landed, caret: Position): boolean =>
    end !== null && isPairSize(change) && compare(start, caret) < 0 && compare(caret, end) < 0;
  if (carets.length === texts.length) {
    const fits = (test: typeof isAtEnd): boolean =>
      texts.every((text, i) => test(text, carets[i] ?? text.start));
    if (fits(isAtEnd)) return 'end';
    return fits(isInside) ? 'inside' : null;
  }
  // A key may also take away the blanks that an earlier Enter left on another line.
  if (texts.length > CHANGES_LOOKED_AT || texts.length < carets.length) return null;
  const fits = (test: typeof isAtEnd): boolean => {
    const keys = texts.filter((text) => carets.some((caret) => test(text, caret)));
    const rest = texts.filter((text) => !keys.includes(text));
    return keys.length === carets.length && rest.every(({ change }) => isTrimmedIndent(change));
  };
  if (fits(isAtEnd)) return 'end';
  return fits(isInside) ? 'inside' : null;
}

/**
 * Only what is the edit's own remains of the selections that followed: an edit that no key announced makes none of
 * the keyboard's or the mouse's, so that these are of the next key or click. To be called once nothing more follows.
 */
export function partNextKey({ follow, keyed }: Edit): void {
  const [first] = follow;
  if (keyed !== null || first?.kind !== null) return;
  const next = follow.findIndex(({ kind }) => kind === 1 || kind === 2);
  if (next > 0) follow.splice(next);
}

/** Did it go through the cursor, as what hands do and nothing from outside does. */
export function isThroughCursor({ order }: Edit): boolean {
  return order === 'cursor' || order === 'revealed';
}

interface Landed {
  readonly start: Position;
  readonly end: Position | null;
  readonly change: RawChange;
}

/** The places of the new texts after the later edits of the same tick. */
function landingsNow(edit: Edit): readonly Landed[] {
  const { ch } = edit.event;
  const changes = ascending(ch);
  let texts: readonly Landed[] = landings(ch, edit.lineDelta).flatMap((landing, i) => {
    const change = changes[i];
    return change === undefined ? [] : [{ ...landing, change }];
  });
  for (let later = edit.next, i = 0; later !== null && i < 4; later = later.next, i++) {
    const delta = later.event.ch.length === 1 ? later.lineDelta : null;
    for (const change of later.event.ch.slice(0, CHANGES_LOOKED_AT)) {
      texts = texts.map((text) => ({
        ...text,
        start: moved(text.start, change, delta),
        end: text.end && moved(text.end, change, delta),
      }));
    }
  }
  return texts;
}

function isTrimmedIndent(change: RawChange): boolean {
  const { r, tl } = change;
  return (
    (tl === 0 && r[1] === 0 && r[0] === r[2]) || (isBlank(change) && r[1] === 0 && r[0] === r[2])
  );
}
