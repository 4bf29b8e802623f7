import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { DEFAULT_PARAMETERS, type TimeParameters } from '../../core/time/parameters';
import type { Kind, ReviewSub } from '../../core/time/kind';
import type { Origin } from '../../core/origins/origin';
import type { Folded, Rollup, RollupOrigin, RollupTime } from '../../core/time/rollup';
import { KIND_CODES, ORIGIN_CODES, SUB_CODES, wordOf } from './codes';
import { readMeta, writeMeta } from './meta';

const FOLDED = 'folded';
const kindOf = wordOf<Kind, 'other'>(KIND_CODES, 'other');
const subOf = wordOf<ReviewSub, null>(SUB_CODES, null);
const originOf = wordOf<Origin, 'unknown'>(ORIGIN_CODES, 'unknown');

export function foldedUntil(db: DatabaseSync): Folded | null {
  const kept = readMeta(db, FOLDED);
  return kept === undefined ? null : (JSON.parse(kept) as Folded);
}

export function setFolded(db: DatabaseSync, folded: Folded): void {
  writeMeta(db, FOLDED, JSON.stringify(folded));
}

/**
 * Adds a day's totals to what is folded of it. Call inside of a write transaction.
 *
 * @param mode `replace` for a copy of the same day, as an import brings it
 */
export function addRollup(db: DatabaseSync, rollup: Rollup, mode: 'add' | 'replace' = 'add'): void {
  const host = idOf(db, 'SELECT id FROM host WHERE key = ?', rollup.host);
  if (host === undefined) throw new Error(`there is no host ${rollup.host}`);
  const parameters = parametersId(db, rollup.parameters);
  const repoId = (root: string | null): number =>
    root === null
      ? 0
      : (idOf(db, 'SELECT id FROM repo WHERE root = ?', root) ??
        Number(db.prepare('INSERT INTO repo (root) VALUES (?)').run(root).lastInsertRowid));
  const sum =
    mode === 'add'
      ? (name: string) => `${name} + excluded.${name}`
      : (name: string) => `excluded.${name}`;
  const time = db.prepare(
    `INSERT INTO rollup_day (day, host, repo, kind, sub, ms, parameters) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (day, host, repo, kind, sub)
     DO UPDATE SET ms = ${sum('ms')}, parameters = excluded.parameters`,
  );
  for (const { repo, kind, sub, ms } of rollup.times) {
    const subCode = sub === null ? 0 : SUB_CODES[sub];
    time.run(rollup.day, host, repoId(repo), KIND_CODES[kind], subCode, ms, parameters);
  }
  const origin = db.prepare(
    `INSERT INTO rollup_origin (day, host, repo, origin, events, inserted, deleted)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, host, repo, origin) DO UPDATE SET
     events = ${sum('events')}, inserted = ${sum('inserted')}, deleted = ${sum('deleted')}`,
  );
  for (const { repo, origin: word, events, inserted, deleted } of rollup.origins) {
    const code = ORIGIN_CODES[word];
    origin.run(rollup.day, host, repoId(repo), code, events, inserted, deleted);
  }
}

/** Removes the pulses that start before an instant, once they are in rollups. */
export function dropPulses(db: DatabaseSync, before: number): void {
  db.prepare('DELETE FROM pulse WHERE start < ?').run(before);
}

/** Key of the host that recorded each window. */
export function hostsOfWindows(db: DatabaseSync): ReadonlyMap<string, string> {
  const rows = db
    .prepare('SELECT w.key AS window, h.key AS host FROM window w JOIN host h ON h.id = w.host')
    .all();
  return new Map(rows.map((row) => [String(row['window']), String(row['host'])]));
}

/** Rollups of the days `[from, to]`, by day and host. */
export function readRollups(db: DatabaseSync, from: string, to: string): Rollup[] {
  const rollups = new Map<string, { -readonly [K in keyof Rollup]: Rollup[K] }>();
  const of = (
    row: Record<string, SQLOutputValue>,
  ): { times: RollupTime[]; origins: RollupOrigin[] } => {
    const [day, host] = [String(row['day']), String(row['host'])];
    const key = `${day} ${host}`;
    let rollup = rollups.get(key);
    if (rollup === undefined) {
      rollup = { day, host, times: [], origins: [], parameters: DEFAULT_PARAMETERS };
      rollups.set(key, rollup);
    }
    if (typeof row['json'] === 'string') {
      rollup.parameters = JSON.parse(row['json']) as TimeParameters;
    }
    return rollup as never;
  };
  const times = db
    .prepare(
      `SELECT r.day, h.key AS host, repo.root, r.kind, r.sub, r.ms, p.json
       FROM rollup_day r JOIN host h ON h.id = r.host JOIN parameters p ON p.id = r.parameters
       LEFT JOIN repo ON repo.id = r.repo
       WHERE r.day >= ? AND r.day <= ? ORDER BY r.day, h.key, r.repo, r.kind, r.sub`,
    )
    .all(from, to);
  for (const row of times) {
    of(row).times.push({
      repo: textOf(row['root']),
      kind: kindOf(Number(row['kind'])),
      sub: subOf(Number(row['sub'])),
      ms: Number(row['ms']),
    });
  }
  const origins = db
    .prepare(
      `SELECT r.day, h.key AS host, repo.root, r.origin, r.events, r.inserted, r.deleted
       FROM rollup_origin r JOIN host h ON h.id = r.host LEFT JOIN repo ON repo.id = r.repo
       WHERE r.day >= ? AND r.day <= ? ORDER BY r.day, h.key, r.repo, r.origin`,
    )
    .all(from, to);
  for (const row of origins) {
    of(row).origins.push({
      repo: textOf(row['root']),
      origin: originOf(Number(row['origin'])),
      events: Number(row['events']),
      inserted: Number(row['inserted']),
      deleted: Number(row['deleted']),
    });
  }
  return [...rollups.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Names what is in the rollups of the days `[from, to]`. */
export function rollupStamp(db: DatabaseSync, from: string, to: string): string {
  const row = db
    .prepare(
      'SELECT count(*) AS number, sum(ms) AS ms, max(parameters) AS parameters FROM rollup_day WHERE day >= ? AND day <= ?',
    )
    .get(from, to);
  return ['number', 'ms', 'parameters'].map((name) => Number(row?.[name] ?? 0)).join('/');
}

/** Is there a total of any day of `[from, to]`, of whatever host. */
export function hasRollups(db: DatabaseSync, from: string, to: string): boolean {
  return (
    db.prepare('SELECT 1 FROM rollup_day WHERE day >= ? AND day <= ? LIMIT 1').get(from, to) !==
    undefined
  );
}

/** First and last day that has a rollup; null without any. */
export function rollupExtent(
  db: DatabaseSync,
): { readonly from: string; readonly to: string } | null {
  const row = db.prepare('SELECT min(day) AS "from", max(day) AS "to" FROM rollup_day').get();
  const [from, to] = [row?.['from'], row?.['to']];
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}

function parametersId(db: DatabaseSync, parameters: TimeParameters): number {
  const json = JSON.stringify(
    Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return (
    idOf(db, 'SELECT id FROM parameters WHERE json = ?', json) ??
    Number(db.prepare('INSERT INTO parameters (json) VALUES (?)').run(json).lastInsertRowid)
  );
}

function idOf(db: DatabaseSync, sql: string, value: string): number | undefined {
  const id = db.prepare(sql).get(value)?.['id'];
  return typeof id === 'number' ? id : undefined;
}

function textOf(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
