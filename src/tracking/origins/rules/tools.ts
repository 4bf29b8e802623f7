import type { RawChange, RawRange } from '../../../core/events/rawEvent';
import { isThroughCursor } from '../edit';
import { compare, endOf, startOf } from '../positions';
import { hasBreak, isBlank, isEnterShape, isWhole, knownText } from '../text';
import type { EditFacts } from '../editFacts';
import type { Rule } from './rule';

/** The source-control extension opens the original just before it reverts a hunk, ms. */
const HUNK = 400;
/** Letters of a word and of what stands between it and the caret. */
const WORD = 24;
/** Blanks in a row that a formatter takes away in a line, characters. */
const BLANKS = 40;
/** Lines from the top within which imports are. */
const IMPORTS = 80;

/** Lines from the top on which an import is taken for one where it is the only change. */
const FIRST_LINES = 12;
/** The person was here so short ago that a tool does what they asked for, ms. */
const AT_WORK = 60_000;
/** Where what is imported begins: behind `import ` or `import{`, columns. */
const IMPORTED = 7;

/** Formatters, refactorings, replacements: edits that a person asks a tool for. */
export const TOOL_RULES: readonly Rule[] = [
  {
    id: 'hunk-reverted',
    origin: 'tooling',
    reason: 'A change reverted by source control.',
    fact: 'The original of the file is opened in the moment before, and nothing goes through the cursor.',
    holds: (f) =>
      f.t - f.edit.doc.originalOpenedAt <= HUNK &&
      f.t >= f.edit.doc.originalOpenedAt &&
      !isThroughCursor(f.edit),
  },
];

/** The same, tried after the person's own keys and commands. */
export const LATER_TOOL_RULES: readonly Rule[] = [
  {
    id: 'format',
    origin: 'tooling',
    reason: 'Formatted.',
    fact: 'Only blanks and line breaks come in, in several places or away from the caret.',
    holds: (f) =>
      f.onlyBlanks &&
      f.changes.every(mayBeBlanks) &&
      !opensLine(f) &&
      !goesOn(f) &&
      (f.changes.length > 1 ||
        (f.inserted > 0 && f.event.act && !f.atCarets && !(f.personAbsent && f.agentAtWork))) &&
      !f.insertsAtCarets,
  },
  {
    id: 'format-signs',
    origin: 'tooling',
    reason: 'Formatted, with quotes, commas or semicolons.',
    fact: 'Many small changes over several lines, and no letter comes in.',
    holds: (f) =>
      f.changes.length >= 3 &&
      f.changes.some((c, i) => i > 0 && c.r[0] !== f.changes[0]?.r[0]) &&
      f.changes.every((c) => c.tl <= 4 && isWhole(c) && !/[\p{L}\p{N}]/u.test(knownText(c))),
  },
];

