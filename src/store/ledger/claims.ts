import type { DatabaseSync } from 'node:sqlite';

/** What a claim gave: the work is `new` to this holder, was `held` by it before, or is `taken` by another. */
export type ClaimResult = 'new' | 'held' | 'taken';

/** An expiry for what may happen only once ever. */
export const FOREVER = Number.MAX_SAFE_INTEGER;

/**
 * Elects one of several windows for work that must happen once. Asking again extends the own claim;
 * an expired one is open to all, so the death of a holder stops nothing.
 *
 * @param expires epoch ms, {@link FOREVER} for once and never again.
 */
export function claim(
  db: DatabaseSync,
  key: string,
  holder: string,
  now: number,
  expires: number,
): ClaimResult {
  const inserted = db
    .prepare(
      `INSERT INTO claim (key, holder, expires) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET holder = excluded.holder, expires = excluded.expires
       WHERE claim.expires <= ?`,
    )
    .run(key, holder, expires, now);
  if (inserted.changes === 1) return 'new';
  const extended = db
    .prepare('UPDATE claim SET expires = max(expires, ?) WHERE key = ? AND holder = ?')
    .run(expires, key, holder);
  return extended.changes === 1 ? 'held' : 'taken';
}

/** Gives the work back before the claim expires, as after a failure. */
export function release(db: DatabaseSync, key: string, holder: string): void {
  db.prepare('DELETE FROM claim WHERE key = ? AND holder = ?').run(key, holder);
}

/** When a claim expires, epoch ms; undefined where nobody ever made it. Asking changes nothing. */
export function expiryOf(db: DatabaseSync, key: string): number | undefined {
  const expires = db.prepare('SELECT expires FROM claim WHERE key = ?').get(key)?.['expires'];
  return typeof expires === 'number' ? expires : undefined;
}
