import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { sourceOf, type MirrorRow } from '../../core/mirror/month';
import { hasTable } from '../ledger/sqlite';
import { knownLedgerId } from './months';

/** A row with the instant that decides about its month, epoch ms. */
export interface DatedRow extends MirrorRow {
  readonly at: number;
}

/** A small table of the ledger whose rows hold on all machines of a person. */
export interface MirroredTable {
  /** Its name in the mirror; final. */
  readonly name: string;
  /** All rows that this ledger tells others. @param host key of the own host */
  rows(db: DatabaseSync, host: string): readonly DatedRow[];
  /**
   * Takes a row over unless the own one is as new. Must come to the same in any order and however often.
   *
   * @returns whether anything changed
   */
  take(db: DatabaseSync, row: MirrorRow): boolean;

  /** Are the rows what one ledger saw, so that its own come back to it from the mirror in vain. */
  readonly isOfLedger?: true;
}

export interface SqlTable {
  readonly name: string;
  /** In the ledger, if it is another name. */
  readonly table?: string;
  /** Columns that name a row on every machine alike: no running numbers. */
  readonly key: readonly string[];
  /** All other columns that are told. */
  readonly columns: readonly string[];
  /** SQL: when the row came to be, epoch ms. It never changes, so the row stays in its month. */
  readonly at: string;
  /** SQL over the columns: when it was changed last, epoch ms. */
  readonly changed: string;
  /** SQL: which rows are told; `?` is the own host. */
  readonly where?: string;
  /** Rows are added and never changed. */
  readonly isFinal?: boolean;
}

/** A mirrored table by its columns; the row that was changed later wins, of two alike the same one everywhere. */
export function sqlTable(spec: SqlTable): MirroredTable {
  const { name, table = name, key, columns } = spec;
  const all = [...key, ...columns];
  const list = all.map((column) => `"${column}"`).join(', ');
  const select = `SELECT ${list}, (${spec.changed}) AS "#changed", (${spec.at}) AS "#at" FROM "${table}"`;
  const byKey = key.map((column) => `"${column}" = ?`).join(' AND ');
  const upsert =
    `INSERT INTO "${table}" (${list}) VALUES (${all.map(() => '?').join(', ')}) ` +
    `ON CONFLICT (${key.map((column) => `"${column}"`).join(', ')}) DO ` +
    (spec.isFinal === true
      ? 'NOTHING'
      : `UPDATE SET ${columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`);
  const rowOf = (row: Record<string, SQLOutputValue>): DatedRow => ({
    key: JSON.stringify(key.map((column) => row[column])),
    changed: Number(row['#changed'] ?? 0),
    at: Number(row['#at'] ?? 0),
    value: columns.map((column) => row[column]),
  });
  return {
    name,
    rows(db, host) {
      if (!hasTable(db, table)) return [];
      const { where } = spec;
      const sql = where === undefined ? select : `${select} WHERE ${where}`;
      const values = where?.includes('?') === true ? [host] : [];
      return db
        .prepare(sql)
        .all(...values)
        .map(rowOf);
    },
    take(db, row) {
      if (!hasTable(db, table)) return false;
      const names = valuesOf(JSON.parse(row.key), key.length);
      const values = valuesOf(row.value, columns.length);
      if (names === undefined || values === undefined) return false;
      const known = db.prepare(`${select} WHERE ${byKey}`).get(...names);
      if (known !== undefined && (spec.isFinal === true || !isNewer(row, rowOf(known))))
        return false;
      db.prepare(upsert).run(...names, ...values);
      return true;
    },
  };
}

/**
 * A table of what each machine saw, with its key in the first column. Others keep it by the ledger that saw it: one
 * that was lost and the one that was begun after it are added up, as two machines are.
 */
export function ofEachLedger(spec: SqlTable): MirroredTable {
  const table = sqlTable(spec);
  return {
    ...table,
    isOfLedger: true,
    rows: (db, host) => {
      const ledger = knownLedgerId(db);
      if (ledger === undefined) return [];
      return table.rows(db, host).map((row) => {
        const [, ...rest] = JSON.parse(row.key) as string[];
        return { ...row, key: JSON.stringify([sourceOf(host, ledger), ...rest]) };
      });
    },
  };
}

/** The later change wins; of one instant the greater text does, so that all machines choose alike. */
export function isNewer(row: MirrorRow, known: MirrorRow): boolean {
  if (row.changed !== known.changed) return row.changed > known.changed;
  return JSON.stringify(row.value) > JSON.stringify(known.value);
}

function valuesOf(value: unknown, count: number): SQLInputValue[] | undefined {
  if (!Array.isArray(value) || value.length !== count) return undefined;
  const plain = (value as readonly unknown[]).every(
    (one) => one === null || typeof one === 'string' || typeof one === 'number',
  );
  return plain ? (value as SQLInputValue[]) : undefined;
}
