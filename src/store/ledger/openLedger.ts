import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { newestSound } from '../backups/newestSound';
import { claim } from './claims';
import { setAside } from './damaged';
import { chooseJournal, setJournal, type FileSystemType } from './journal';
import { Ledger, type Host } from './ledger';
import { LedgerError } from './ledgerError';
import { readMeta, writeMeta } from './meta';
import { migrate, SCHEMA_VERSION, schemaVersion } from './migrations';
import { isLedger, isSound } from './soundness';
import { faultOf, loadSqlite, needSqlite, type Sqlite, type SqliteLoader } from './sqlite';

/** How long SQLite waits for other processes, ms. */
export const BUSY_TIMEOUT = 5_000;
/** For so long all windows say that a ledger was replaced, ms. */
const REPLACED_NOTICE = 86_400_000;
const REPLACED = 'replaced';
const CHECK_INTERVAL = 86_400_000;

export interface OpenOptions {
  /** Absolute path of the ledger. */
  readonly file: string;
  readonly host: Host;
  /** Epoch ms. */
  readonly now: number;
  /** Look at every page before trusting the file; without it once a day. */
  readonly suspect?: boolean;
  readonly busyTimeout?: number;
  readonly load?: SqliteLoader;
  readonly fileSystemType?: FileSystemType;
}

export interface OpenedLedger {
  readonly ledger: Ledger;
  /** `newer` and `readonly` can be read but not written. */
  readonly state: 'ok' | 'replaced' | 'newer' | 'readonly';
  /** What happened, what works, what to do; empty when `ok`. */
  readonly message: string;
}

/**
 * Opens the ledger of this host for writing: makes it, migrates it, and where it is damaged keeps it under
 * another name and begins a new one.
 *
 * @throws LedgerError where there is nothing to write to and nothing to read.
 */
export function openLedger(options: OpenOptions): OpenedLedger {
  const sqlite = needSqlite(options.load ?? loadSqlite);
  try {
    mkdirSync(path.dirname(options.file), { recursive: true });
  } catch (error) {
    throw new LedgerError('unusable', `The folder of the ledger cannot be made: ${words(error)}.`);
  }
  let kept: string | undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return openWritable(sqlite, options, kept);
    } catch (error) {
      if (!isDamage(error)) return readInstead(sqlite, options, error);
      if (attempt === 3) throw cannotReplace(options.file, error);
      kept = replace(sqlite, options, error) ?? kept;
    }
  }
}

function openWritable(
  sqlite: Sqlite,
  options: OpenOptions,
  kept: string | undefined,
): OpenedLedger {
  const { file, host, now } = options;
  const journal = chooseJournal(sqlite, file, options.fileSystemType);
  const db = connect(sqlite, options, 'write');
  try {
    if (!isLedger(db)) throw new LedgerError('not-a-ledger', `${file} is not a ledger.`);
    if (schemaVersion(db) > SCHEMA_VERSION) {
      db.close();
      return openNewer(sqlite, options);
    }
    setJournal(db, journal);
    db.exec('PRAGMA foreign_keys = ON');
    migrate(db);
    const due = claim(db, 'check', host.key, now, now + CHECK_INTERVAL) === 'new';
    if ((due || options.suspect === true) && !isSound(db)) {
      throw new LedgerError('damaged', `${file} is damaged.`);
    }
    if (kept !== undefined) {
      const backup = newestSound(file, options.load)?.day;
      writeMeta(db, REPLACED, JSON.stringify({ at: now, kept, backup }));
    }
    const ledger = new Ledger(db, file, hostId(db, host, now));
    const message = replacedMessage(db, now);
    return { ledger, state: message === '' ? 'ok' : 'replaced', message };
  } catch (error) {
    if (db.isOpen) db.close();
    throw error;
  }
}

function connect(
  sqlite: Sqlite,
  { file, busyTimeout = BUSY_TIMEOUT }: OpenOptions,
  how: 'write' | 'read' | 'immutable',
): DatabaseSync {
  const url = pathToFileURL(file);
  if (how === 'immutable') url.searchParams.set('immutable', '1');
  const db = new sqlite.DatabaseSync(url, { readOnly: how !== 'write' });
  // The constructor's own option is ignored by Node 22.15.
  db.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  return db;
}

