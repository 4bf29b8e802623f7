import { daysBetween } from '../../core/calendar/day';
import type { DayRange } from '../../core/calendar/period';
import type { Period } from '../../core/ledger/overview';

const HOUR = 3_600_000;

/**
 * What the weekly target (hours) comes to over a period, ms. A day has none: which days to build on is
 * the person's own choice.
 */
export function targetOf(
  period: Period,
  { from, to }: DayRange,
  weeklyTarget: number | null,
): number | null {
  if (weeklyTarget === null || period === 'day') return null;
  return Math.round((weeklyTarget * HOUR * (daysBetween(from, to) + 1)) / 7);
}
