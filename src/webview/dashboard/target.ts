import { addDays, type Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt } from '../../core/calendar/zone';
import { durationText } from '../../core/format/duration';
import type { OverviewModel } from '../../core/ledger/overview';
import type { BalanceBar } from './balanceData';
import { isCurrent } from './periodWords';

const DAYS_OF_WEEK = 7;

export interface TargetProgress {
  /** ms built of so many ms wanted. */
  readonly built: number;
  readonly target: number;
  /** `target 8 h 00, 2 h 05 to go`, `target of 8 h 00 reached`. */
  readonly words: string;
}

/** How far the person is; of a day, its week counts. Null without a target. */
export function targetProgress(model: OverviewModel): TargetProgress | null {
  const { query, target, week, totals } = model;
  if (query.period === 'day') {
    if (week === undefined) return null;
    const built = durationText(week.built);
    const until = isCurrent(model) ? 'week so far' : 'week up to then';
    const words = `${until}: ${built} of ${durationText(week.target)}`;
    return { ...week, words };
  }
  if (target === null) return null;
  const { built } = totals.headlines;
  return { built, target, words: wordsOf(built, target, isCurrent(model)) };
}

function wordsOf(built: number, target: number, goesOn: boolean): string {
  const whole = durationText(target);
  if (built >= target) return `target of ${whole} reached`;
  const rest = durationText(target - built);
  return `target ${whole}, ${rest} ${goesOn ? 'to go' : 'short'}`;
}

/** The target of one week, ms; null without one. */
export function weeklyTargetOf({ target, days, week }: OverviewModel): number | null {
  if (week !== undefined) return week.target;
  return target === null || days.length === 0
    ? null
    : Math.round((target * DAYS_OF_WEEK) / days.length);
}

/**
 * What the target comes to for each bar, by its days, ms. Null for bars of days: which days to build on is
 * the person's own choice.
 */
export function targetsOfBars(
  model: OverviewModel,
  bars: readonly Pick<BalanceBar, 'days'>[],
): readonly number[] | null {
  const { period } = model.query;
  const weekly = weeklyTargetOf(model);
  if (weekly === null || (period !== 'quarter' && period !== 'year')) return null;
  return bars.map(({ days }) => (weekly * days) / DAYS_OF_WEEK);
}

/** How many whole weeks of the period that are over, and were measured, reached the target. */
export function weeksReached(model: OverviewModel): { reached: number; weeks: number } | null {
  const weekly = weeklyTargetOf(model);
  if (weekly === null || model.since === null) return null;
  const { days, today, timeZone } = model;
  const first = dayAt(timeZone, model.since);
  const weeks = new Map<Day, { days: number; built: number }>();
  for (const { date, totals } of days) {
    const monday = mondayOf(date);
    const week = weeks.get(monday) ?? { days: 0, built: 0 };
    week.days += 1;
    week.built += totals.headlines.built;
    weeks.set(monday, week);
  }
  const whole = [...weeks].filter(
    ([monday, week]) =>
      week.days === DAYS_OF_WEEK && monday >= mondayOf(first) && addDays(monday, 6) < today,
  );
  const reached = whole.filter(([, { built }]) => built >= weekly).length;
  return { reached, weeks: whole.length };
}

/** Below the chart: what its dashed line means, or why it has none, and how many weeks got there. */
export function targetHint(model: OverviewModel): string {
  const weekly = weeklyTargetOf(model);
  if (weekly === null) return '';
  const each = durationText(weekly);
  const drawn = model.query.period === 'quarter' || model.query.period === 'year';
  const { reached, weeks } = weeksOf(model);
  const line = `Dashed line: your target of ${each} a week, for the days in each bar.`;
  if (weeks === 0) {
    return drawn ? line : `Your target of ${each} is for the whole week, not for single days.`;
  }
  const what = drawn ? 'it' : `your target of ${each}`;
  const judged =
    weeks === 1
      ? `The one whole week ${reached === 1 ? 'reached' : 'did not reach'} ${what}.`
      : `${reached} of ${weeks} whole weeks reached ${what}.`;
  return drawn ? `${line} ${judged}` : judged;
}

/** None of a day or a week: these say how far it is beside their number. */
function weeksOf(model: OverviewModel): { readonly reached: number; readonly weeks: number } {
  const { period } = model.query;
  const none = { reached: 0, weeks: 0 };
  return period === 'day' || period === 'week' ? none : (weeksReached(model) ?? none);
}
