import type { EditFacts } from '../editFacts';
import { hasBreak, visibleLength } from '../text';
import type { Rule } from './rule';

/** How long a merge editor may take to write its result, ms. */
const MERGE_EDITOR = 3000;
/** Changes of another file that are compared with this one. */
const CHANGES_LOOKED_AT = 64;
/** A program that edits a file opens it just before, ms. */
const OPENED_FOR_EDIT = 2000;

/** Edits of documents that are not the active editor's, or in a window without focus: no hand reaches there. */
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
    holds: (f) =>
      f.background &&
      changesWords(f) &&
      (inBulk(f) || (f.sameEverywhere && f.changes.length > 1 && !f.onlyBlankInsertion)),
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
      f.changes.some((c) => hasBreak(c) && visibleLength(c) > (isOneOfMany(f) ? 0 : 1)) &&
      (f.pureInsertion || f.t - f.edit.doc.openedAt <= OPENED_FOR_EDIT || f.agentAtWork),
  },
  {
    id: 'agent-unattended',
    origin: 'assisted',
    reason: 'Whole lines written while the window had no focus.',
    fact: 'No key reaches a window without focus; renames and replacements change words, formatters change blanks.',
    holds: (f) =>
      f.unattended && f.pureInsertion && f.changes.some((c) => hasBreak(c) && visibleLength(c) > 1),
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

/** It goes on where another piece ended, or another goes on where it ends. */
function isOneOfMany({ run }: EditFacts): boolean {
  return run !== null && run.pieces > 1;
}

function changesWords(f: EditFacts): boolean {
  return f.changes.every((c) => c.r[0] === c.r[2] && !hasBreak(c));
}

/** Another file changed in the same tick in the same way: within lines, one place longer or shorter by as much. */
function inBulk(f: EditFacts): boolean {
  const [own] = f.changes;
  return f.edit.bulk.edits.some(
    (other) =>
      other.doc !== f.edit.doc &&
      other.keyed === null &&
      own !== undefined &&
      other.event.ch
        .slice(0, CHANGES_LOOKED_AT)
        .some((c) => c.r[0] === c.r[2] && !hasBreak(c) && c.tl - c.rl === own.tl - own.rl),
  );
}
