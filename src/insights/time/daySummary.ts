import type { Day } from '../../core/calendar/day';
import type { DayModel } from '../../core/ledger/overview';
import type { Interval } from '../../core/time/kind';
import type { Pulse } from '../../core/time/pulse';
import {
  addEdit,
  addTally,
  addTime,
  emptyTally,
  hasTime,
  totalsOfTally,
  type Tally,
} from './tally';

/** One local day by repository. Plain data, so that it can be kept as JSON. */
export interface DaySummary {
  readonly date: Day;
  readonly parts: readonly { readonly repo: string | null; readonly tally: Tally }[];
}

/**
 * @param intervals of that day, cut at its borders
 * @param pulses that start on that day
 */
export function summariseDay(
  date: Day,
  intervals: readonly Interval[],
  pulses: readonly Pulse[],
): DaySummary {
  const tallies = new Map<string | null, Tally>();
  const of = (repo: string | null): Tally => {
    let tally = tallies.get(repo);
    if (tally === undefined) tallies.set(repo, (tally = emptyTally()));
    return tally;
  };
  for (const interval of intervals) {
    addTime(of(interval.repo), interval, interval.start, interval.end);
  }
  for (const pulse of pulses) for (const edit of pulse.edits) addEdit(of(edit.repo), edit);
  return { date, parts: [...tallies].map(([repo, tally]) => ({ repo, tally })) };
}

/** All repositories, or one, added up. */
export function tallyOf({ parts }: DaySummary, repo: string | null): Tally {
  const sum = emptyTally();
  for (const part of parts) if (repo === null || part.repo === repo) addTally(sum, part.tally);
  return sum;
}

export function dayModelOf(summary: DaySummary, repo: string | null): DayModel {
  const tally = tallyOf(summary, repo);
  return { date: summary.date, totals: totalsOfTally(tally), origins: tally.origins };
}

/** Did the person spend time on that day, in that repository (null: any). */
export function hasData(summary: DaySummary, repo: string | null): boolean {
  return hasTime(tallyOf(summary, repo));
}

/** Days added up. */
export function sumDays(summaries: readonly DaySummary[], repo: string | null): Tally {
  const sum = emptyTally();
  for (const summary of summaries) addTally(sum, tallyOf(summary, repo));
  return sum;
}
