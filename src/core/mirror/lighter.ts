import type { RollupOrigin, RollupTime } from '../time/rollup';
import type { MirrorMonth, MirrorRow } from './month';

/** There may be hundreds of them a month; decisions and answers are few. */
const FIRST: readonly string[] = ['session', 'session_measure'];

/**
 * The same month with less in it: half of the named repositories, those with the least time, become nameless;
 * without names left, half of the rows are dropped, the oldest first: of sessions, and when those are gone of all
 * tables.
 *
 * @returns undefined when nothing can be left out any more; totals of days always stay.
 */
export function lighter(month: MirrorMonth): MirrorMonth | undefined {
  const names = namesByTime(month);
  if (names.length > 0) {
    return withoutNames(month, new Set(names.slice(0, Math.ceil(names.length / 2))));
  }
  const rowsOf = (tables: readonly string[]): readonly MirrorRow[] =>
    tables.flatMap((table) => month.rows[table] ?? []);
  const all = Object.keys(month.rows);
  const lighten = rowsOf(FIRST).length > 0 ? FIRST : all;
  const changed = rowsOf(lighten)
    .map((row) => row.changed)
    .sort((a, b) => a - b);
  if (changed.length === 0) return undefined;
  const border = changed[Math.floor(changed.length / 2)] ?? Infinity;
  // Rows of one instant cannot be told apart: then all of them go.
  const stays = (row: MirrorRow): boolean =>
    row.changed > border || (row.changed === border && changed[0] !== border);
  const rows = Object.entries(month.rows).map(([table, kept]) => [
    table,
    lighten.includes(table) ? kept.filter(stays) : kept,
  ]);
  return { ...month, rows: Object.fromEntries(rows) as MirrorMonth['rows'] };
}

/** Repositories of the month, the ones with the least time first. */
function namesByTime({ days }: MirrorMonth): string[] {
  const sums = new Map<string, number>();
  for (const { times, origins } of days) {
    for (const { repo } of origins) if (repo !== null) sums.set(repo, sums.get(repo) ?? 0);
    for (const { repo, ms } of times) if (repo !== null) sums.set(repo, (sums.get(repo) ?? 0) + ms);
  }
  return [...sums].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([repo]) => repo);
}

function withoutNames(month: MirrorMonth, gone: ReadonlySet<string>): MirrorMonth {
  const named = (repo: string | null): string | null =>
    repo !== null && gone.has(repo) ? null : repo;
  const days = month.days.map((day) => ({
    ...day,
    times: addTimes(day.times.map((time) => ({ ...time, repo: named(time.repo) }))),
    origins: addOrigins(day.origins.map((origin) => ({ ...origin, repo: named(origin.repo) }))),
  }));
  return { ...month, days };
}

/** Rows of the same repository and kind added up. */
export function addTimes(times: readonly RollupTime[]): RollupTime[] {
  const sums = new Map<string, RollupTime>();
  for (const time of times) {
    const name = JSON.stringify([time.repo, time.kind, time.sub]);
    sums.set(name, { ...time, ms: time.ms + (sums.get(name)?.ms ?? 0) });
  }
  return [...sums.values()];
}

/** Rows of the same repository and origin added up. */
export function addOrigins(origins: readonly RollupOrigin[]): RollupOrigin[] {
  const sums = new Map<string, RollupOrigin>();
  for (const one of origins) {
    const name = JSON.stringify([one.repo, one.origin]);
    const sum = sums.get(name);
    sums.set(name, {
      ...one,
      events: one.events + (sum?.events ?? 0),
      inserted: one.inserted + (sum?.inserted ?? 0),
      deleted: one.deleted + (sum?.deleted ?? 0),
    });
  }
  return [...sums.values()];
}
