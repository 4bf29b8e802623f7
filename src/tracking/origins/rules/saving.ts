import type { Rule } from './rule';

/** What happens to a document because it is being saved. */
export const SAVING_RULES: readonly Rule[] = [
  {
    id: 'save-participant',
    origin: 'tooling',
    reason: 'Formatted, trimmed or tidied on save.',
    fact: 'Edits of save participants come less than 30 ms before the save is announced, or during it.',
    holds: (f) => f.beforeSave && f.event.act && f.keyed === null,
  },
];
