import type { DatabaseSync } from 'node:sqlite';
import { readMeta, writeMeta } from '../ledger/meta';
import type { MirroredTable } from './mirroredTable';

/**
 * Names everything that a month of the own host is made of: while it is the same, the month need not be
 * calculated again.
 *
 * @param from first instant of the month with what reaches into it, epoch ms
 */
export function stampOfMonth(
  db: DatabaseSync,
  host: string,
  month: string,
  from: number,
  to: number,
): string {
  const row = db
    .prepare(
      `SELECT count(*) AS number, max(id) AS youngest,
         (SELECT sum("end" - start) FROM elsewhere WHERE "end" > $from AND start < $to) AS elsewhere,
         (SELECT max(id) FROM correction WHERE "end" > $from AND start < $to) AS corrected,
         (SELECT count(revoked) FROM correction WHERE "end" > $from AND start < $to) AS revoked,
         (SELECT sum(r.ms) FROM rollup_day r JOIN host h ON h.id = r.host
          WHERE h.key = $host AND r.day >= $first AND r.day < $last) AS rolled
       FROM pulse WHERE start >= $from AND start < $to`,
    )
    .get({ $from: from, $to: to, $host: host, $first: `${month}-`, $last: `${month}-~` });
  const names = ['number', 'youngest', 'elsewhere', 'corrected', 'revoked', 'rolled'];
  return names.map((name) => Number(row?.[name] ?? 0)).join('/');
}

/** First day of anything that this host itself has to tell of; null for nothing. Days are those of UTC. */
export function firstOwnDay(
  db: DatabaseSync,
  host: string,
  tables: readonly MirroredTable[],
): string | null {
  const rolled = db
    .prepare(
      'SELECT min(day) AS day FROM rollup_day WHERE host = (SELECT id FROM host WHERE key = ?)',
    )
    .get(host)?.['day'];
  const starts = [
    db.prepare('SELECT min(start) AS at FROM pulse').get()?.['at'],
    db.prepare('SELECT min(start) AS at FROM elsewhere').get()?.['at'],
    ...tables.flatMap((table) => table.rows(db, host).map(({ at }) => at)),
  ].filter((at) => typeof at === 'number');
  const days = starts.map((at) => new Date(at).toISOString().slice(0, 10));
  return [...days, ...(typeof rolled === 'string' ? [rolled] : [])].sort()[0] ?? null;
}

/** Windows of other hosts, whose pulses came by an import of their export. */
export function windowsOfOthers(db: DatabaseSync, own: string): ReadonlySet<string> {
  const rows = db
    .prepare(
      `SELECT w.key FROM window w JOIN host h ON h.id = w.host WHERE h.key NOT IN (?, 'import')`,
    )
    .all(own);
  return new Set(rows.map((row) => String(row['key'])));
}

const MIRRORED_ON = 'mirroredOn';

/** Local day on which months were given last. */
export function mirroredOn(db: DatabaseSync): string | undefined {
  return readMeta(db, MIRRORED_ON);
}

export function setMirroredOn(db: DatabaseSync, day: string): void {
  writeMeta(db, MIRRORED_ON, day);
}
