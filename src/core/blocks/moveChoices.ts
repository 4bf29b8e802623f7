import { addDays, daysOf, type Day } from '../calendar/day';
import { mondayOf, weekdayOf } from '../calendar/week';
import { dayAt, firstInstantAt, offsetAt } from '../calendar/zone';
import type { Range } from '../time/rangeSet';
import { WEEKDAYS } from './protectedBlock';
import { minutesOf } from './wallTime';

const MINUTE = 60_000;
/** Times of day that are offered beside the block's own: begin of the morning and of the afternoon. */
const USUAL = [9 * 60, 13 * 60, 15 * 60];
/** A block does not begin this soon after it is moved, ms. */
const SOON = 5 * MINUTE;

export interface MoveWish {
  /** The block as it is now. */
  readonly range: Range;
  /** Others that are not to be met. */
  readonly taken: readonly Range[];
  readonly now: number;
  /** The person's zone. */
  readonly zone: string;
}

/** Free times of the same length in what is left of the block's week, in order. */
export function moveChoices({ range, taken, now, zone }: MoveWish): Range[] {
  const length = range.end - range.start;
  const own = minuteOfDay(range.start, zone);
  const minutes = [...new Set([own, ...USUAL])].sort((a, b) => a - b);
  return restOfWeek(range, now, zone).flatMap((day) =>
    minutes.flatMap((minute) => {
      const start = firstInstantAt(zone, day, minute);
      const end = start + length;
      const free = !taken.some((other) => other.start < end && other.end > start);
      const isSame = start === range.start;
      const fits = end <= firstInstantAt(zone, addDays(day, 1), 0);
      return start >= now + SOON && fits && free && !isSame ? [{ start, end }] : [];
    }),
  );
}

/**
 * Reads `fri 14:00-16:30`, or `fri 14:00` for the same length; the day is one of what is left of the week.
 *
 * @returns what is wrong, in words, where it cannot be read
 */
export function readMove(text: string, { range, now, zone }: MoveWish): Range | string {
  const match = /^([a-z]+)\s+(\d{1,2}:\d{2})(?:\s*[-–]\s*(\d{1,2}:\d{2}))?$/i.exec(text.trim());
  const weekday = WEEKDAYS.findIndex((day) => match?.[1]?.toLowerCase().startsWith(day) === true);
  const from = minutesOf(match?.[2] ?? '');
  if (match === null || weekday === -1 || from === undefined) {
    return 'Enter a day and a time, such as: fri 14:00-16:30';
  }
  const day = restOfWeek(range, now, zone).find((one) => weekdayOf(one) === weekday);
  if (day === undefined) return 'That day has passed';
  const start = firstInstantAt(zone, day, from);
  const to = match[3] === undefined ? undefined : minutesOf(match[3]);
  if (match[3] !== undefined && to === undefined) return 'The end is not a time of day';
  const end = to === undefined ? start + range.end - range.start : firstInstantAt(zone, day, to);
  if (end <= start) return 'It must end after it begins';
  return end <= now ? 'That time has passed' : { start, end };
}

/** Days from today to the Sunday of the block's week. */
function restOfWeek({ start }: Range, now: number, zone: string): Day[] {
  const monday = mondayOf(dayAt(zone, start));
  const today = dayAt(zone, now);
  return daysOf(today > monday ? today : monday, addDays(monday, 6));
}

function minuteOfDay(at: number, zone: string): number {
  const minutes = Math.floor((at + offsetAt(zone, at)) / MINUTE) % 1440;
  return (minutes + 1440) % 1440;
}
