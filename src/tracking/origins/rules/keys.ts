import { keyedOf } from '../edit';
import type { Edit } from '../model';
import { endOf, insertionEnd, isEmpty, same, startOf } from '../positions';
import { hasBreak, isOneCharacter, isPairSize, knownText } from '../text';
import { CARETS_LOOKED_AT } from '../caretFacts';
import type { EditFacts } from '../editFacts';
import type { Rule } from './rule';

// Indentation that a key may bring at most.
const LONGEST_INDENT = 16;

// A key adds a letter to what is composed, or turns it into a few signs.
const LONGEST_STEP = 2;

/** Keys whose selection event says "keyboard" and puts the caret where that key leaves it. */
export const KEY_RULES: readonly Rule[] = [
  {
    id: 'suggestion-by-commit-character',
    origin: 'completed',
    reason: 'A suggestion accepted by typing the sign that follows it.',
    fact: 'Two changes in one tick: the word before the caret replaced, then the key at its end.',
    holds: (f: EditFacts): boolean => {
      const key = keyAtEnd(f);
      if (key === null || f.single === null || f.single.tl === 0) return false;
      if (key.event.ch[0]?.rl !== 0) return false;
      if (isEmpty(f.single.r))
        return f.insertsAtCarets && f.single.tl > 1 && !isOneCharacter(f.single);
      return f.replacesBeforeCarets && !composes(f);
    },
  },
  {
    id: 'key-in-tick',
    origin: 'typed',
    reason: 'A key followed by the next one before the editor told of the caret.',
    fact: 'Fast keys and steps of a composition can share a tick; the selection comes after the last.',
    holds: (f) => f.single !== null && keyAtEnd(f) !== null,
  },
  {
    id: 'key-over-closing',
    origin: 'typed',
    reason: 'A closing bracket or quote typed over the one that was there.',
    fact: 'The sign after the caret is replaced by itself.',
    holds: (f) =>
      f.keyed === 'end' &&
      f.changes.every(
        (c) =>
          c.tl === c.rl &&
          c.tl <= 2 &&
          f.carets.slice(0, CARETS_LOOKED_AT).some(({ active }) => same(active, startOf(c.r))),
      ),
  },
  {
    id: 'key',
    origin: 'typed',
    reason: 'A key: one character at each caret or over each selection.',
    fact: 'A keyboard selection follows, its carets behind the new characters.',
    holds: (f) =>
      f.keyed === 'end' && f.changes.every((c) => c.tl <= 24 && (c.tl === 0 || isOneCharacter(c))),
  },
  {
    id: 'key-with-pair',
    origin: 'typed',
    reason: 'A key that closed a bracket, quote or comment along with it.',
    fact: 'A keyboard selection follows with the caret inside the new text; a paste leaves it behind.',
    holds: (f) => f.keyed === 'inside' && f.changes.every(isPairSize),
  },
  {
    id: 'key-around-selection',
    origin: 'typed',
    reason: 'A bracket or quote typed around a selection.',
    fact: 'Two short insertions at both ends of what is selected.',
    holds: (f) => surroundsSelections(f),
  },
  {
    id: 'composition',
    origin: 'typed',
    reason: 'A step of an input method.',
    fact: 'The text composed so far is replaced with nothing selected, which no paste does; a keyboard selection follows.',
    holds: (f) =>
      f.keyed === 'end' && !f.hasSelection && f.changes.every((c) => c.rl > 0 && !hasBreak(c)),
  },
  {
    id: 'composition-in-place',
    origin: 'typed',
    reason: 'A step of an input method that is as long as the one before.',
    fact: 'All that was composed so far is replaced; the caret stays, so that no selection event follows.',
    holds: (f) =>
      f.single !== null &&
      f.single.tl === f.single.rl &&
      f.replacesBeforeCarets &&
      f.edit.follow.length === 0 &&
      f.hand?.kind === 'typed' &&
      composes(f),
  },
  {
    id: 'key-reindents',
    origin: 'typed',
    reason: 'A key at which the editor indents the line anew.',
    fact: 'The line up to the caret is replaced from column 0 by other indentation, its text and the key; suggestions replace a word.',
    holds: (f) =>
      f.single !== null &&
      f.replacesBeforeCarets &&
      f.single.r[1] === 0 &&
      f.single.tl <= f.single.rl + LONGEST_INDENT &&
      /^(?:[ \t]+\S|[})\]])[^\n]*$/.test(knownText(f.single)) &&
      f.edit.follow.every(({ kind }) => kind === null) &&
      !f.personAbsent,
  },
  {
    id: 'paste-in-line',
    origin: 'pasted',
    reason: 'A paste within a line.',
    fact: 'A keyboard selection follows behind more text than a key can bring; with line breaks none would.',
    holds: (f) => f.keyed === 'end' && f.inserted > 0 && !f.changes.some(hasBreak),
  },
];

/** The key in the same tick that goes on where this edit's text ends. */
function keyAtEnd(f: EditFacts): Edit | null {
  const next = f.nextInTick;
  if (next === null || f.single === null || f.keyed !== null) return null;
  return goesOn(f.edit, next) && isPressed(next, 4) ? next : null;
}

/** A single change at the end of another's text, or over it. */
function goesOn({ event, lineDelta }: Edit, next: Edit): boolean {
  const [before, change] = [event.ch[0], next.event.ch[0]];
  if (before === undefined || change === undefined) return false;
  if (event.ch.length !== 1 || next.event.ch.length !== 1 || next.event.reason !== null)
    return false;
  const end = insertionEnd(before, lineDelta);
  return end !== null && (same(startOf(change.r), end) || same(endOf(change.r), end));
}

function isPressed(edit: Edit, depth: number): boolean {
  const keyed = edit.closed ? edit.keyed : keyedOf(edit);
  if (keyed !== null) return edit.event.ch.every(isPairSize);
  const { next } = edit;
  return depth > 0 && next !== null && goesOn(edit, next) && isPressed(next, depth - 1);
}

/** A step of an input method: all that it had composed so far is replaced, and grows by a key. */
function composes(f: EditFacts): boolean {
  const { single, hand } = f;
  const before = hand?.edit.event.ch.length === 1 ? hand.edit.event.ch[0] : undefined;
  if (single === null || before === undefined || single.tl - single.rl > LONGEST_STEP) return false;
  if (!same(startOf(before.r), startOf(single.r)) || before.tl !== single.rl) return false;
  // Of one letter it begins as a suggestion does; plain letters are not committed within a tick.
  return single.rl > 1 ? single.x !== before.x : !isAscii(knownText(single));
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- ASCII is just that range
  return /^[\x00-\x7f]*$/.test(text);
}

export function surroundsSelections(f: EditFacts): boolean {
  return (
    f.pureInsertion &&
    f.hasSelection &&
    f.carets.length <= CARETS_LOOKED_AT &&
    f.changes.length === 2 * f.carets.length &&
    f.changes.every(isPairSize) &&
    f.carets.every(
      ({ start, end }) =>
        f.changes.some((c) => same(startOf(c.r), start)) &&
        f.changes.some((c) => same(startOf(c.r), end)),
    )
  );
}
