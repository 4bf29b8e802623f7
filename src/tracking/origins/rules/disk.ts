import { startOf } from '../positions';
import type { Rule } from './rule';

/** Text that came from outside of the editor. */
export const DISK_RULES: readonly Rule[] = [
  {
    id: 'untitled-discarded',
    origin: 'external',
    reason: 'An untitled document was thrown away.',
    fact: 'Closing it without saving deletes the whole text, with nothing selected.',
    holds: (f) =>
      f.scheme === 'untitled' &&
      f.pureDeletion &&
      f.keyed === null &&
      f.single !== null &&
      startOf(f.single.r).line === 0 &&
      startOf(f.single.r).char === 0 &&
      f.event.n === 1 &&
      f.single.r[2] > 0 &&
      !f.hasSelection,
  },
  {
    id: 'reload',
    origin: 'external',
    reason: 'The file changed on disk and was read again, or was reverted.',
    fact: 'The event shows a clean document, and no event that turns it dirty follows.',
    holds: (f) => f.staysClean && f.keyed === null,
  },
];
