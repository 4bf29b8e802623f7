import type { DatabaseSync } from 'node:sqlite';

/** Every host that recorded, by key, with its windows. */
export function hostsOf(
  db: DatabaseSync,
): { readonly key: string; readonly name: string; readonly windows: readonly string[] }[] {
  const windows = db.prepare('SELECT key FROM window WHERE host = ? ORDER BY key');
  return db
    .prepare('SELECT id, key, name FROM host ORDER BY key')
    .all()
    .map(({ id, key, name }) => ({
      key: String(key),
      name: String(name),
      windows: windows.all(Number(id)).map((row) => String(row['key'])),
    }));
}

/** Number of a host, which is made where it is not known yet. @param now epoch ms */
export function hostId(
  db: DatabaseSync,
  host: { readonly key: string; readonly name: string },
  now: number,
): number {
  db.prepare(
    'INSERT INTO host (key, name, created) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING',
  ).run(host.key, host.name, now);
  return Number(db.prepare('SELECT id FROM host WHERE key = ?').get(host.key)?.['id']);
}
