import { commitDays } from '../../core/areas/commitDays';
import type { Perspective } from '../../core/areas/perspective';
import { addDays, type Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import type { CommitWeek } from '../../core/ledger/areas';

/** A year and the week that is not over yet. */
const WEEKS = 53;

/** The person's commit days per week over all repositories: a day with commits in two of them is one. */
export function commitWeeks(
  perspectives: readonly Perspective[],
  now: number,
  zone: string,
): CommitWeek[] {
  const last = mondayOf(dayAt(zone, now));
  const first = addDays(last, -7 * (WEEKS - 1));
  const written = new Set<Day>();
  const directed = new Set<Day>();
  for (const perspective of perspectives) {
    const days = commitDays(perspective, startOfDay(zone, first), (at) => dayAt(zone, at));
    for (const { day, written: own, directed: agents } of days) {
      if (own > 0) written.add(day);
      if (agents > 0) directed.add(day);
    }
  }
  return Array.from({ length: WEEKS }, (_, i) => {
    const week = addDays(first, 7 * i);
    const days = Array.from({ length: 7 }, (_day, n) => addDays(week, n));
    return {
      week,
      writtenDays: days.filter((day) => written.has(day)).length,
      directedDays: days.filter((day) => directed.has(day)).length,
    };
  });
}
