import type { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID } from './schema';

/** Is the file ours, or empty and so about to become ours. */
export function isLedger(db: DatabaseSync): boolean {
  const id = Number(db.prepare('PRAGMA application_id').get()?.['application_id']);
  if (id === APPLICATION_ID) return true;
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']);
  return id === 0 && tables === 0;
}

/** Reads every page; a second or so per 300 MB. */
export function isSound(db: DatabaseSync): boolean {
  return Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0] === 'ok';
}

/** Reads every page and every index entry, and follows every reference; slower than {@link isSound}. */
export function isWhole(db: DatabaseSync): boolean {
  const found = Object.values(db.prepare('PRAGMA integrity_check(1)').get() ?? {})[0];
  return found === 'ok' && db.prepare('PRAGMA foreign_key_check').get() === undefined;
}
