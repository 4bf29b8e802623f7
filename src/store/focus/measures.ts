import type { DatabaseSync } from 'node:sqlite';
import {
  measureOfText,
  measureText,
  type MeasuredSession,
  type SessionMeasure,
} from '../../core/focus/sessionMeasure';
import type { Range } from '../../core/time/rangeSet';
import { hasTable } from '../ledger/sqlite';
import { isCoveredBy } from '../mirror/covered';

/** What each machine measured in sessions that are over. Of others it comes by the mirror. */
export const sessionMeasureSchema: readonly string[] = [
  `CREATE TABLE session_measure (
    session TEXT NOT NULL,
    host TEXT NOT NULL,
    start INTEGER NOT NULL,
    json TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (session, host)
  ) STRICT, WITHOUT ROWID`,
];

/** Writes nothing where the same is kept already. @param now epoch ms */
export function keepSessionMeasure(
  db: DatabaseSync,
  { session, host, start, measure }: MeasuredSession,
  now: number,
): void {
  const json = measureText(measure);
  const known = db
    .prepare('SELECT json FROM session_measure WHERE session = ? AND host = ?')
    .get(session, host)?.['json'];
  if (known === json) return;
  db.prepare(
    `INSERT INTO session_measure (session, host, start, json, made) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (session, host) DO UPDATE SET start = excluded.start, json = excluded.json,
       made = max(excluded.made, made + 1)`,
  ).run(session, host, start, json, now);
}

/** Everything that was measured in sessions, of every machine. */
export function allSessionMeasures(db: DatabaseSync): MeasuredSession[] {
  if (!hasTable(db, 'session_measure')) return [];
  return db
    .prepare('SELECT session, host, start, json FROM session_measure ORDER BY start, session, host')
    .all()
    .flatMap(({ session, host, start, json }) => {
      const measure = measureOfText(String(json));
      if (measure === undefined) return [];
      return [{ session: String(session), host: String(host), start: Number(start), measure }];
    });
}

/** Takes over what is not known here; anything that the mirror tells later goes before it. */
export function importSessionMeasure(db: DatabaseSync, one: MeasuredSession): void {
  db.prepare(
    'INSERT OR IGNORE INTO session_measure (session, host, start, json, made) VALUES (?, ?, ?, ?, 0)',
  ).run(one.session, one.host, one.start, measureText(one.measure));
}

/** What this ledger measured itself while it had the pulses; undefined where it kept nothing. */
export function ownSessionMeasure(db: DatabaseSync, session: string): SessionMeasure | undefined {
  if (!hasTable(db, 'session_measure')) return undefined;
  const row = db
    .prepare(`SELECT json FROM session_measure WHERE session = ? AND instr(host, '~') = 0`)
    .get(session);
  return row === undefined ? undefined : measureOfText(String(row['json']));
}

/**
 * What machines measured of which this ledger has no pulses.
 *
 * @param range of the session
 * @param own key of the own machine, where it is known
 */
export function foreignSessionMeasures(
  db: DatabaseSync,
  session: string,
  range: Range,
  own?: string,
): SessionMeasure[] {
  // A ledger of an older version that may only be read has no such table.
  if (!hasTable(db, 'session_measure')) return [];
  return db
    .prepare(`SELECT host, json FROM session_measure WHERE session = ? AND instr(host, '~') > 0`)
    .all(session)
    .filter(({ host }) => !isCoveredBy(db, String(host), range, own))
    .flatMap(({ json }) => measureOfText(String(json)) ?? []);
}
