import type { RawChange, RawRange } from '../../core/events/rawEvent';

/** A place in a document, 0-based. */
export interface Position {
  readonly line: number;
  readonly char: number;
}

/** A selection in document order; `active` is the end that moves. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
  readonly active: Position;
  readonly empty: boolean;
}

export const at = (line: number, char: number): Position => ({ line, char });

export function compare(a: Position, b: Position): number {
  return a.line - b.line || a.char - b.char;
}

export function same(a: Position, b: Position): boolean {
  return a.line === b.line && a.char === b.char;
}

export const startOf = (r: RawRange): Position => at(r[0], r[1]);
export const endOf = (r: RawRange): Position => at(r[2], r[3]);
export const isEmpty = (r: RawRange): boolean => r[0] === r[2] && r[1] === r[3];

export function spanOf(selection: RawRange): Span {
  const anchor = startOf(selection);
  const active = endOf(selection);
  const forward = compare(anchor, active) <= 0;
  return {
    start: forward ? anchor : active,
    end: forward ? active : anchor,
    active,
    empty: same(anchor, active),
  };
}

/** Is the place in the range, its ends included. */
export function touches(r: RawRange, place: Position): boolean {
  return compare(startOf(r), place) <= 0 && compare(place, endOf(r)) <= 0;
}

/**
 * Where the text of a change ends once it is in. Of a long text only head and tail are known:
 * `lineDelta`, the document's gain of lines, fills the gap where this was its event's only change.
 * null where the place cannot be told.
 */
export function insertionEnd(change: RawChange, lineDelta: number | null): Position | null {
  const { r, tl, x, xe } = change;
  if (tl === 0) return startOf(r);
  if (x === undefined)
    return lineDelta === null || lineDelta !== r[0] - r[2] ? null : at(r[0], r[1] + tl);
  const whole = xe === undefined;
  const breaks = whole ? countBreaks(x) : lineDelta === null ? null : lineDelta + r[2] - r[0];
  if (breaks === null) return null;
  if (breaks === 0) return at(r[0], r[1] + tl);
  const tail = xe ?? x;
  const last = tail.lastIndexOf('\n');
  return last < 0 ? null : at(r[0] + breaks, tail.length - last - 1);
}

export function countBreaks(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count++;
  return count;
}

/**
 * Where a place is after a change; a place inside of what was replaced moves to the end of the new text,
 * a place where text is put in stays before it.
 */
export function moved(place: Position, change: RawChange, lineDelta: number | null): Position {
  const start = startOf(change.r);
  const end = endOf(change.r);
  if (compare(place, start) <= 0) return place;
  const landing = insertionEnd(change, lineDelta);
  if (landing === null) return at(place.line + (lineDelta ?? 0), place.char);
  if (compare(place, end) <= 0) return landing;
  return place.line === end.line
    ? at(landing.line, landing.char + place.char - end.char)
    : at(place.line + landing.line - end.line, place.char);
}

/** The changes of one event in document order. */
export function ascending(changes: readonly RawChange[]): readonly RawChange[] {
  if (changes.length < 2) return changes;
  return [...changes].sort((a, b) => compare(startOf(a.r), startOf(b.r)));
}

/** Where each change's text begins and ends once all changes of the event are in, in document order. */
export function landings(
  changes: readonly RawChange[],
  lineDelta: number | null,
): readonly { readonly start: Position; readonly end: Position | null }[] {
  const one = changes.length === 1;
  const result: { start: Position; end: Position | null }[] = [];
  let oldEnd: Position = at(0, 0);
  let newEnd: Position | null = at(0, 0);
  for (const change of ascending(changes)) {
    const start = startOf(change.r);
    if (newEnd === null) return result;
    const here: Position =
      start.line === oldEnd.line
        ? at(newEnd.line, newEnd.char + start.char - oldEnd.char)
        : at(newEnd.line + start.line - oldEnd.line, start.char);
    const [, , endLine, endChar] = change.r;
    const shift: RawRange = [here.line, here.char, here.line, here.char];
    const replaced = endLine - start.line;
    // Of several changes the lines of each are known only where the document gained none at all.
    const known = lineDelta !== null && (one || (lineDelta === 0 && replaced === 0));
    const landing = insertionEnd({ ...change, r: shift }, known ? lineDelta + replaced : null);
    result.push({ start: here, end: landing });
    oldEnd = at(endLine, endChar);
    newEnd = landing;
  }
  return result;
}
