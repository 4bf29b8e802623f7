import type { RollupOrigin, RollupTime } from '../time/rollup';
import type { MirrorDay } from './month';

/** Less than this is rounding of one calculation against another, ms. */
const NEGLIGIBLE = 60_000;

/**
 * What the mirror knows of a day beyond the ledger itself, where the ledger went back to an earlier state (a
 * backup was put in its place). Together they come to what the mirror says, kind by kind.
 *
 * @param own the day as the ledger has it; undefined for nothing
 * @returns null where nothing is missing
 */
export function missingOf(mirrored: MirrorDay, own: MirrorDay | undefined): MirrorDay | null {
  if (own === undefined) return hasRows(mirrored) ? mirrored : null;
  if (sumOf(mirrored.times) - sumOf(own.times) < NEGLIGIBLE) return null;
  const times = mirrored.times.flatMap((time) => {
    const same = (row: RollupTime): boolean => row.kind === time.kind && row.sub === time.sub;
    const all = sumOf(mirrored.times.filter(same)) - sumOf(own.times.filter(same));
    const here = own.times.filter((row) => same(row) && row.repo === time.repo);
    const ms = Math.min(all, time.ms - sumOf(here));
    return ms > 0 ? [{ ...time, ms }] : [];
  });
  const origins = mirrored.origins.flatMap((row) => {
    const here = own.origins.find(({ repo, origin }) => repo === row.repo && origin === row.origin);
    const rest = without(row, here);
    return rest.events > 0 ? [rest] : [];
  });
  return { ...mirrored, times, origins };
}

function hasRows({ times, origins }: MirrorDay): boolean {
  return times.length + origins.length > 0;
}

function sumOf(times: readonly RollupTime[]): number {
  return times.reduce((sum, { ms }) => sum + ms, 0);
}

function without(row: RollupOrigin, known: RollupOrigin | undefined): RollupOrigin {
  if (known === undefined) return row;
  const rest = (name: 'events' | 'inserted' | 'deleted'): number =>
    Math.max(0, row[name] - known[name]);
  return { ...row, events: rest('events'), inserted: rest('inserted'), deleted: rest('deleted') };
}
