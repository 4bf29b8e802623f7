import type { DatabaseSync } from 'node:sqlite';
import { dayAt } from '../../core/calendar/zone';
import type { HostModel } from '../../core/ledger/overview';
import { partsOfSource } from '../../core/mirror/month';

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

/**
 * Every host, and the last local day that anything is known of.
 *
 * @param own key of the host that the ledger is kept on
 * @param timeZone IANA name of the zone whose days are meant
 */
export function hostDays(db: DatabaseSync, own: string, timeZone: string): HostModel[] {
  const hosts = db
    .prepare(
      `SELECT h.id, h.key, h.name, max(w.last) AS last
       FROM host h LEFT JOIN window w ON w.host = h.id GROUP BY h.id`,
    )
    .all();
  // Most ledgers have one, and then no old total has to be looked at.
  const totals = hosts.length < 2 ? [] : rollupDays(db);
  const known = new Map<string, { name: string; days: string[] }>();
  for (const { id, key, name, last } of hosts) {
    // What was mirrored of a machine counts as that machine, whichever of its ledgers it was.
    const host = partsOfSource(String(key))?.host ?? String(key);
    const one = known.get(host) ?? { name: String(name), days: [] };
    known.set(host, one);
    if (typeof last === 'number') one.days.push(dayAt(timeZone, last));
    one.days.push(...totals.flatMap(({ host: of, day }) => (of === Number(id) ? [day] : [])));
  }
  return [...known].map(([key, { name, days }]) => ({
    name: isAlone(name, known) || key === own ? name : `${name} (${key.slice(0, 4)})`,
    own: key === own,
    last: days.sort().at(-1) ?? null,
  }));
}

/** Containers and clones often have one name. */
function isAlone(name: string, hosts: ReadonlyMap<string, { readonly name: string }>): boolean {
  return [...hosts.values()].filter((one) => one.name === name).length === 1;
}

function rollupDays(db: DatabaseSync): { readonly host: number; readonly day: string }[] {
  return db
    .prepare('SELECT host, max(day) AS day FROM rollup_day GROUP BY host')
    .all()
    .map(({ host, day }) => ({ host: Number(host), day: String(day) }));
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
