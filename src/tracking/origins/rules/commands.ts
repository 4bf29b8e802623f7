import { isThroughCursor } from '../edit';
import { hasBreak, isBlank, isEnterShape, isOneCharacter } from '../text';
import type { EditFacts } from '../editFacts';
import type { Rule } from './rule';
import { isTooManyLetters } from './streams';

/** A word that is deleted around the caret, characters; a quick fix takes a whole statement away. */
const WORD = 20;

/** The person's own keys that are followed by no keyboard selection. */
export const COMMAND_RULES: readonly Rule[] = [
  {
    id: 'enter',
    origin: 'typed',
    reason: 'Enter, with the indentation that comes with it.',
    fact: 'A line break at the caret or over the selection, and no letters; the caret goes on.',
    holds: (f) =>
      f.insertsAtCarets && f.changes.every(isEnterShape) && !f.caretStays && isPressed(f),
  },
  {
    id: 'tab',
    origin: 'typed',
    reason: 'Tab.',
    fact: 'Blanks at the caret, or over the selection.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.inserted > 0 &&
      f.changes.every((c) => isBlank(c) && !hasBreak(c)) &&
      isPressed(f),
  },
  {
    id: 'type-over-selection',
    origin: 'typed',
    reason: 'One character typed over a selection.',
    fact: 'The range is the selection. The selection event need not say "keyboard" then.',
    holds: (f) => f.overSelections && f.changes.every(isOneCharacter) && !f.followKinds.includes(3),
  },
  {
    id: 'delete-at-caret',
    origin: 'typed',
    reason: 'Backspace, Delete, or their commands for words and lines.',
    fact: 'What goes away ends or begins at the caret, or is the selection.',
    holds: (f) => f.pureDeletion && f.atCarets && byHand(f),
  },
  {
    id: 'delete-pair',
    origin: 'typed',
    reason: 'Backspace between a pair.',
    fact: 'The bracket on each side of the caret goes away.',
    holds: (f) =>
      f.pureDeletion && f.caret !== null && f.single?.rl === 2 && f.touchesCaret && byHand(f),
  },
  {
    id: 'delete-word-around',
    origin: 'typed',
    reason: 'The word at the caret deleted.',
    fact: 'A short range within the line, around the caret.',
    holds: (f) =>
      f.pureDeletion &&
      f.caret !== null &&
      f.single !== null &&
      f.single.r[0] === f.single.r[2] &&
      f.single.rl <= WORD &&
      f.touchesCaret &&
      byHand(f),
  },
];

/**
 * A key never comes as from outside. Right after somebody else's edit at the caret only what went through the cursor
 * tells of a key.
 */
function isPressed(f: EditFacts): boolean {
  if (f.edit.order === 'model' || (f.run !== null && isTooManyLetters(f.run))) return false;
  return !f.personAbsent || isThroughCursor(f.edit) || !f.continuesForeign;
}

/** Nothing tells that a program did this: no stream, no agent that just wrote, no edit of the text from outside. */
export function byHand(f: EditFacts): boolean {
  if (f.run !== null && isTooManyLetters(f.run)) return false;
  if (f.personAbsent) return isThroughCursor(f.edit);
  // "Delete line" keeps the caret's column by a second selection event.
  return f.edit.order !== 'model' || f.edit.follow.length > 1;
}
