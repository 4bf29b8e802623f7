import type { DatabaseSync } from 'node:sqlite';
import type { AwayStretch } from '../../core/ports/personPort';
import { extendElsewhere } from '../ledger/elsewhere';

const SOURCE = 'timer';
/** A timer that was not heard of for longer is of a window that died, ms. */
const FORGOTTEN = 86_400_000;
/** Hands that come back from starting it are no return, ms. */
const STARTING = 10_000;

/** Timers of windows that review elsewhere; `ended` is when the person came back in another window. */
export const awayTimerSchema: readonly string[] = [
  `CREATE TABLE away_timer (
    window TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    ended INTEGER,
    PRIMARY KEY (window, start)
  ) STRICT, WITHOUT ROWID`,
];

/** Notes how far a timer has come; see {@link PersonPort.awayPassed}. Call inside of a write transaction. */
export function awayPassed(db: DatabaseSync, { window, start, end }: AwayStretch): number | null {
  const row = db
    .prepare(
      `INSERT INTO away_timer (window, start, "end") VALUES (?, ?, ?)
       ON CONFLICT (window, start) DO UPDATE SET "end" = max("end", excluded."end")
       RETURNING ended`,
    )
    .get(window, start, end);
  db.prepare('DELETE FROM away_timer WHERE "end" < ?').run(end - FORGOTTEN);
  const ended = typeof row?.['ended'] === 'number' ? row['ended'] : null;
  const until = ended === null ? end : Math.min(end, ended);
  if (until > start) extendElsewhere(db, { start, end: until, source: SOURCE });
  return ended;
}

/**
 * Ends the timers of all other windows. What they noted beyond that instant is taken back. Call inside of a write
 * transaction. Returns how many ended.
 */
export function personCame(db: DatabaseSync, window: string, at: number): number {
  const running = db
    .prepare(
      'SELECT window, start, "end" FROM away_timer WHERE ended IS NULL AND window <> ? AND start < ? AND "end" > ?',
    )
    .all(window, at - STARTING, at - FORGOTTEN);
  for (const row of running) {
    const [key, start] = [String(row['window']), Number(row['start'])];
    db.prepare('UPDATE away_timer SET ended = ? WHERE window = ? AND start = ?').run(
      at,
      key,
      start,
    );
    db.prepare(`UPDATE elsewhere SET "end" = ? WHERE start = ? AND source = ? AND "end" > ?`).run(
      at,
      start,
      SOURCE,
      at,
    );
  }
  return running.length;
}

/** Does any other window review elsewhere: asking costs no write. */
export function hasOtherTimer(db: DatabaseSync, window: string, at: number): boolean {
  return (
    db
      .prepare(
        'SELECT 1 FROM away_timer WHERE ended IS NULL AND window <> ? AND start < ? AND "end" > ? LIMIT 1',
      )
      .get(window, at - STARTING, at - FORGOTTEN) !== undefined
  );
}
