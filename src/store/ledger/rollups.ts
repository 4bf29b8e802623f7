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

/** Rollups of the days `[from, to]`, by day and host. Years of them are read at once, so nothing is done per row twice. */
export function readRollups(db: DatabaseSync, from: string, to: string): Rollup[] {
  const hosts = wordsOf(db, 'SELECT id, key AS word FROM host');
  const roots = wordsOf(db, 'SELECT id, root AS word FROM repo');
  const parameters = new Map(
    [...wordsOf(db, 'SELECT id, json AS word FROM parameters')].map(([id, json]) => [
      id,
      JSON.parse(json) as TimeParameters,
    ]),
  );
  const byHost = new Map<SQLOutputValue | undefined, Map<string, Draft>>();
  const draftOf = (row: Row): Draft => {
    let drafts = byHost.get(row['host']);
    if (drafts === undefined) byHost.set(row['host'], (drafts = new Map<string, Draft>()));
    const day = row['day'] as string;
    let draft = drafts.get(day);
    if (draft === undefined) {
      const host = hosts.get(row['host']) ?? '';
      draft = { day, host, times: [], origins: [], parameters: DEFAULT_PARAMETERS };
      drafts.set(day, draft);
    }
    return draft;
  };
  const range = 'WHERE day >= ? AND day <= ? ORDER BY day, host, repo';
  const times = db.prepare(
    `SELECT day, host, repo, kind, sub, ms, parameters FROM rollup_day ${range}, kind, sub`,
  );
  for (const row of times.all(from, to)) {
    const draft = draftOf(row);
    draft.parameters = parameters.get(row['parameters']) ?? DEFAULT_PARAMETERS;
    draft.times.push({
      repo: roots.get(row['repo']) ?? null,
      kind: kindOf(Number(row['kind'])),
      sub: subOf(Number(row['sub'])),
      ms: Number(row['ms']),
    });
  }
  const origins = db.prepare(
    `SELECT day, host, repo, origin, events, inserted, deleted FROM rollup_origin ${range}, origin`,
  );
  for (const row of origins.all(from, to)) {
    draftOf(row).origins.push({
      repo: roots.get(row['repo']) ?? null,
      origin: originOf(Number(row['origin'])),
      events: Number(row['events']),
      inserted: Number(row['inserted']),
      deleted: Number(row['deleted']),
    });
  }
  return [...byHost.values()]
    .flatMap((drafts) => [...drafts.values()])
    .sort((a, b) => compare(a.day, b.day) || compare(a.host, b.host));
}

type Row = Record<string, SQLOutputValue>;

/** A rollup whose rows are still being read. */
interface Draft extends Rollup {
  parameters: TimeParameters;
  readonly times: RollupTime[];
  readonly origins: RollupOrigin[];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function wordsOf(db: DatabaseSync, sql: string): ReadonlyMap<SQLOutputValue | undefined, string> {
  return new Map(
    db
      .prepare(sql)
      .all()
      .map((row) => [row['id'], String(row['word'])]),
  );
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
