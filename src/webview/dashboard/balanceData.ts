import type { Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import type { DayModel, OverviewModel } from '../../core/ledger/overview';
import type { TimeTotals } from '../../core/time/kind';
import { KINDS, REVIEW_SUBS, totalsOf } from '../../core/time/kind';
import { dayMonthShort, dayOnly, longDay, month, monthShort, weekdayShort } from './periodWords';
import { madeWithOf, type MadeWith } from './seams';

const HOUR = 3_600_000;

/** One bar of the chart, one row of its table. Times in ms. */
export interface BalanceBar {
  /** Short, below the bar. */
  readonly label: string;
  /** Long, in the table and the tooltip. */
  readonly title: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: Day;
  readonly to: Day;
  readonly totals: TimeTotals;
  /** How many days of the period it holds. */
  readonly days: number;
  /** Undefined for a bar without time. */
  readonly madeWith: MadeWith | undefined;
  /** Does it hold today. */
  readonly current: boolean;
}

/** Bars by day; by week in a quarter, by month in a year: never more than fit side by side. */
export function balanceBars(model: Pick<OverviewModel, 'days' | 'query' | 'today'>): BalanceBar[] {
  const { days, query, today } = model;
  const keyOf = KEYS[query.period];
  const groups = new Map<string, DayModel[]>();
  for (const day of days) {
    const key = keyOf(day.date);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [day]);
    else group.push(day);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]?.date ?? '';
    return {
      ...NAMES[query.period](first),
      from: first,
      to: group.at(-1)?.date ?? first,
      totals: sumOf(group),
      days: group.length,
      madeWith: madeWithOf(group),
      current: group.some(({ date }) => date === today),
    };
  });
}

const own = (day: Day): string => day;
const KEYS = {
  day: own,
  week: own,
  month: own,
  quarter: mondayOf,
  year: (day: Day) => day.slice(0, 7),
};

type Name = Pick<BalanceBar, 'label' | 'title'>;
const byDay = (day: Day): Name => ({
  label: `${weekdayShort(day)} ${dayOnly(day)}`,
  title: longDay(day),
});
const NAMES = {
  day: byDay,
  week: byDay,
  month: (day: Day): Name => ({ label: dayOnly(day), title: longDay(day) }),
  quarter: (day: Day): Name => ({
    label: dayMonthShort(day),
    title: `Week from ${dayMonthShort(day)}`,
  }),
  year: (day: Day): Name => ({ label: monthShort(day), title: month(day) }),
};

function sumOf(days: readonly DayModel[]): TimeTotals {
  const [only] = days;
  if (days.length === 1 && only !== undefined) return only.totals;
  const sum = (pick: (totals: TimeTotals) => number): number =>
    days.reduce((total, { totals }) => total + pick(totals), 0);
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, sum((t) => t.kinds[kind])]));
  const subs = Object.fromEntries(
    REVIEW_SUBS.map((sub) => [sub, sum((t) => t.sub.reviewing[sub])]),
  );
  return totalsOf(kinds as TimeTotals['kinds'], subs as TimeTotals['sub']['reviewing']);
}

export interface BalanceAxis {
  /** ms at the top, positive, and at the bottom, negative; both whole steps. */
  readonly max: number;
  readonly min: number;
  /** ms between two lines. */
  readonly step: number;
}

const STEPS = [1 / 60, 5 / 60, 0.25, 0.5, 1, 2, 4, 8, 20, 40, 80, 200, 400].map(
  (hours) => hours * HOUR,
);
const MOST_LINES = 6;
/** Room for the number above the highest and below the lowest bar, as a part of the whole height. */
const LABEL_ROOM = 0.06;

/**
 * One scale for both directions, so that a minute built is as high as a minute reviewed is deep.
 *
 * @param up highest bar, ms
 * @param down deepest bar, ms, positive
 */
export function balanceAxis(up: number, down: number): BalanceAxis {
  const room = (up + down) * LABEL_ROOM;
  const step =
    STEPS.find(
      (candidate) => Math.ceil(up / candidate) + Math.ceil(down / candidate) <= MOST_LINES,
    ) ?? Math.ceil((up + down) / MOST_LINES);
  const min = down === 0 && up > 0 ? 0 : -Math.max(step, down + room);
  return { max: Math.max(step, up + room), min, step };
}
