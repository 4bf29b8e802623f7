import type { DatabaseSync } from 'node:sqlite';

/**
 * Calculated days. `variant` names all that the calculation depends on beside the pulses (parameters,
 * zone); `stamp` names the pulses. A hit needs both.
 */
export function readDay(
  db: DatabaseSync,
  day: string,
  variant: string,
  stamp: string,
): string | undefined {
  const row = db
    .prepare('SELECT json FROM day_cache WHERE day = ? AND variant = ? AND stamp = ?')
    .get(day, variant, stamp);
  return row === undefined ? undefined : String(row['json']);
}

export function writeDay(
  db: DatabaseSync,
  day: string,
  variant: string,
  stamp: string,
  json: string,
): void {
  db.prepare(
    'INSERT OR REPLACE INTO day_cache (day, variant, stamp, json) VALUES (?, ?, ?, ?)',
  ).run(day, variant, stamp, json);
}

/** Drops days of other variants: they are calculated anew if ever asked for again. */
export function keepVariants(db: DatabaseSync, variants: readonly string[]): void {
  db.prepare('DELETE FROM day_cache WHERE variant NOT IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(variants),
  );
}

/** Drops days from `day` on: something that they were calculated with has changed. */
export function forgetDays(db: DatabaseSync, day: string): void {
  db.prepare('DELETE FROM day_cache WHERE day >= ?').run(day);
}

/**
 * Names the pulses that start in `[from, to)`, the youngest row and their number, the windows whose record
 * goes on after it, review outside of the editor and corrections: everything that intervals inside of the
 * range depend on.
 */
export function stampOf(db: DatabaseSync, from: number, to: number): string {
  const row = db
    .prepare(
      `SELECT max(id) AS youngest, count(*) AS number,
         (SELECT count(*) FROM window WHERE first < ? AND last >= ?) AS open,
         (SELECT sum("end" - start) FROM elsewhere WHERE "end" > ? AND start < ?) AS elsewhere,
         (SELECT max(id) FROM correction) AS corrected,
         (SELECT count(revoked) FROM correction) AS revoked
       FROM pulse WHERE start >= ? AND start < ?`,
    )
    .get(to, to, from, to, from, to);
  const names = ['youngest', 'number', 'open', 'elsewhere', 'corrected', 'revoked'];
  return names.map((name) => Number(row?.[name] ?? 0)).join('/');
}
