import type { DatabaseSync } from 'node:sqlite';

/** Small facts about the ledger itself, by key. */
export function readMeta(db: DatabaseSync, key: string): string | undefined {
  const value = db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.['value'];
  return typeof value === 'string' ? value : undefined;
}

/** Writes only what differs, so that windows with equal settings do not disturb each other. */
export function writeMeta(db: DatabaseSync, key: string, value: string): void {
  if (readMeta(db, key) === value) return;
  db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}
