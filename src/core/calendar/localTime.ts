import { utcOf, type Day } from './day';
import { offsetAt } from './zone';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The instant at which the zone's clocks show that time of that day, epoch ms. Where clocks are put forward
 * over it, the time as it would have been without (02:30 is 03:30 then); where they show it twice, the first.
 *
 * @param minutes after midnight, as clocks show it
 */
export function localInstant(zone: string, day: Day, minutes: number): number {
  const local = utcOf(day) + minutes * MINUTE;
  const before = local - offsetAt(zone, local - DAY);
  const after = local - offsetAt(zone, local + DAY);
  const shows = (at: number): boolean => at + offsetAt(zone, at) === local;
  const early = Math.min(before, after);
  if (shows(early)) return early;
  const late = Math.max(before, after);
  return shows(late) ? late : before;
}
