import type { DatabaseSync } from 'node:sqlite';
import { LedgerError } from './ledgerError';

/** What is used of `node:sqlite`. */
export interface Sqlite {
  readonly DatabaseSync: typeof DatabaseSync;
}

/** Gives the module, or undefined where this Node has none; injected in tests. */
export type SqliteLoader = () => Sqlite | undefined;

/**
 * Loads `node:sqlite` at the first use and not before, so that the rest works where it is missing
 * (before Node 22.13, and in editors built on one). Its ExperimentalWarning, and only that, is not printed.
 */
export const loadSqlite: SqliteLoader = () => {
  const emitWarning = Reflect.get(process, 'emitWarning');
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (String(warning).includes('SQLite') && rest[0] === 'ExperimentalWarning') return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
};

/** @throws LedgerError `no-sqlite` */
export function needSqlite(load: SqliteLoader): Sqlite {
  const sqlite = load();
  if (sqlite === undefined) {
    throw new LedgerError(
      'no-sqlite',
      `This Node (${process.versions.node}) has no node:sqlite; it comes with Node 22.13 and VS Code 1.101.`,
    );
  }
  return sqlite;
}

/** Primary result codes, https://www.sqlite.org/rescode.html */
const FAULTS = {
  5: 'busy',
  6: 'busy',
  8: 'readonly',
  10: 'io',
  11: 'damaged',
  13: 'full',
  14: 'unopenable',
  26: 'damaged',
} as const;

export type SqliteFault = (typeof FAULTS)[keyof typeof FAULTS];

/** What kind of trouble an error of SQLite reports; undefined for everything else, bugs included. */
export function faultOf(error: unknown): SqliteFault | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  const primary = Number(error.errcode) & 0xff;
  return (FAULTS as Partial<Record<number, SqliteFault>>)[primary];
}

/** Waits without running anything else; for the few statements that SQLite does not wait for by itself. */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Runs the work in one write transaction: all of it is stored, or nothing. */
export function transact<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      db.exec('ROLLBACK');
    } catch {
      // SQLite rolls back by itself on a full disk and the like; the first error is the one that counts.
    }
    throw error;
  }
}

/** Is there a table of that name: one that is only read may come from an older version. */
export function hasTable(db: DatabaseSync, name: string): boolean {
  return (
    db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !==
    undefined
  );
}
