import type { DatabaseSync } from 'node:sqlite';
import { RangeSet, type Range } from '../../core/time/rangeSet';
import { hostId } from '../ledger/hosts';
import { hasTable } from '../ledger/sqlite';

/**
 * Notes that VS Code is open on a host: the last stretch grows where it ended at most `gap` ms ago, by whatever
 * window, else a new one begins.
 *
 * @param now epoch ms
 */
export function noteOpen(
  db: DatabaseSync,
  host: { readonly key: string; readonly name: string },
  now: number,
  gap: number,
): void {
  const id = hostId(db, host, now);
  const { changes } = db
    .prepare(
      `UPDATE open_time SET "end" = max("end", ?) WHERE id =
         (SELECT id FROM open_time WHERE host = ? AND "end" >= ? AND start <= ? ORDER BY "end" DESC LIMIT 1)`,
    )
    .run(now, id, now - gap, now);
  if (changes === 0) {
    db.prepare('INSERT INTO open_time (host, start, "end") VALUES (?, ?, ?)').run(id, now, now);
  }
}

/** Stretches of `[from, to)` in which VS Code was open on any host, cut at its borders and joined. */
export function readOpenTime(db: DatabaseSync, { start, end }: Range): readonly Range[] {
  if (!hasTable(db, 'open_time')) return [];
  const rows = db
    .prepare('SELECT start, "end" FROM open_time WHERE "end" > ? AND start < ? ORDER BY start')
    .all(start, end)
    .map((row) => ({
      start: Math.max(Number(row['start']), start),
      end: Math.min(Number(row['end']), end),
    }));
  return new RangeSet(rows).ranges;
}

/** First instant from which it was noted, epoch ms; null where it never was. */
export function openTimeSince(db: DatabaseSync): number | null {
  if (!hasTable(db, 'open_time')) return null;
  const first = db.prepare('SELECT min(start) AS first FROM open_time').get()?.['first'];
  return typeof first === 'number' ? first : null;
}
