import type { DatabaseSync } from 'node:sqlite';
import type { Elsewhere } from '../../core/time/elsewhere';
import type { Range } from '../../core/time/rangeSet';
import { hasTable } from './sqlite';

/** Keeps review outside of the editor; what is there already is left alone. Returns how many were new. */
export function addElsewhere(db: DatabaseSync, stretches: readonly Elsewhere[]): number {
  const insert = db.prepare(
    `INSERT INTO elsewhere (start, "end", source) VALUES (?, ?, ?)
     ON CONFLICT (start, "end", source) DO NOTHING`,
  );
  let added = 0;
  for (const { start, end, source } of stretches) {
    added += Number(insert.run(start, end, source).changes);
  }
  return added;
}

/**
 * Makes a stretch of this source longer, or begins it: the person's timer runs, and what it counted must not
 * be lost when the window dies.
 */
export function extendElsewhere(db: DatabaseSync, { start, end, source }: Elsewhere): void {
  const { changes } = db
    .prepare(`UPDATE elsewhere SET "end" = max("end", ?) WHERE start = ? AND source = ?`)
    .run(end, start, source);
  if (changes === 0) addElsewhere(db, [{ start, end, source }]);
}

/** Stretches that touch `[from, to)`, in order of their start. */
export function readElsewhere(db: DatabaseSync, { start, end }: Range): Elsewhere[] {
  // A ledger of an older version that may only be read has no such table.
  if (!hasTable(db, 'elsewhere')) return [];
  return db
    .prepare(
      `SELECT start, "end", source FROM elsewhere WHERE "end" > ? AND start < ? ORDER BY start, id`,
    )
    .all(start, end)
    .map((row) => ({
      start: Number(row['start']),
      end: Number(row['end']),
      source: String(row['source']),
    }));
}
