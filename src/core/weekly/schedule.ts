import { addDays, type Day } from '../calendar/day';
import { isoWeekOf, mondayOf } from '../calendar/week';
import { dayAt, firstInstantAt, startOfDay } from '../calendar/zone';

/** When the week is summed up: a day of the week and a time of day; null is never. */
export type WeeklySchedule = {
  /** 0 for Monday to 6 for Sunday. */
  readonly weekday: number;
  /** Minutes after midnight, as local clocks show it. */
  readonly minutes: number;
} | null;

/** Friday, 16:00. */
export const DEFAULT_SCHEDULE: WeeklySchedule = { weekday: 4, minutes: 960 };

/** A summary of Thursday or later tells of its own week; one before that of the week that ended. */
const FIRST_OF_OWN_WEEK = 3;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Reads `Friday 16:00` or `off`; undefined for anything else. */
export function parseSchedule(text: unknown): WeeklySchedule | undefined {
  if (typeof text !== 'string') return undefined;
  const words = text.trim().toLowerCase();
  if (words === 'off') return null;
  const match = /^([a-z]+)\s+([01]?\d|2[0-3]):([0-5]\d)$/.exec(words);
  const weekday = WEEKDAYS.indexOf(match?.[1] ?? '');
  if (match === null || weekday === -1) return undefined;
  return { weekday, minutes: Number(match[2]) * 60 + Number(match[3]) };
}

/** A week's summary that is due. */
export interface DueWeek {
  /** Monday of the week that it tells of. */
  readonly week: Day;
  /** Since when, epoch ms. */
  readonly at: number;
}

/** The summary that became due last before an instant, or exactly then. */
export function lastDue(schedule: NonNullable<WeeklySchedule>, zone: string, now: number): DueWeek {
  const monday = mondayOf(dayAt(zone, now));
  const own = dueIn(schedule, zone, monday);
  return own.at <= now ? own : dueIn(schedule, zone, addDays(monday, -7));
}

/** The summary whose day is the local day of that instant, whether it is due already or not; else undefined. */
export function dueOnDayOf(
  schedule: NonNullable<WeeklySchedule>,
  zone: string,
  now: number,
): DueWeek | undefined {
  const today = dayAt(zone, now);
  const due = dueIn(schedule, zone, mondayOf(today));
  return addDays(mondayOf(today), schedule.weekday) === today ? due : undefined;
}

/**
 * The summary that is to be told now: that of today once it is due, else the last one, be it late. A late one
 * is not told on the day of the next any more.
 *
 * @returns `until`: the start of the next one's day, epoch ms
 */
export function dueToTell(
  schedule: NonNullable<WeeklySchedule>,
  zone: string,
  now: number,
): (DueWeek & { readonly until: number }) | undefined {
  const today = dueOnDayOf(schedule, zone, now);
  if (today !== undefined && today.at > now) return undefined;
  const due = today ?? lastDue(schedule, zone, now);
  return { ...due, until: startOfDay(zone, addDays(dayAt(zone, due.at), 7)) };
}

/** Names the summary of a week among all notices. */
export function weeklyKey(week: Day): string {
  return `weekly/${isoWeekOf(week)}`;
}

/** The summary that becomes due in the calendar week of that Monday. */
export function dueIn(
  { weekday, minutes }: NonNullable<WeeklySchedule>,
  zone: string,
  monday: Day,
): DueWeek {
  const at = firstInstantAt(zone, addDays(monday, weekday), minutes);
  return { week: weekday >= FIRST_OF_OWN_WEEK ? monday : addDays(monday, -7), at };
}
