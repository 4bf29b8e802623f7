import { isThroughCursor } from '../edit';
import type { EditFacts } from '../editFacts';
import { isEmpty } from '../positions';
import {
  endsWithBreak,
  hasBreak,
  isBlank,
  isEnterShape,
  isWhole,
  isWordShape,
  knownText,
} from '../text';
import { byHand } from './commands';
import { continuesWord } from './completions';
import type { Rule } from './rule';

/** Text that inline suggestions and the clipboard bring: accepted or pasted at the caret with no keyboard selection. */
export const AT_CARET_RULES: readonly Rule[] = [
  {
    id: 'paste-lines',
    origin: 'pasted',
    reason: 'A paste of lines.',
    fact: 'Pastes with line breaks make no keyboard selection; they begin at column 0 or end with a break.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.changes.some(hasBreak) &&
      (!f.onlyBlanks || isThroughCursor(f.edit)) &&
      !f.changes.every(isEnterShape) &&
      !byProgram(f) &&
      f.edit.order !== 'model' &&
      (f.hasSelection ||
        f.edit.order === 'cursor' ||
        (f.carets.length > 1 && f.caretBehindText) ||
        f.changes.every((c) => c.r[1] === 0 || knownText(c).endsWith('\n'))),
  },
  {
    id: 'paste-over-lines',
    origin: 'pasted',
    reason: 'A paste over a selection of several lines.',
    fact: 'Such a paste makes no keyboard selection; its caret ends behind the text. Find and replace stays in a line.',
    holds: (f) =>
      f.overSelections &&
      f.single !== null &&
      f.single.r[2] > f.single.r[0] &&
      f.inserted > 0 &&
      f.edit.order !== 'model' &&
      f.edit.follow.length === 1 &&
      f.caretBehindText &&
      f.edit.follow[0]?.v.every(isEmpty) === true &&
      !f.personAbsent,
  },
  {
    id: 'paste-line-above',
    origin: 'pasted',
    reason: 'A line that was cut or copied whole, pasted above the line of the caret.',
    fact: 'It goes in at column 0 and not at the caret. A line copied beside itself stands beside the same text; in recordings that do not tell, it is as long as the caret is far, and hardly as long as the one cut before.',
    holds: (f) =>
      f.single !== null &&
      f.caret !== null &&
      f.pureInsertion &&
      f.single.r[0] === f.caret.line &&
      f.single.r[1] === 0 &&
      f.edit.lineDelta === 1 &&
      isWhole(f.single) &&
      endsWithBreak(f.single) &&
      (f.event.repeats === undefined
        ? f.single.tl <= f.caret.char || f.isLengthOfCut
        : !f.event.repeats) &&
      isThroughCursor(f.edit),
  },
  {
    id: 'paste-again',
    origin: 'pasted',
    reason: 'The same text pasted again and again.',
    fact: 'Equal pieces at the caret, each where the last ended.',
    holds: (f) =>
      f.run?.atCaret === true &&
      f.run.repeated &&
      f.run.pieces > 1 &&
      f.inserted > 1 &&
      !f.onlyBlanks,
  },
  {
    id: 'agent-at-caret',
    origin: 'assisted',
    reason: 'Text at the caret, right after an agent wrote there.',
    fact: 'Nothing told of a person since the agent.',
    holds: (f) => f.insertsAtCarets && f.personAbsent && f.agentAtWork && severalWords(f),
  },
  {
    id: 'inline-whole',
    origin: 'assisted',
    reason: 'An inline suggestion accepted.',
    fact: 'More than a word at the caret at once, without a key; the list of suggestions replaces a word.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.carets.length === 1 &&
      !f.hasSelection &&
      f.pureInsertion &&
      f.caretBehindText &&
      !f.personAbsent &&
      (severalWords(f) || (continuesWord(f) && f.inserted > 1)),
  },
];

/** Not by hand: an agent wrote a moment ago, with no sign of a person since. */
function byProgram(f: EditFacts): boolean {
  return f.personAbsent && !byHand(f);
}

function severalWords(f: EditFacts): boolean {
  return f.changes.every((c) => !isBlank(c) && !isWordShape(c) && c.tl > 1);
}
