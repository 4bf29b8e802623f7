import type { RawChange } from '../../../core/events/rawEvent';
import { hasBreak, knownText, visibleLength } from '../text';
import type { Rule } from './rule';

/** What happens to a document because it is being saved. */
export const SAVING_RULES: readonly Rule[] = [
  {
    id: 'save-participant',
    origin: 'tooling',
    reason: 'Formatted, trimmed or tidied on save.',
    fact: 'Edits of save participants come less than 30 ms before the save is announced, or during it; of new lines they bring imports at most. A save after a delay only tidies blanks.',
    holds: (f) =>
      f.beforeSave &&
      // In a file that is not shown, only while it is saved: before, its writer may be who saves it.
      (f.event.act || (f.edit.inSave && f.onlyBlanks)) &&
      f.keyed === null &&
      !f.changes.some(isNewText),
  },
  {
    id: 'final-newline',
    origin: 'tooling',
    reason: 'A line break put at the end of the file on save.',
    fact: 'The caret is at the end of the last line and is put back before the break; after Enter it is behind it.',
    holds: (f) =>
      f.single !== null &&
      isBreak(f.single) &&
      f.single.r[0] === f.event.n - 2 &&
      f.insertsAtCarets &&
      f.caretStays,
  },
];

const IMPORT = /^\s*(?:import|from|use|using|require|const .* = require|#include|export .* from)\b/;

/** Lines of text that were not there, other than an import. */
function isNewText(change: RawChange): boolean {
  const text = knownText(change);
  return change.rl === 0 && hasBreak(change) && visibleLength(change) > 1 && !IMPORT.test(text);
}

/** One line break and nothing else. */
function isBreak(change: RawChange): boolean {
  return change.rl === 0 && /^\r?\n$/.test(knownText(change));
}
