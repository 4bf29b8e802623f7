import type { RawChange } from '../../core/events/rawEvent';

/** The text of a change as far as it is known: all of it, or head and tail; '' where none is. */
export function knownText(change: RawChange): string {
  return (change.x ?? '') + (change.xe ?? '');
}

/** Is every character of the inserted text known. */
export function isWhole(change: RawChange): boolean {
  return change.tl === 0 || (change.x !== undefined && change.xe === undefined);
}

export function hasBreak(change: RawChange): boolean {
  return knownText(change).includes('\n');
}

export function endsWithBreak(change: RawChange): boolean {
  return knownText(change).endsWith('\n');
}

/** Blanks and line breaks only (or nothing). */
export function isBlank(change: RawChange): boolean {
  return change.tl === 0 || (isWhole(change) && /^\s*$/.test(knownText(change)));
}

/** Characters that can be seen, of the part that is known. */
export function visibleLength(change: RawChange): number {
  return knownText(change).replace(/\s/g, '').length;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What one key can bring by itself: one character, however many units it is made of. */
export function isOneCharacter(change: RawChange): boolean {
  const { tl, x } = change;
  if (tl === 1) return true;
  if (tl === 0 || tl > 24 || x === undefined || x.includes('\n')) return false;
  if (x.charCodeAt(0) < 0x80 && x.charCodeAt(1) < 0x80) return false;
  const [first] = graphemes.segment(x);
  return first?.segment.length === x.length;
}

// An opening sign with everything that is closed along with it: `()`, `<!-- -->`, `\\left(\\right)`.
const LONGEST_PAIR = 16;

/** Not longer than what one key brings where it closes a bracket, a quote or a comment as well. */
export function isPairSize(change: RawChange): boolean {
  return change.tl <= LONGEST_PAIR && !hasBreak(change);
}

/**
 * What Enter brings: a line break with indentation, twice between brackets, with the mark that goes on
 * with a comment or a list. No letters.
 */
export function isEnterShape(change: RawChange): boolean {
  if (!isWhole(change)) return false;
  const text = knownText(change);
  return /^\r?\n[ \t]*(?:[^\p{L}\s\d(){}[\]"'`;,]{1,4} ?|\d{1,3}[.)] )?(?:\r?\n[ \t]*(?:\*\/)?)?$/u.test(
    text,
  );
}

/** An identifier, with what a language server puts around it: a leading dot, brackets, `: ;`, a sigil. */
export function isWordShape(change: RawChange): boolean {
  return (
    isWhole(change) &&
    /^[.$@#&\\]?[\p{L}\p{N}_$-]+[?!]?(?:\(\)|\[\]|<>|: ?;?|=""|;)?$/u.test(knownText(change))
  );
}

/** One step of "accept next word": blanks, one word with blanks around it, or one run of signs. */
export function isWordStep(change: RawChange): boolean {
  return (
    isWhole(change) &&
    /^(?:\s*[\p{L}\p{N}_$]+[^\p{L}\p{N}\s_$]{0,2}\s*|\s*[^\p{L}\p{N}\s_$]+\s*|\s+)$/u.test(
      knownText(change),
    )
  );
}

export const startsWithWord = (text: string): boolean => /^[\p{L}\p{N}_$]/u.test(text);
export const endsWithWord = (text: string): boolean => /[\p{L}\p{N}_$]$/u.test(text);
