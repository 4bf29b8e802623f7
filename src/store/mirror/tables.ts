import { sqlTable, type MirroredTable } from './mirroredTable';

/** Every table whose rows hold on all machines: one entry each. */
export const mirroredTables: readonly MirroredTable[] = [
  // Shown once is shown for good, whoever showed it.
  sqlTable({
    name: 'notice',
    key: ['key'],
    columns: ['kind', 'message', 'offered', 'shown', 'held', 'settled'],
    at: 'offered',
    changed: 'ifnull(shown, 0) * 2 + settled',
    where: 'shown IS NOT NULL OR settled = 1',
  }),
  // What a week ended in; a second thought holds.
  sqlTable({
    name: 'week_decision',
    key: ['week'],
    columns: ['kind', 'text', 'at'],
    at: 'unixepoch(week) * 1000',
    changed: 'at',
  }),
];
