import type { Day } from '../calendar/day';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day in a sentence: `30 September`, of another year than today's `30 September 2025`. */
export function dayText(day: Day, today: Day): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  const text = `${Number(day.slice(8, 10))} ${month}`;
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}
