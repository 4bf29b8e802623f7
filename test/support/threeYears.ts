import { addDays, type Day } from '../../src/core/calendar/day';
import { mondayOf } from '../../src/core/calendar/week';
import { dayAt, offsetAt, startOfDay } from '../../src/core/calendar/zone';
import type { Pulse } from '../../src/core/time/pulse';
import { STATE, typing } from '../unit/store/ledger/pulses';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Presence goes on over silence of this length, and so does an episode. */
const STEP = 100_000;
export const YEARS_WEEKS = 156;

/** Weeks that are a holiday: nothing at all happens in them. */
export const HOLIDAYS: readonly number[] = [51, 52, 104, 145];
/** First and last week of the phase. */
export const PHASE_WEEKS = { first: 91, last: 96 } as const;

/**
 * Hours built in each of three years' weeks: steady, a holiday, a phase, a come-back, a drift into meetings over
 * months, a second come-back, and a drift that lasts until now.
 */
export function hoursOfWeek(week: number): number {
  const noise = [0.4, -0.3, 0.2, -0.5, 0.1, -0.2, 0.3][week % 7] ?? 0;
  if (HOLIDAYS.includes(week)) return 0;
  if (week < PHASE_WEEKS.first) return 8 + noise;
  if (week <= PHASE_WEEKS.last) return 2 + noise / 2;
  if (week < 113) return 8 + noise;
  if (week < 131) return Math.max(2.5, 8 - (week - 112) * 0.55) + noise / 4;
  if (week < 148) return 7 + noise / 2;
  return 4.4 - (week - 148) * 0.2 + noise / 4;
}

/** Monday of a week of the story: 0 is the oldest, the last one is the week before that of `now`. */
export function mondayOfWeek(zone: string, now: number, week: number): Day {
  return addDays(mondayOf(dayAt(zone, now)), 7 * (week - YEARS_WEEKS));
}

/** What tracking would have written in these weeks, at local times of a zone. @param now epoch ms */
export function threeYears(zone: string, now: number): Pulse[] {
  return Array.from({ length: YEARS_WEEKS }, (_, week) => week).flatMap((week) => {
    const monday = mondayOfWeek(zone, now, week);
    const hours = hoursOfWeek(week);
    if (hours === 0) return [];
    // Now and then a night goes on into the next week.
    const night =
      week % 12 === 5 && week < 145 ? writing(zone, addDays(monday, 6), 23 * HOUR, 2 * HOUR) : [];
    const days = [0, 1, 3, 4].flatMap((day) =>
      writing(zone, addDays(monday, day), 9 * HOUR, (hours / 4) * HOUR),
    );
    return [...days, ...reviewing(zone, addDays(monday, 2)), ...night];
  });
}

function writing(zone: string, day: Day, after: number, length: number): Pulse[] {
  return stretch(zone, day, after, length, {});
}

function reviewing(zone: string, day: Day): Pulse[] {
  return stretch(zone, day, 10 * HOUR, 3 * HOUR, {
    state: { ...STATE, surface: 'pr', owner: 'others', path: null },
    firstHands: null,
    lastHands: null,
    handsRepo: null,
    edits: [],
  });
}

function stretch(
  zone: string,
  day: Day,
  after: number,
  length: number,
  change: Partial<Pulse>,
): Pulse[] {
  const start = startOfDay(zone, day) + after;
  const window = `years-${day}-${after}`;
  return Array.from({ length: Math.max(1, Math.round(length / STEP)) }, (_, step) => {
    const at = start + step * STEP;
    const east = Math.round(offsetAt(zone, at) / MINUTE);
    return typing(at, { window, zone: east, ...change });
  });
}
