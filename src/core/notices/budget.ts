import type { Day } from '../calendar/day';
import { mondayOf } from '../calendar/week';
import { dayAt } from '../calendar/zone';
import {
  dueIn,
  dueOnDayOf,
  lastDue,
  weeklyKey,
  type DueWeek,
  type WeeklySchedule,
} from '../weekly/schedule';
import {
  isOutsideBudget,
  type HeldReason,
  type NoticeKind,
  type NoticeVerdict,
  type ShownNotice,
} from './notice';

/** At most so many notices that nobody asked for. */
const A_DAY = 1;
const A_WEEK = 3;

/** What a decision rests on. */
export interface BudgetFacts {
  /** Epoch ms. */
  readonly now: number;
  /** IANA zone in which days and weeks (from Monday) begin. */
  readonly zone: string;
  readonly schedule: WeeklySchedule;
  /** All that was shown since the Monday before the last, in any order, at least. */
  readonly shown: readonly ShownNotice[];
  /** Keys that need not be shown any more although they were not. */
  readonly settled: readonly string[];
  /** Does a focus session run. */
  readonly quiet: boolean;
}

/**
 * Decides about one notice that nobody asked for: one a day and three a week, of which one is the summary's
 * whether it is on or off. On the summary's day, and when it is late, nothing goes before it. What waits is asked for again later.
 */
export function decideNotice(
  notice: { readonly key: string; readonly kind: NoticeKind },
  facts: BudgetFacts,
): NoticeVerdict {
  const { shown, settled } = facts;
  if (settled.includes(notice.key) || shown.some(({ key }) => key === notice.key)) {
    return { verdict: 'done' };
  }
  if (isOutsideBudget(notice.kind)) return { verdict: 'show' };
  const reason = heldBecause(notice.kind, facts);
  return reason === undefined ? { verdict: 'show' } : { verdict: 'wait', reason };
}

function heldBecause(kind: NoticeKind, facts: BudgetFacts): HeldReason | undefined {
  if (facts.quiet) return 'session';
  const { now, zone } = facts;
  const today = dayAt(zone, now);
  const counted = facts.shown.filter((one) => !isOutsideBudget(one.kind));
  if (counted.filter(({ at }) => dayAt(zone, at) === today).length >= A_DAY) return 'day';

  const week = mondayOf(today);
  const inWeek = counted.filter(({ at }) => mondayOf(dayAt(zone, at)) === week);
  if (kind === 'weekly') return inWeek.length >= A_WEEK ? 'week' : undefined;
  if (summaryFirst(facts)) return 'summary';
  const others = inWeek.filter((one) => one.kind !== 'weekly').length;
  const kept = summaryToCome(facts, week) ? 1 : 0;
  return others >= A_WEEK - 1 || inWeek.length + kept >= A_WEEK ? 'week' : undefined;
}

/** Is it the day of the summary, or is one late. */
function summaryFirst(facts: BudgetFacts): boolean {
  const { now, zone, schedule } = facts;
  if (schedule === null) return false;
  return isOpen(dueOnDayOf(schedule, zone, now) ?? lastDue(schedule, zone, now), facts);
}

/** Will this calendar week still have a summary of its own, beside one that was late. */
function summaryToCome(facts: BudgetFacts, monday: Day): boolean {
  const { zone, schedule } = facts;
  return schedule !== null && isOpen(dueIn(schedule, zone, monday), facts);
}

function isOpen({ week }: DueWeek, { shown, settled }: BudgetFacts): boolean {
  const key = weeklyKey(week);
  return !settled.includes(key) && !shown.some((one) => one.key === key);
}
