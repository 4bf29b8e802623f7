import { addDays, type Day } from '../calendar/day';
import { isoWeekOf, weekdayOf } from '../calendar/week';
import { dayText } from '../format/dayText';
import { durationText } from '../format/duration';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Week 47: 16 to 22 November 2026`. */
export function weekTitle(week: Day): string {
  const sunday = addDays(week, 6);
  const far = '0000-01-01';
  const sameMonth = week.slice(0, 7) === sunday.slice(0, 7);
  const sameYear = week.slice(0, 4) === sunday.slice(0, 4);
  const from = sameMonth ? `${Number(week.slice(8))}` : dayText(week, sameYear ? week : far);
  return `Week ${Number(isoWeekOf(week).slice(6))}: ${from} to ${dayText(sunday, far)}`;
}

/** `Tuesday 17`: a day within its week. */
export function weekdayText(day: Day): string {
  return `${WEEKDAYS[weekdayOf(day)] ?? ''} ${Number(day.slice(8))}`;
}

/** A duration in a table; nothing for no time. */
export function cell(ms: number): string {
  return ms === 0 ? '' : durationText(ms);
}
