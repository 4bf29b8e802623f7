import { ORIGINS } from '../../core/origins/origin';
import { KINDS, REVIEW_SUBS } from '../../core/time/kind';
import type { TimeParameters } from '../../core/time/parameters';
import type { Rollup, RollupOrigin, RollupTime } from '../../core/time/rollup';
import type { DaySummary } from './daySummary';
import type { Tally } from './tally';

/** What is kept of a day when its pulses go: totals by repository, without zeros. */
export function rollupOf(
  { date, parts }: DaySummary,
  host: string,
  parameters: TimeParameters,
): Rollup {
  return {
    day: date,
    host,
    times: parts.flatMap(({ repo, tally }) => timesOf(repo, tally)),
    origins: parts.flatMap(({ repo, tally }) => originsOf(repo, tally)),
    parameters,
  };
}

function timesOf(repo: string | null, { kinds, reviewing }: Tally): RollupTime[] {
  return [
    ...KINDS.filter((kind) => kind !== 'reviewing').map((kind) => ({
      repo,
      kind,
      sub: null,
      ms: kinds[kind],
    })),
    ...REVIEW_SUBS.map((sub) => ({ repo, kind: 'reviewing' as const, sub, ms: reviewing[sub] })),
  ].filter(({ ms }) => ms > 0);
}

function originsOf(repo: string | null, { origins }: Tally): RollupOrigin[] {
  return ORIGINS.map((origin) => ({ repo, origin, ...origins[origin] })).filter(
    ({ events, inserted, deleted }) => events + inserted + deleted > 0,
  );
}
