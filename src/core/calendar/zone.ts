import { dayOfUtc, utcOf, type Day } from './day';

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** No zone is further from UTC than this, before or behind. */
const FURTHEST = 15 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Does the platform know this IANA zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** How far the zone's clocks are ahead of UTC at that instant, ms. Throws a RangeError for unknown zones. */
export function offsetAt(zone: string, at: number): number {
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return local - Math.floor(at / 1000) * 1000;
}

/** The local day of an instant. */
export function dayAt(zone: string, at: number): Day {
  return dayOfUtc(at + offsetAt(zone, at));
}

/**
 * The first instant of a local day, epoch ms. A day lasts until the next one starts: 23 or 25 h where
 * clocks change, 0 h where a zone left a day out (Apia, 30 December 2011).
 */
export function startOfDay(zone: string, day: Day): number {
  return firstInstantAt(zone, day, 0);
}

/**
 * The first instant at which local clocks show that time of that day or a later one, epoch ms: where clocks
 * are put forward over it that of the change, where they show it twice the earlier. So of two times of a day
 * the later is never before the earlier.
 *
 * @param minutes after midnight as clocks show them; 1440 is the start of the next day
 */
export function firstInstantAt(zone: string, day: Day, minutes: number): number {
  const local = utcOf(day) + minutes * MINUTE;
  let before = local - FURTHEST;
  let after = local + FURTHEST;
  const offsetBefore = offsetAt(zone, before);
  const offsetAfter = offsetAt(zone, after);
  if (offsetBefore === offsetAfter) return local - offsetBefore;
  // Clocks change near this time: find the instant when they do.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === offsetBefore) before = middle;
    else after = middle;
  }
  const early = local - offsetBefore;
  return early < after ? early : Math.max(after, local - offsetAfter);
}

/** `[start, end)` of a local day, epoch ms. */
export function boundsOfDay(zone: string, day: Day): readonly [number, number] {
  return [startOfDay(zone, day), startOfDay(zone, dayOfUtc(utcOf(day) + 24 * HOUR))];
}
