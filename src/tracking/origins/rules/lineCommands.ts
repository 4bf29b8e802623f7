import { compare, endOf, isEmpty, same, startOf } from '../positions';
import {
  endsWithBreak,
  hasBreak,
  isBlank,
  isEnterShape,
  isWhole,
  knownText,
  visibleLength,
} from '../text';
import type { EditFacts } from '../editFacts';
import { byHand } from './commands';
import { surroundsSelections } from './keys';
import type { Rule } from './rule';

/** Marks of a comment, with their blank: `// `, `<!-- `, `{/* `. */
const COMMENT_MARK = 6;

/** All that outdenting takes away where nothing of the indentation is left, characters. */
const ONE_INDENT = 8;

/** The person's own commands on lines and selections; no keyboard selection follows them. */
export const LINE_COMMAND_RULES: readonly Rule[] = [
  {
    id: 'delete-lines',
    origin: 'typed',
    reason: 'Lines of the caret or the selection deleted or cut.',
    fact: 'Whole lines with their breaks go away, the ones with the caret; only a person has several carets or selects the lines.',
    holds: (f) =>
      f.pureDeletion &&
      f.onCaretLines() &&
      f.changes.every(isWholeLines) &&
      !mayBeForeign(f) &&
      (byHand(f) || (!f.personAbsent && (f.carets.length > 1 || isOfSelectedLines(f)))),
  },
  {
    id: 'indent-lines',
    origin: 'typed',
    reason: 'Lines indented or outdented.',
    fact: 'The indentation of the selected lines is replaced, from column 0, or one step of it goes away.',
    holds: (f) =>
      f.onCaretLines() &&
      oneEachLine(f) &&
      f.changes.every(
        (c) =>
          c.r[1] === 0 &&
          c.r[0] === c.r[2] &&
          c.tl !== c.rl &&
          isBlank(c) &&
          !hasBreak(c) &&
          (c.tl > 0 || c.rl <= ONE_INDENT),
      ) &&
      (f.deleted > 0 || f.hasSelection || f.caret?.char === 0) &&
      byHand(f),
  },
  {
    id: 'toggle-comment',
    origin: 'typed',
    reason: 'Line comments switched on or off.',
    fact: 'Short marks are put in or taken away on the lines of the caret or the selection, one or two a line.',
    holds: (f) =>
      f.onCaretLines() &&
      (f.pureInsertion || f.pureDeletion) &&
      !f.onlyBlankInsertion &&
      !isBehindTyped(f) &&
      f.changes.every(
        (c) => c.r[0] === c.r[2] && c.tl + c.rl <= COMMENT_MARK && isMark(knownText(c)),
      ) &&
      (oneEachLine(f)
        ? f.sameEverywhere
        : f.changes.length % 2 === 0 && twoEachLine(f) && f.changes.every(isBlockMark)) &&
      byHand(f),
  },
  {
    id: 'block-comment',
    origin: 'typed',
    reason: 'A comment or brackets put around the selection.',
    fact: 'Short insertions at both ends of what is selected.',
    holds: (f) => surroundsSelections(f),
  },
  {
    id: 'empty-comment',
    origin: 'typed',
    reason: 'A comment begun where nothing is written yet.',
    fact: 'Its marks with two blanks between at the caret, which goes between the blanks; an edit from outside leaves it behind.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.single !== null &&
      f.pureInsertion &&
      f.caretAfter?.line === f.single.r[0] &&
      f.caretAfter.char === f.single.r[1] + betweenBlanks(knownText(f.single)) &&
      byHand(f),
  },
  {
    id: 'change-in-place',
    origin: 'typed',
    reason: 'Case changed, letters swapped, lines sorted or reversed.',
    fact: 'As many characters in as out, on the caret or the selection, which stays.',
    holds: (f) =>
      f.inserted === f.deleted &&
      f.inserted > 0 &&
      f.onCaretLines(1) &&
      f.touchesCaret &&
      f.changes.length === f.carets.length &&
      !losesSelection(f) &&
      f.edit.order !== 'model',
  },
  {
    id: 'name-recased',
    origin: 'typed',
    reason: 'What was selected written in another way: camel, snake or kebab case.',
    fact: 'The selection is replaced by one name about as long, and stays around it; a paste ends behind its text.',
    holds: (f: EditFacts): boolean => {
      const after = f.edit.follow.at(0)?.v[0];
      return (
        f.overSelections &&
        f.single !== null &&
        f.edit.follow.length === 1 &&
        after !== undefined &&
        same(startOf(after), startOf(f.single.r)) &&
        f.end !== null &&
        same(endOf(after), f.end) &&
        isWhole(f.single) &&
        /^[^\s]+$/.test(knownText(f.single)) &&
        4 * Math.abs(f.single.tl - f.single.rl) <= f.single.rl &&
        !f.foreignLast
      );
    },
  },
  {
    id: 'sort-document',
    origin: 'typed',
    reason: 'All lines sorted or reversed, with nothing selected.',
    fact: 'Lines around the caret replaced at once by as many lines and characters; others send only what differs.',
    holds: (f) =>
      f.caret !== null &&
      f.single !== null &&
      f.single.tl === f.single.rl &&
      f.single.r[1] === 0 &&
      f.single.r[2] > f.single.r[0] &&
      f.edit.lineDelta === 0 &&
      f.touchesCaret &&
      !f.foreignLast,
  },
  {
    id: 'move-lines',
    origin: 'typed',
    reason: 'Lines moved up or down.',
    fact: 'Two to four changes beside the caret lines; the document gains no line and hardly a character.',
    holds: (f: EditFacts): boolean => {
      const { changes } = f;
      if (changes.length < 2 || changes.length > 4 * Math.max(1, f.carets.length)) return false;
      const breaks = changes.some((c) => c.r[0] !== c.r[2]) && changes.some(hasBreak);
      return (
        breaks &&
        f.edit.lineDelta === 0 &&
        f.onCaretLines(1) &&
        Math.abs(f.inserted - f.deleted) <= 8 * changes.length
      );
    },
  },
  {
    id: 'insert-line',
    origin: 'typed',
    reason: 'A line opened above or below.',
    fact: 'What Enter brings, at the end of the caret line or the one before; the caret goes there.',
    holds: (f) =>
      f.pureInsertion &&
      f.changes.every(isEnterShape) &&
      f.onCaretLines(1) &&
      !(f.insertsAtCarets && f.edit.order === 'model') &&
      f.caretAfter !== null &&
      f.changes.length === f.carets.length,
  },
  {
    id: 'copy-lines',
    origin: 'typed',
    reason: 'Lines copied up or down.',
    fact: 'Whole lines at column 0 beside the caret lines (or a break and a line at the line end), not at the caret.',
    holds: (f: EditFacts): boolean => {
      const { single } = f;
      if (single === null || !isEmpty(single.r) || f.atCarets || !f.onCaretLines(1)) return false;
      if (f.event.repeats === false) return false;
      const [caret] = f.carets;
      if (caret === undefined || f.edit.lineDelta !== caret.end.line - caret.start.line + 1)
        return false;
      const whole = single.r[1] === 0 ? endsWithBreak(single) : knownText(single).startsWith('\n');
      // In recordings that do not tell what stands beside it: a copy is as long as the line of the caret at least.
      const asLong = single.tl > caret.active.char && !f.isLengthOfCut;
      return whole && (f.event.repeats === true || asLong) && byHand(f);
    },
  },
  {
    id: 'join-lines',
    origin: 'typed',
    reason: 'Lines joined.',
    fact: 'The break at the end of the caret line goes away, with the indentation behind it.',
    holds: (f) =>
      f.single !== null &&
      f.onCaretLines() &&
      f.single.r[2] === f.single.r[0] + 1 &&
      // From column 0 to column 0 a line goes away whole, unless it is only its break that is lost.
      (f.single.r[1] > 0 || f.single.r[3] > 0 || f.single.rl - f.single.tl <= 2) &&
      f.single.tl <= 2 &&
      f.single.tl < f.single.rl &&
      !hasBreak(f.single) &&
      f.edit.lineDelta === -1 &&
      byHand(f),
  },
  {
    id: 'join-all-lines',
    origin: 'typed',
    reason: 'Lines joined.',
    fact: 'All lines of the selection replaced from column 0 by one that is hardly shorter; others send only what differs.',
    holds: (f) =>
      f.single !== null &&
      f.onCaretLines() &&
      f.single.r[1] === 0 &&
      f.single.r[2] > f.single.r[0] &&
      f.single.r[2] - f.single.r[0] === -(f.edit.lineDelta ?? 0) &&
      !hasBreak(f.single) &&
      2 * f.single.tl > f.single.rl &&
      f.single.tl <= f.single.rl &&
      !f.foreignLast,
  },
  {
    id: 'drag-and-drop',
    origin: 'typed',
    reason: 'The selection dragged somewhere else.',
    fact: 'The selection goes away and as many characters come in elsewhere.',
    holds: (f: EditFacts): boolean => {
      const [caret] = f.carets;
      if (f.changes.length !== 2 || f.carets.length !== 1 || caret === undefined || caret.empty)
        return false;
      const out = f.changes.find((c) => c.tl === 0);
      const into = f.changes.find((c) => c.rl === 0);
      return (
        out !== undefined &&
        into?.tl === out.rl &&
        same(startOf(out.r), caret.start) &&
        same(endOf(out.r), caret.end)
      );
    },
  },
  {
    id: 'duplicate-selection',
    origin: 'typed',
    reason: 'Each selection put in once more, right behind itself.',
    fact: 'At the end of each selection as many characters come in as are selected.',
    holds: (f: EditFacts): boolean =>
      f.pureInsertion &&
      f.carets.length === f.changes.length &&
      f.carets.every(
        ({ start, end, empty }) =>
          !empty &&
          start.line === end.line &&
          f.changes.some((c) => same(startOf(c.r), end) && c.tl === end.char - start.char),
      ),
  },
  {
    id: 'drag-copy',
    origin: 'typed',
    reason: 'A copy of the selection dropped somewhere else, or put beside it.',
    fact: 'As many characters as were selected come in elsewhere and are selected after.',
    holds: (f: EditFacts): boolean => {
      const [caret] = f.carets;
      const after = f.edit.follow.at(-1)?.v[0];
      return (
        f.single !== null &&
        f.pureInsertion &&
        caret !== undefined &&
        !caret.empty &&
        isWhole(f.single) &&
        caret.start.line === caret.end.line &&
        f.single.tl === caret.end.char - caret.start.char &&
        after !== undefined &&
        compare(startOf(after), startOf(f.single.r)) === 0 &&
        !isEmpty(after)
      );
    },
  },
];