/** In a folder that cannot be written, a ledger in WAL mode opens only as one that nobody changes. */
function connectToRead(sqlite: Sqlite, options: OpenOptions): DatabaseSync {
  const db = connect(sqlite, options, 'read');
  try {
    schemaVersion(db);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    if (existsSync(`${options.file}-wal`)) throw error;
    return connect(sqlite, options, 'immutable');
  }
}

function openNewer(sqlite: Sqlite, options: OpenOptions): OpenedLedger {
  const db = connectToRead(sqlite, options);
  return {
    ledger: new Ledger(db, options.file, undefined),
    state: 'newer',
    message:
      `The ledger was written by a newer version of Hands-On (its shape is ${schemaVersion(db)}, ` +
      `this version knows ${SCHEMA_VERSION}). It can be read; new time waits in a spool file. ` +
      'Update Hands-On and it is taken in.',
  };
}

/** A file that cannot be written may still be read: the views go on. */
function readInstead(sqlite: Sqlite, options: OpenOptions, error: unknown): OpenedLedger {
  const fault = faultOf(error);
  if (fault === undefined) throw error;
  if (fault === 'busy') {
    throw new LedgerError('busy', `Another process holds the ledger ${options.file}.`, {
      cause: error,
    });
  }
  const reason =
    fault === 'full' ? 'The disk is full' : `The ledger cannot be written (${words(error)})`;
  let db: DatabaseSync | undefined;
  try {
    if (existsSync(options.file)) {
      db = connectToRead(sqlite, options);
      if (isLedger(db) && schemaVersion(db) > 0) {
        return {
          ledger: new Ledger(db, options.file, undefined),
          state: 'readonly',
          message: `${reason}. Earlier days can be seen; new time waits outside of the ledger.`,
        };
      }
    }
  } catch {
    // Not even reading works: the first reason is the one to tell.
  }
  if (db?.isOpen === true) db.close();
  throw new LedgerError('unusable', `${reason}: ${options.file}.`, { cause: error });
}

function isDamage(error: unknown): boolean {
  return (
    faultOf(error) === 'damaged' ||
    (error instanceof LedgerError && (error.fault === 'damaged' || error.fault === 'not-a-ledger'))
  );
}

function replace(sqlite: Sqlite, options: OpenOptions, cause: unknown): string | undefined {
  try {
    return setAside(options.file, options.now, () => {
      let db: DatabaseSync | undefined;
      try {
        db = connect(sqlite, options, 'read');
        return !isLedger(db) || !isSound(db);
      } catch (error) {
        return faultOf(error) === 'damaged';
      } finally {
        db?.close();
      }
    });
  } catch (error) {
    throw cannotReplace(options.file, new AggregateError([cause, error], words(error)));
  }
}

function cannotReplace(file: string, cause: unknown): LedgerError {
  return new LedgerError(
    'damaged',
    `The ledger ${file} is damaged and cannot be renamed (${words(cause)}). ` +
      'New time waits outside of it. Close the other windows, or move the file away.',
    { cause },
  );
}

function replacedMessage(db: DatabaseSync, now: number): string {
  const replaced = readMeta(db, REPLACED);
  if (replaced === undefined) return '';
  const { at, kept, backup } = JSON.parse(replaced) as Replaced;
  if (now - at > REPLACED_NOTICE) return '';
  const lost =
    `The ledger was damaged and is kept as ${kept}. ` +
    'A new one was begun and everything works; earlier days are missing from the views.';
  return backup === undefined
    ? lost
    : `${lost} A sound backup of ${backup} is there: "Hands-On: Restore from a Backup" brings it back.`;
}

interface Replaced {
  readonly at: number;
  readonly kept: string;
  /** Day of the newest sound backup. */
  readonly backup?: string;
}

/** What was lost came back: nothing has to be said any more. */
export function settleReplaced(db: DatabaseSync): void {
  if (readMeta(db, REPLACED) !== undefined)
    writeMeta(db, REPLACED, JSON.stringify({ at: 0, kept: '' }));
}

function hostId(db: DatabaseSync, host: Host, now: number): number {
  db.prepare(
    `INSERT INTO host (key, name, created) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET name = excluded.name WHERE name <> excluded.name`,
  ).run(host.key, host.name, now);
  return Number(db.prepare('SELECT id FROM host WHERE key = ?').get(host.key)?.['id']);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
