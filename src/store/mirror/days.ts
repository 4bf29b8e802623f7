import type { DatabaseSync } from 'node:sqlite';
import type { MirrorDay } from '../../core/mirror/month';
import { partsOfSource } from '../../core/mirror/month';
import { hostId } from '../ledger/hosts';
import { addRollup, readRollups } from '../ledger/rollups';
import { hasTable } from '../ledger/sqlite';

const HALF_A_DAY = 43_200_000;

/** Puts what a source tells of a month in the place of what was known. Call inside of a write transaction. */
export function replaceDays(
  db: DatabaseSync,
  source: string,
  name: string,
  month: string,
  days: readonly MirrorDay[],
  now: number,
): void {
  const id = hostId(db, { key: source, name }, now);
  for (const table of ['rollup_day', 'rollup_origin']) {
    db.prepare(`DELETE FROM ${table} WHERE host = ? AND day >= ? AND day < ?`).run(
      id,
      `${month}-`,
      `${month}-~`,
    );
  }
  for (const day of days) addRollup(db, { ...day, host: source }, 'replace');
}

/** Everything that was taken over of these sources goes. */
export function dropSources(db: DatabaseSync, sources: readonly string[]): void {
  for (const source of sources) {
    for (const table of ['rollup_day', 'rollup_origin']) {
      db.prepare(`DELETE FROM ${table} WHERE host = (SELECT id FROM host WHERE key = ?)`).run(
        source,
      );
    }
    for (const table of ['block_measure', 'session_measure']) {
      if (hasTable(db, table)) db.prepare(`DELETE FROM ${table} WHERE host = ?`).run(source);
    }
  }
}

/** All sources that were ever taken over. */
export function sourcesIn(db: DatabaseSync): string[] {
  return db
    .prepare(`SELECT key FROM host WHERE instr(key, '~') > 0 ORDER BY key`)
    .all()
    .map((row) => String(row['key']));
}

/**
 * Drops the mirrored totals of days of which this ledger has the very pulses, or the totals, from an import of the
 * other host's export. The own host is no such case: what the mirror tells of it was lost here.
 */
export function dropCovered(db: DatabaseSync, own: string): void {
  for (const source of sourcesIn(db)) {
    const host = partsOfSource(source)?.host;
    if (host === undefined || host === own) continue;
    if (db.prepare('SELECT 1 FROM host WHERE key = ?').get(host) === undefined) continue;
    for (const day of daysOfSource(db, source)) {
      if (!isCovered(db, host, day)) continue;
      for (const table of ['rollup_day', 'rollup_origin']) {
        db.prepare(
          `DELETE FROM ${table} WHERE day = ? AND host = (SELECT id FROM host WHERE key = ?)`,
        ).run(day, source);
      }
    }
  }
}

/** All that was taken over of a source. */
export function readSource(db: DatabaseSync, source: string): MirrorDay[] {
  return readRollups(db, '0000', '9999').filter(({ host }) => host === source);
}

/** Totals of this host that are kept as such: days without pulses, and what was taken back from the mirror. */
export function ownRollup(db: DatabaseSync, host: string, day: string): MirrorDay | undefined {
  return readRollups(db, day, day).find((rollup) => rollup.host === host);
}

function daysOfSource(db: DatabaseSync, source: string): string[] {
  return db
    .prepare('SELECT DISTINCT day FROM rollup_day WHERE host = (SELECT id FROM host WHERE key = ?)')
    .all(source)
    .map((row) => String(row['day']));
}

/** Does the ledger have pulses, or totals, of a day of that very host. */
export function isCovered(db: DatabaseSync, host: string, day: string): boolean {
  const rolled = db
    .prepare(
      'SELECT 1 FROM rollup_day WHERE day = ? AND host = (SELECT id FROM host WHERE key = ?) LIMIT 1',
    )
    .get(day, host);
  if (rolled !== undefined) return true;
  const noon = Date.parse(`${day}T12:00:00Z`);
  const pulse = db
    .prepare(
      `SELECT 1 FROM pulse p JOIN window w ON w.id = p.window JOIN host h ON h.id = w.host
       WHERE h.key = ? AND p.start >= ? AND p.start < ? LIMIT 1`,
    )
    .get(host, noon - HALF_A_DAY, noon + HALF_A_DAY);
  return pulse !== undefined;
}