export const REFACTORING_RULES: readonly Rule[] = [
  {
    id: 'replace-one',
    origin: 'tooling',
    reason: 'A match replaced.',
    fact: 'The selected match is replaced without a key, then the next one is selected by a command.',
    holds: (f) => f.overSelections && f.inserted > 0 && !f.changes.some(hasBreak),
  },
  {
    id: 'rename',
    origin: 'tooling',
    reason: 'A rename or a replacement in the whole file.',
    fact: 'The same text in all places, one of them at the caret (or other files change with it).',
    holds: (f) =>
      f.event.act &&
      f.changes.length > 1 &&
      !f.onlyBlankInsertion &&
      f.sameEverywhere &&
      (f.touchesCaret || inOtherFiles(f)),
  },
  {
    id: 'replaced-in-file',
    origin: 'tooling',
    reason: 'All matches in the file replaced.',
    fact: 'Each match is replaced whole by the same text, wherever the caret is, and nobody else was here since the person.',
    holds: (f) =>
      f.event.act &&
      f.changes.length >= 3 &&
      f.changes.every(({ tl, rl }) => tl > 0 && rl > 0) &&
      !f.onlyBlanks &&
      f.sameEverywhere &&
      !f.foreignLast,
  },
  {
    id: 'replace-over-files',
    origin: 'tooling',
    reason: 'This file of a replacement or rename over several.',
    fact: 'Other files change in the same tick.',
    holds: (f) => f.event.act && f.deleted > 0 && inOtherFiles(f),
  },
  {
    id: 'word-replaced',
    origin: 'tooling',
    reason: 'The word at the caret renamed or fixed.',
    fact: 'One range around the caret is replaced, without a key, that does not end at the caret.',
    holds: (f: EditFacts): boolean => {
      const { single, caret } = f;
      return (
        single !== null &&
        caret !== null &&
        single.rl > 0 &&
        single.tl > 0 &&
        single.r[0] === single.r[2] &&
        !hasBreak(single) &&
        compare(startOf(single.r), caret) <= 0 &&
        f.touchesCaret &&
        !f.personAbsent
      );
    },
  },
  {
    id: 'word-mended',
    origin: 'tooling',
    reason: 'The word beside the caret fixed.',
    fact: 'A fix sends only the letters that differ: one or two each, close together and to the caret.',
    holds: (f: EditFacts): boolean => {
      const { caret, changes } = f;
      if (caret === null || changes.length > 4 || isThroughCursor(f.edit)) return false;
      if (f.personAbsent || f.agentAtWork || f.atCarets) return false;
      // Brackets and quotes alone are changed by extensions that edit around the caret.
      if (!changes.some((c) => /\p{L}/u.test(knownText(c)))) return false;
      return changes.every(
        (c) =>
          c.tl <= 2 &&
          c.rl <= 2 &&
          isWhole(c) &&
          !hasBreak(c) &&
          c.r[0] === caret.line &&
          c.r[2] === caret.line &&
          Math.abs(c.r[1] - caret.char) <= WORD,
      );
    },
  },
  {
    id: 'extracted',
    origin: 'tooling',
    reason: 'What was selected taken out, and its new name left in its place.',
    fact: 'Changes within the selection, and one new piece of lines above it, in one event.',
    holds: (f: EditFacts): boolean => {
      const [selected] = f.carets;
      if (f.carets.length !== 1 || selected === undefined || selected.empty) return false;
      if (f.personAbsent || f.agentAtWork) return false;
      const inside = f.changes.filter(
        ({ r }) => compare(selected.start, startOf(r)) <= 0 && compare(endOf(r), selected.end) <= 0,
      );
      const rest = f.changes.filter((change) => !inside.includes(change));
      return inside.some(({ rl }) => rl > 0) && rest.length === 1 && rest.every(isNewLines);
    },
  },
  {
    id: 'organise-imports',
    origin: 'tooling',
    reason: 'Imports organised.',
    fact: 'Many small changes among the first lines that add nothing: the editor sends the difference only.',
    holds: (f) =>
      f.event.act &&
      f.changes.length >= 3 &&
      f.inserted <= f.deleted &&
      !f.agentAtWork &&
      f.changes.some(({ r }) => r[0] !== f.changes[0]?.r[0]) &&
      f.changes.every(({ r }) => r[2] <= IMPORTS),
  },
  {
    id: 'import-removed',
    origin: 'tooling',
    reason: 'An import that nothing uses taken away.',
    fact: 'Away from the caret, among the first lines, one line goes away or what is behind `import `; nothing comes in.',
    holds: (f) =>
      f.event.act &&
      f.pureDeletion &&
      f.changes.length <= 2 &&
      !f.onCaretLines(1) &&
      f.sincePerson <= AT_WORK &&
      !f.personAbsent &&
      !f.agentAtWork &&
      f.changes.every(({ r }) => r[2] <= FIRST_LINES && isOfImport(r)),
  },
  {
    id: 'quick-fix',
    origin: 'tooling',
    reason: 'Taken away by a quick fix.',
    fact: 'A deletion on the caret line that did not go through the cursor, or goes further on both sides of it than a word.',
    holds: (f) =>
      f.event.act &&
      f.pureDeletion &&
      (f.edit.order === 'model' ||
        (f.edit.order === null && !f.atCarets && f.touchesCaret && !f.foreignLast)) &&
      f.onCaretLines() &&
      !f.personAbsent &&
      !f.agentAtWork,
  },
];

/** A whole line, also where the editor sends it from a later column that both have in common, or a part of one. */
function isOfImport(r: RawRange): boolean {
  return r[2] > r[0] ? r[2] === r[0] + 1 && r[1] === r[3] : r[1] >= IMPORTED;
}

function isNewLines(change: RawChange): boolean {
  return change.rl === 0 && hasBreak(change);
}

/** What goes away is not told, but a formatter takes away no more than blanks and empty lines. */
function mayBeBlanks({ r, rl }: RawChange): boolean {
  return rl <= BLANKS * (1 + r[2] - r[0]);
}

/** It goes on where text had just been put in, as a blank line among others does. */
function goesOn({ run }: EditFacts): boolean {
  return run !== null && run.pieces > 1 && run.anyVisible;
}

/** One line break on the line of the caret, as an extension that handles keys opens a line. */
function opensLine(f: EditFacts): boolean {
  return f.single !== null && hasBreak(f.single) && isEnterShape(f.single) && f.onCaretLines();
}

function inOtherFiles(f: EditFacts): boolean {
  return f.edit.bulk.edits.some(
    (other) =>
      other.doc !== f.edit.doc &&
      !other.event.act &&
      other.event.ch.some((c) => c.rl > 0 && c.tl > 0 && !isBlank(c)),
  );
}
