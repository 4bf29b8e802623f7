import { median } from '../../core/statistics/median';
import type { TimeTotals } from '../../core/time/kind';
import type { OverviewModel } from '../../core/ledger/overview';

/** So many like periods make what is usual. */
export const USUAL_PERIODS = 12;

/** Medians of earlier like periods; null without any. */
export function usualOf(
  earlier: readonly TimeTotals['headlines'][],
  shares: readonly (number | null)[] = [],
): OverviewModel['usual'] {
  const middle = (pick: (one: TimeTotals['headlines']) => number): number =>
    median(earlier.map(pick)) ?? 0;
  if (earlier.length === 0) return null;
  return {
    built: middle(({ built }) => built),
    reviewed: middle(({ reviewed }) => reviewed),
    directed: middle(({ directed }) => directed),
    share: median(shares.filter((share) => share !== null)) ?? null,
    periods: earlier.length,
  };
}
