import type { DocChangeEvent, RawChange } from '../../core/events/rawEvent';
import { spanOf, touches, type Span } from './positions';

/** Carets that are looked at. */
const CARETS = 64;

/**
 * What somebody changed, without what the editor did along with it: the next edit after an Enter takes the
 * indentation away that this Enter had left on a line of its own.
 */
export function withoutTrimmedIndent(event: DocChangeEvent): readonly RawChange[] {
  const { ch, sel, act } = event;
  if (ch.length < 2 || !act || sel === null) return ch;
  const carets = sel.slice(0, CARETS).map(spanOf);
  if (!ch.some(isIndentTakenAway)) return ch;
  const others = ch.filter((change) => !isIndentTakenAway(change));
  // Backspace in an indentation looks the same, but is at the caret.
  const own = others.length > 0 ? others : ch.filter((change) => touchesCaret(change, carets));
  return own.length > 0 &&
    ch.length - own.length <= carets.length &&
    own.every((change) => isBesideCaret(change, carets))
    ? own
    : ch;
}

function isIndentTakenAway({ r, rl, tl }: RawChange): boolean {
  return tl === 0 && rl > 0 && r[1] === 0 && r[0] === r[2];
}

/**
 * Is something put in on a line of a caret or next to one, as where a line is opened, or taken away at a caret, or a
 * whole line taken away there, as where one is moved.
 */
function isBesideCaret({ r, tl }: RawChange, carets: readonly Span[]): boolean {
  const isLine = r[2] === r[0] + 1 && r[1] === 0 && r[3] === 0;
  return tl > 0 || isLine
    ? carets.some(({ start, end }) => r[0] >= start.line - 1 && r[0] <= end.line + 1)
    : touchesCaret({ r }, carets);
}

function touchesCaret({ r }: Pick<RawChange, 'r'>, carets: readonly Span[]): boolean {
  return carets.some(({ start, end }) => touches(r, start) || touches(r, end));
}
