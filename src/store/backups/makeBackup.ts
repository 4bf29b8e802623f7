import { mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { keptDays } from '../../core/backups/keptDays';
import type { Day } from '../../core/calendar/day';
import type { BackupOutcome } from '../../core/ports/backupsPort';
import { isLedger, isWhole } from '../ledger/soundness';
import { faultOf, loadSqlite, needSqlite, type Sqlite, type SqliteLoader } from '../ledger/sqlite';
import {
  backupFile,
  backupFolder,
  dropUnfinished,
  listBackups,
  unfinishedFile,
} from './backupFiles';

export interface BackupJob {
  /** Absolute path of the ledger. */
  readonly ledger: string;
  /** Local day that it stands for. */
  readonly day: Day;
  /** Epoch ms. */
  readonly now: number;
}

/** What can be made anew at any time: calculated days and the index of git's history. */
const DERIVED = /^(day_cache|git_\w+)$/;

/** How long SQLite waits for other processes, ms. */
const BUSY_TIMEOUT = 5_000;
/** Free space beyond the copy itself that must be there, bytes: others need the disk as well. */
const SPARE = 16 * 1024 * 1024;

/**
 * Copies the ledger while windows write to it, checks every page of the copy, and only then gives it its name and
 * drops the copies that are old enough to go. Takes seconds for a large ledger: not for the thread that answers.
 */
export function makeBackup(job: BackupJob, load: SqliteLoader = loadSqlite): BackupOutcome {
  const { ledger, day, now } = job;
  const part = unfinishedFile(ledger, day);
  try {
    const sqlite = needSqlite(load);
    mkdirSync(backupFolder(ledger), { recursive: true });
    dropUnfinished(ledger, now);
    needSpace(ledger);
    rmSync(part, { force: true });
    const pulses = copy(sqlite, ledger, part);
    strip(sqlite, part);
    check(sqlite, part, pulses);
    const file = backupFile(ledger, day);
    renameSync(part, file);
    const backup = { file, day, bytes: statSync(file).size };
    return { state: 'made', backup, dropped: dropOld(ledger) };
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(part + suffix, { force: true });
    return { state: 'failed', reason: reasonOf(error) };
  }
}

function needSpace(ledger: string): void {
  const { bavail, bsize } = statfsSync(backupFolder(ledger));
  // The copy is packed once more after it was made, so for a moment there are two.
  if (bavail * bsize < 2 * statSync(ledger).size + SPARE) {
    throw new Error('there is not enough room on the disk');
  }
}

/** @returns how many pulses the ledger had before the copy was made: it has at least as many. */
function copy(sqlite: Sqlite, ledger: string, to: string): number {
  const db = new sqlite.DatabaseSync(pathToFileURL(ledger), { readOnly: true });
  try {
    db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    if (!isLedger(db)) throw new Error('it is no ledger');
    const pulses = countPulses(db);
    db.prepare('VACUUM INTO ?').run(to);
    return pulses;
  } finally {
    db.close();
  }
}

function strip(sqlite: Sqlite, file: string): void {
  const db = new sqlite.DatabaseSync(file);
  try {
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
    const derived = tables.map((row) => String(row['name'])).filter((name) => DERIVED.test(name));
    db.exec('PRAGMA foreign_keys = OFF');
    for (const table of derived) db.exec(`DELETE FROM "${table}"`);
    db.exec('VACUUM');
  } finally {
    db.close();
  }
}

function check(sqlite: Sqlite, file: string, pulses: number): void {
  const db = new sqlite.DatabaseSync(file, { readOnly: true });
  try {
    if (!isLedger(db) || !isWhole(db)) throw new Error('the copy does not pass its check');
    if (countPulses(db) < pulses) throw new Error('the copy lacks pulses');
  } finally {
    db.close();
  }
}

function countPulses(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS number FROM pulse').get()?.['number'] ?? 0);
}

function dropOld(ledger: string): string[] {
  const all = listBackups(ledger);
  const kept = keptDays(all.map(({ day }) => day));
  const old = all.filter(({ day }) => !kept.has(day));
  for (const { file } of old) rmSync(file, { force: true });
  return old.map(({ file }) => file);
}

function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  switch (faultOf(error)) {
    case 'full':
      return 'the disk is full';
    case 'damaged':
      return `the ledger is damaged (${words})`;
    default:
      return words;
  }
}