/**
 * Cut or taken away by a program, the line of the caret leaves no trace but the caret at column 0 where nothing tells of
 * what is visible. Whoever cuts it moved the caret there first.
 */
function mayBeForeign(f: EditFacts): boolean {
  return f.edit.order === null && !f.hasSelection && f.edit.follow.length < 2 && f.foreignLast;
}

/** It goes on behind something that was just typed, where no comment begins. */
function isBehindTyped(f: EditFacts): boolean {
  const typed = f.hand?.edit.event.ch[0];
  return f.insertsAtCarets && f.continuesHand && typed !== undefined && visibleLength(typed) > 0;
}

/** Where the caret goes in `<!--  -->` and its like, counted from the begin; NaN in other text. */
function betweenBlanks(text: string): number {
  return /^[^\p{L}\p{N}\s]{1,8}(?= {2}[^\p{L}\p{N}\s]{1,8}$)/u.test(text)
    ? text.indexOf(' ') + 1
    : NaN;
}

/** Something was selected, and nothing is any more. */
function losesSelection(f: EditFacts): boolean {
  const after = f.edit.follow.at(-1);
  return f.hasSelection && after?.kind === null && after.v.every(isEmpty);
}

/** Just the lines on which something is selected, from column 0 to column 0. */
function isOfSelectedLines({ single, carets }: EditFacts): boolean {
  const [selected] = carets;
  if (single === null || carets.length !== 1 || selected === undefined || selected.empty)
    return false;
  const { start, end } = selected;
  const [fromLine, fromChar, toLine, toChar] = single.r;
  const below = end.char === 0 ? end.line : end.line + 1;
  return fromLine === start.line && fromChar === 0 && toLine === below && toChar === 0;
}

function isWholeLines({ r }: { readonly r: readonly [number, number, number, number] }): boolean {
  return r[2] > r[0] && (r[1] === 0 ? r[3] === 0 : true);
}

function oneEachLine(f: EditFacts): boolean {
  return linesOf(f) === f.changes.length;
}

function twoEachLine(f: EditFacts): boolean {
  return 2 * linesOf(f) === f.changes.length;
}

/** How many lines changes begin on. */
function linesOf(f: EditFacts): number {
  return new Set(f.changes.map(({ r }) => r[0])).size;
}

/** No mark at an end of a comment is shorter than two characters. */
function isBlockMark({ tl, rl }: { readonly tl: number; readonly rl: number }): boolean {
  return tl + rl >= 2;
}

/** Brackets and quotes that are closed at once begin no comment. */
function isMark(text: string): boolean {
  if (/^(?:\(\)|\[\]|\{\}|""|''|``)$/.test(text)) return false;
  return !/[\p{L}\p{N}\n]/u.test(text) || /^(?:rem|dnl|c) $/i.test(text);
}
