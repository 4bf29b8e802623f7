import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { hasTable } from '../ledger/sqlite';

interface CopiedTable {
  readonly table: string;
  /** Columns that name a row. */
  readonly same: readonly string[];
  readonly columns: readonly string[];
  /** SQL: which rows are copied; all without it. */
  readonly where?: string;
}

/** Tables beside pulses and totals that are no index and no cache; rows that are there already stay. */
const TABLES: readonly CopiedTable[] = [
  {
    table: 'session',
    same: ['id'],
    columns: ['start', 'end', 'record', 'result'],
    // One that ran when the copy was made ran on, or its end is not known.
    where: '"end" IS NOT NULL',
  },
  {
    table: 'session_measure',
    same: ['session', 'host'],
    columns: ['start', 'json', 'made'],
  },
  { table: 'decision', same: ['uid'], columns: ['at', 'kind', 'json'] },
  { table: 'week_decision', same: ['week'], columns: ['kind', 'text', 'at'] },
  { table: 'block_plan', same: ['since'], columns: ['json'] },
  {
    table: 'block_answer',
    same: ['key'],
    columns: [
      ...['start', 'end', 'skipped', 'moved_start', 'moved_end'],
      ...['cause', 'words', 'area', 'changed'],
    ],
  },
  {
    table: 'block_measure',
    same: ['key', 'host'],
    columns: ['start', 'end', 'stamp', 'json', 'made'],
  },
  {
    table: 'notice',
    same: ['key'],
    columns: ['kind', 'message', 'offered', 'shown', 'held', 'settled'],
  },
  { table: 'area_edit', same: ['common_dir', 'created', 'edit'], columns: ['revoked'] },
  { table: 'spot_look', same: ['week', 'repo'], columns: ['at'] },
  {
    table: 'spot_week',
    same: ['week', 'repo', 'path'],
    columns: ['name', 'rank', 'written', 'changes', 'people', 'approved', 'blind', 'sentence'],
  },
];

/** Columns of the tables whose rows are copied, for a test that looks for forgotten ones. */
export const COPIED_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLES.map(({ table, same, columns }) => [table, [...same, ...columns]]),
);

/** Copies rows that are missing. Call inside of a write transaction. Returns how many were. */
export function copyRows(from: DatabaseSync, to: DatabaseSync): number {
  let copied = 0;
  for (const { table, same, columns, where } of TABLES) {
    if (!hasTable(from, table) || !hasTable(to, table)) continue;
    const all = [...same, ...columns].filter((column) => hasColumn(from, table, column));
    const list = all.map((column) => `"${column}"`).join(', ');
    const known = to.prepare(
      `SELECT 1 FROM "${table}" WHERE ${same.map((column) => `"${column}" = ?`).join(' AND ')}`,
    );
    const insert = to.prepare(
      `INSERT INTO "${table}" (${list}) VALUES (${all.map(() => '?').join(', ')})`,
    );
    const condition = where === undefined ? '' : ` WHERE ${where}`;
    for (const row of from.prepare(`SELECT ${list} FROM "${table}"${condition}`).all()) {
      const values = (names: readonly string[]): SQLInputValue[] =>
        names.map((name) => row[name] ?? null);
      if (known.get(...values(same)) !== undefined) continue;
      insert.run(...values(all));
      copied += 1;
    }
  }
  return copied;
}

/** A backup may be of an older version. */
function hasColumn(db: DatabaseSync, table: string, column: string): boolean {
  return (
    db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined
  );
}
