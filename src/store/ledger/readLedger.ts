import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Ledger } from './ledger';
import { LedgerError } from './ledgerError';
import { SCHEMA_VERSION, schemaVersion } from './migrations';
import { BUSY_TIMEOUT } from './openLedger';
import { isLedger } from './soundness';
import { faultOf, loadSqlite, needSqlite, type SqliteLoader } from './sqlite';

/**
 * Reads a ledger without leaving a trace: nothing is renamed, migrated or repaired, and no journal file
 * appears beside it. While windows write to it, their commits up to now are seen.
 *
 * @param work gets the open ledger; it may run twice, when a window began to write meanwhile.
 * @throws LedgerError `missing`, `not-a-ledger`, `damaged`, `newer`, `unusable`, `busy`, `no-sqlite`
 */
export function readLedger<Result>(
  file: string,
  work: (ledger: Ledger) => Result,
  load: SqliteLoader = loadSqlite,
): Result {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new LedgerError('missing', `There is no ledger at ${file}.`);
  }
  // With a journal beside it others may be writing; without one the file alone holds everything, and
  // opening it as immutable creates no journal either.
  if (isAtRest(file)) {
    const before = versionOf(file);
    const attempt = tried(() => read(file, true, work, load));
    if (isAtRest(file) && versionOf(file) === before) return attempt();
  }
  return read(file, false, work, load);
}

function isAtRest(file: string): boolean {
  return !existsSync(`${file}-wal`) && !existsSync(`${file}-journal`);
}

function versionOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return [mtimeMs, size, ino].join(' ');
}

/** Runs it now and gives or throws its outcome later. */
function tried<Result>(run: () => Result): () => Result {
  try {
    const result = run();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function read<Result>(
  file: string,
  immutable: boolean,
  work: (ledger: Ledger) => Result,
  load: SqliteLoader,
): Result {
  const { DatabaseSync } = needSqlite(load);
  const url = pathToFileURL(file);
  if (immutable) url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true, open: false });
  try {
    db.open();
    db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    if (!isLedger(db) || schemaVersion(db) === 0) {
      throw new LedgerError('not-a-ledger', `${file} is not a ledger of Hands-On.`);
    }
    if (schemaVersion(db) > SCHEMA_VERSION) {
      throw new LedgerError(
        'newer',
        `${file} was written by a newer version of Hands-On; update this one.`,
      );
    }
    return work(new Ledger(db, file, undefined));
  } catch (error) {
    throw named(file, error);
  } finally {
    if (db.isOpen) db.close();
  }
}

function named(file: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const because = { cause: error };
  switch (faultOf(error)) {
    case 'damaged':
      return error.message.includes('not a database')
        ? new LedgerError('not-a-ledger', `${file} is not a ledger of Hands-On.`, because)
        : new LedgerError('damaged', `${file} is damaged: ${error.message}.`, because);
    case 'busy':
      return new LedgerError('busy', `Another process holds ${file}.`, because);
    case 'readonly':
    case 'io':
    case 'full':
    case 'unopenable':
      return new LedgerError('unusable', `${file} cannot be read: ${error.message}.`, because);
    case undefined:
      return error;
  }
}
