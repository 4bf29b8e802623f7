import { addDays, dayOfUtc, daysBetween, isDay, utcOf, type Day } from './day';

const THURSDAY = 3;

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  return (new Date(utcOf(day)).getUTCDay() + 6) % 7;
}

/** The Monday of the day's ISO 8601 week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

/** Name of the day's ISO 8601 week, `2026-W47`: a week belongs to the year of its Thursday. */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(mondayOf(day), THURSDAY);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * The Monday of an ISO week such as `2026-W47`.
 *
 * @returns undefined where no such week exists (`2026-W54`) or the text is something else.
 */
export function mondayOfIsoWeek(text: string): Day | undefined {
  const match = /^(\d{4})-W(\d{2})$/.exec(text);
  if (match === null) return undefined;
  // 4 January is always in the first week.
  const first = mondayOf(dayOfUtc(Date.UTC(Number(match[1]), 0, 4)));
  const monday = addDays(first, (Number(match[2]) - 1) * 7);
  return isDay(monday) && isoWeekOf(monday) === text ? monday : undefined;
}
