import { mirroredPlans } from '../blocks/mirroredPlans';
import { ofEachLedger, sqlTable, type MirroredTable } from './mirroredTable';

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
  // Phases among them.
  sqlTable({
    name: 'decision',
    key: ['uid'],
    columns: ['at', 'kind', 'json'],
    at: 'at',
    changed: 'at',
    isFinal: true,
  }),
  sqlTable({
    name: 'week_decision',
    key: ['week'],
    columns: ['kind', 'text', 'at'],
    // A week is named by its Monday, so it is in one month on all machines.
    at: 'unixepoch(week) * 1000',
    changed: 'at',
  }),
  sqlTable({
    name: 'block_answer',
    key: ['key'],
    columns: [
      'start',
      'end',
      ...['skipped', 'moved_start', 'moved_end', 'cause', 'words', 'area', 'changed'],
    ],
    at: 'start',
    changed: 'changed',
  }),
  mirroredPlans,
  // Who works in a container and beside it keeps a block in both.
  ofEachLedger({
    name: 'block_measure',
    key: ['host', 'key'],
    columns: ['start', 'end', 'stamp', 'json', 'made'],
    at: 'start',
    changed: 'made',
    where: 'host = ?',
  }),
  ofEachLedger({
    name: 'session_measure',
    key: ['host', 'session'],
    columns: ['start', 'json', 'made'],
    at: 'start',
    changed: 'made',
    where: 'host = ?',
  }),
];
