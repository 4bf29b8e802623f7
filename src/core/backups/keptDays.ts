import type { Day } from '../calendar/day';
import { mondayOf } from '../calendar/week';

const DAILY = 7;
const WEEKLY = 4;
const MONTHLY = 12;

/**
 * Days whose backups are kept: the last 7 there are, the last one of each of the last 4 weeks (from Monday) and
 * of each of the last 12 months that have any. Weeks and months without a backup take no place.
 *
 * @param days with a backup, in any order
 */
export function keptDays(days: readonly Day[]): ReadonlySet<Day> {
  const latest = days.toSorted().reverse();
  return new Set([
    ...latest.slice(0, DAILY),
    ...firstOfEach(latest, mondayOf, WEEKLY),
    ...firstOfEach(latest, (day) => day.slice(0, 7), MONTHLY),
  ]);
}

function firstOfEach(days: readonly Day[], groupOf: (day: Day) => string, most: number): Day[] {
  const groups = new Map<string, Day>();
  for (const day of days) if (!groups.has(groupOf(day))) groups.set(groupOf(day), day);
  return [...groups.values()].slice(0, most);
}
