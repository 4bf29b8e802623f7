import type { Period } from '../ledger/overview';
import { addDays, dayOfUtc, type Day } from './day';
import { mondayOf } from './week';

/** First and last day, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The period that holds the day: weeks begin on Monday, quarters are those of the calendar. */
export function periodOf(period: Period, day: Day): DayRange {
  switch (period) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const from = mondayOf(day);
      return { from, to: addDays(from, 6) };
    }
    case 'month':
      return months(day, 1);
    case 'quarter':
      return months(day, 3);
    case 'year':
      return months(day, 12);
  }
}

/** The like period right before the one that holds the day. */
export function periodBefore(period: Period, day: Day): DayRange {
  return periodOf(period, addDays(periodOf(period, day).from, -1));
}

function months(day: Day, length: number): DayRange {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % length);
  return {
    from: dayOfUtc(Date.UTC(year, first, 1)),
    to: dayOfUtc(Date.UTC(year, first + length, 0)),
  };
}
