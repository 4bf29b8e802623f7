import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { KeptSession, SessionResult } from '../../core/focus/result';
import type { FocusSession } from '../../core/focus/session';
import { hasTable } from '../ledger/sqlite';

/** The one that runs or is paused. */
export function openSession(db: DatabaseSync): FocusSession | null {
  return select(db, 'WHERE open = 1')[0]?.session ?? null;
}

export function sessionById(db: DatabaseSync, id: string): KeptSession | undefined {
  return select(db, 'WHERE id = ?', id)[0];
}

/** Sessions that began in `[from, to)`, epoch ms, oldest first. */
export function sessionsBetween(db: DatabaseSync, from: number, to: number): KeptSession[] {
  return select(db, 'WHERE start >= ? AND start < ? ORDER BY start, id', from, to);
}

/** Every one that is over, oldest first. */
export function finishedSessions(db: DatabaseSync): KeptSession[] {
  return select(db, 'WHERE open IS NULL ORDER BY start, id');
}

/** The last ones, latest first. */
export function lastSessions(db: DatabaseSync, count: number): FocusSession[] {
  const last = select(db, 'ORDER BY start DESC, id LIMIT ?', count);
  return last.map(({ session }) => session);
}

/**
 * Writes a session down as it is now; its result is measured anew.
 *
 * @throws an error of SQLite where another one is open
 */
export function putSession(db: DatabaseSync, session: FocusSession): void {
  const { id, start, end } = session;
  db.prepare(
    `INSERT INTO session (id, start, "end", open, record) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET start = excluded.start, "end" = excluded."end",
       open = excluded.open, record = excluded.record`,
  ).run(id, start, end, end === null ? 1 : null, JSON.stringify(session));
}

export function keepResult(db: DatabaseSync, id: string, result: SessionResult): void {
  db.prepare('UPDATE session SET result = ? WHERE id = ?').run(JSON.stringify(result), id);
}

/**
 * Takes over one that is over from another ledger; of two records of the same session the one that was changed
 * later holds. Returns whether it was new or newer.
 */
export function importSession(db: DatabaseSync, { session, result }: KeptSession): boolean {
  if (session.end === null) return false;
  const known = sessionById(db, session.id);
  if (known !== undefined && known.session.changed >= session.changed) return false;
  putSession(db, session);
  if (result !== null) keepResult(db, session.id, result);
  return true;
}

function select(
  db: DatabaseSync,
  rest: string,
  ...values: readonly (string | number)[]
): KeptSession[] {
  // A ledger of an older version that may only be read has no such table.
  if (!hasTable(db, 'session')) return [];
  return db
    .prepare(`SELECT record, result FROM session ${rest}`)
    .all(...values)
    .map(keptOf);
}

function keptOf({ record, result }: Record<string, SQLOutputValue>): KeptSession {
  return {
    session: JSON.parse(String(record)) as FocusSession,
    result: typeof result === 'string' ? (JSON.parse(result) as SessionResult) : null,
  };
}
