import { isCountedScheme } from '../../surfaces/uris';
import type { Rule } from './rule';

/** What the event itself says. */
export const SPECIAL_RULES: readonly Rule[] = [
  {
    id: 'scheme-other',
    origin: 'unknown',
    reason: 'Not a file, an untitled document or a notebook cell.',
    fact: 'Commit messages, comments, chat inputs, output and shared documents are documents too.',
    holds: (f) => !isCountedScheme(f.scheme),
  },
  {
    id: 'undo',
    origin: 'undone',
    reason: 'Undo.',
    fact: 'The event carries reason 1.',
    holds: (f) => f.event.reason === 1,
  },
  {
    id: 'redo',
    origin: 'undone',
    reason: 'Redo.',
    fact: 'The event carries reason 2.',
    holds: (f) => f.event.reason === 2,
  },
];
