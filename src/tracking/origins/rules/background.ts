import { BULK_LIMIT } from '../edit';
import type { EditFacts } from '../editFacts';
import { startOf } from '../positions';
import { hasBreak, visibleLength } from '../text';
import type { Rule } from './rule';

/** How long a merge editor may take to write its result, ms. */
const MERGE_EDITOR = 3000;
/** A program that edits a file opens it just before, ms. */
const OPENED_FOR_EDIT = 2000;

/** Edits of documents that are not the active editor's, where no hand reaches. */
export const BACKGROUND_RULES: readonly Rule[] = [
  {
    id: 'merge-editor-opened',
    origin: 'tooling',
    reason: 'The merge editor put its base in place of the conflict.',
    fact: 'Opening a merge editor rewrites the result file in the background.',
    holds: (f) => f.background && f.t - f.edit.doc.mergeTabAt <= MERGE_EDITOR,
  },
  {
    id: 'replaced-in-files',
    origin: 'tooling',
    reason: 'A rename or a replacement over several files.',
    fact: 'Each file changes once, the same text in all places, in one tick.',
    holds: (f) => f.background && replacesWords(f) && (f.changes.length > 1 || inBulk(f)),
  },
  {
    id: 'settings-written',
    origin: 'tooling',
    reason: 'A value written and saved at once in the background.',
    fact: 'Settings changed by their page or by an extension edit the file and save it in one go.',
    holds: (f) =>
      f.background && f.savedAtOnce && (f.deleted > 0 || f.onlyBlanks || !f.changes.some(hasBreak)),
  },
  {
    id: 'agent-in-background',
    origin: 'assisted',
    reason: 'Whole lines written into a file that is not shown.',
    fact: 'Renames and replacements change words; formatters change blanks; hands need the active editor.',
    holds: (f) =>
      f.background &&
      f.changes.some((c) => hasBreak(c) && visibleLength(c) > 1) &&
      (f.pureInsertion || f.t - f.edit.doc.openedAt <= OPENED_FOR_EDIT || f.agentAtWork),
  },
  {
    id: 'agent-at-work-in-background',
    origin: 'assisted',
    reason: 'An edit of a file that is not shown, while an agent writes.',
    fact: 'Hands need the active editor, and an agent had written a moment ago.',
    holds: (f) => f.background && f.agentAtWork,
  },
  {
    id: 'background',
    origin: 'unknown',
    reason: 'An edit of a file that is not shown, by nobody known.',
    fact: 'Extensions, agents and guests of a shared session all edit so.',
    holds: (f) => f.background,
  },
];

function replacesWords(f: EditFacts): boolean {
  return (
    f.sameEverywhere &&
    f.changes.every((c) => c.rl > 0 && c.tl > 0 && c.r[0] === c.r[2] && !hasBreak(c))
  );
}

/** Another file changed in the same tick in the same way: words replaced, the length by as much. */
function inBulk(f: EditFacts): boolean {
  const [own] = f.changes;
  return f.edit.bulk.edits.slice(0, BULK_LIMIT).some((other) => {
    if (other.doc === f.edit.doc || other.keyed !== null) return false;
    return other.event.ch.some(
      (c) =>
        own !== undefined &&
        c.rl > 0 &&
        c.tl - c.rl === own.tl - own.rl &&
        startOf(c.r).line === c.r[2],
    );
  });
}
