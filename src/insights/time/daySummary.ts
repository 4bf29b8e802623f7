import type { Day } from '../../core/calendar/day';
import type { DayModel } from '../../core/ledger/overview';
import type { PlaceTime } from '../../core/ledger/evidence';
import type { Interval } from '../../core/time/kind';
import type { TimeParameters } from '../../core/time/parameters';
import type { Pulse } from '../../core/time/pulse';
import { sameParameters, type Rollup } from '../../core/time/rollup';
import { placeTimes, typingTimes } from '../evidence/placeTimes';
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
  /** Where the time went; not known of days of which only totals are left. */
  readonly places?: readonly PlaceTime[];
  /** Time with hands-on edits in it, ms. */
  readonly typing?: readonly { readonly repo: string | null; readonly ms: number }[];
  /** Only totals are left of it, made with the same parameters as now or with others. */
  readonly folded?: 'same' | 'other';
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
  return {
    date,
    parts: [...tallies].map(([repo, tally]) => ({ repo, tally })),
    places: placeTimes(intervals),
    typing: typingTimes(intervals, pulses),
  };
}

/** A day of which only totals are left, of all hosts together. */
export function summaryOfRollups(
  date: Day,
  rollups: readonly Rollup[],
  params: TimeParameters,
): DaySummary {
  const tallies = new Map<string | null, Tally>();
  const of = (repo: string | null): Tally => {
    let tally = tallies.get(repo);
    if (tally === undefined) tallies.set(repo, (tally = emptyTally()));
    return tally;
  };
  for (const { times, origins } of rollups) {
    for (const time of times) addTime(of(time.repo), time, 0, time.ms);
    for (const edits of origins) addEdit(of(edits.repo), edits);
  }
  const parts = [...tallies].map(([repo, tally]) => ({ repo, tally }));
  if (rollups.length === 0) return { date, parts };
  const same = rollups.every(({ parameters }) => sameParameters(parameters, params));
  return { date, parts, folded: same ? 'same' : 'other' };
}

/** All repositories, or one, added up. */
export function tallyOf({ parts }: DaySummary, repo: string | null): Tally {
  const sum = emptyTally();
  for (const part of parts) if (repo === null || part.repo === repo) addTally(sum, part.tally);
  return sum;
}

export function dayModelOf(summary: DaySummary, repo: string | null): DayModel {
  const tally = tallyOf(summary, repo);
  const { date, folded } = summary;
  const model = { date, totals: totalsOfTally(tally), origins: tally.origins };
  return folded === undefined ? model : { ...model, folded };
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
