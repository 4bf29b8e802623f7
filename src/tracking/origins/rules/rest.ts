import { hasBreak, visibleLength } from '../text';
import type { Rule } from './rule';

/** Events summed up because too many came. */
export const BURST_RULES: readonly Rule[] = [
  {
    id: 'agent-burst',
    origin: 'assisted',
    reason: 'More insertions a second than any hand makes.',
    fact: 'Over 200 changes a second in one document are only summed up.',
    holds: (f) => f.event.burst !== undefined && f.inserted > 0 && f.deleted * 10 <= f.inserted,
  },
  {
    id: 'burst',
    origin: 'unknown',
    reason: 'More changes a second than were looked at.',
    fact: 'Over 200 changes a second in one document are only summed up.',
    holds: (f) => f.event.burst !== undefined,
  },
];

/** What no other rule explains. */
export const REST_RULES: readonly Rule[] = [
  {
    id: 'through-cursor',
    origin: 'typed',
    reason: 'A command on the lines of the caret.',
    fact: 'Visible ranges come before the selection only where an edit goes through the cursor.',
    holds: (f) =>
      f.event.act &&
      f.edit.order === 'cursor' &&
      f.onCaretLines(1) &&
      !f.changes.some((c) => c.tl > 64),
  },
  {
    id: 'agent-at-work',
    origin: 'assisted',
    reason: 'Text that no hand put in, while an agent writes.',
    fact: 'An agent had written a moment ago.',
    holds: (f) =>
      f.agentAtWork &&
      f.keyed === null &&
      f.changes.some((c) => hasBreak(c) || visibleLength(c) > 1),
  },
  {
    id: 'not-told',
    origin: 'unknown',
    reason: 'An edit by an extension, an agent, a guest or a tool: VS Code does not say.',
    fact: 'Edits through the API look alike whoever asked for them.',
    holds: () => true,
  },
];
