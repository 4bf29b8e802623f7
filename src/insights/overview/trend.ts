import type { LedgerSettings } from '../../core/ports/ledgerPort';
import type { TrendPoint } from '../../core/ledger/evidence';
import { sumDays, type DaySummary } from '../time/daySummary';
import { totalsOfTally } from '../time/tally';
import { shareOf } from './share';

/** Like periods in order of time, each by its own totals. */
export function trendOf(
  periods: readonly (readonly DaySummary[])[],
  repo: string | null,
  { countDirected }: Pick<LedgerSettings, 'countDirected'>,
): TrendPoint[] {
  return periods
    .flatMap((days) => {
      const [first] = days;
      const last = days.at(-1);
      if (first === undefined || last === undefined) return [];
      const { headlines } = totalsOfTally(sumDays(days, repo));
      const share = shareOf(headlines, countDirected);
      const point = { from: first.date, to: last.date, headlines, share };
      const isOther = days.some(({ folded }) => folded === 'other');
      return [isOther ? { ...point, other: true as const } : point];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
