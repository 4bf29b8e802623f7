import { plannedOf } from './planned';
import { WEEKDAYS, type ProtectedBlock, type Weekday } from './protectedBlock';
import { minutesOf } from './wallTime';

/** Clocks of two zones stand in the same few ways to each other every year, ms. */
const YEAR = 366 * 86_400_000;

/**
 * A day of the first block on which both have time in common; null where there is none.
 *
 * @param from epoch ms; blocks of two zones are compared over the year after it
 */
export function overlapOf(a: ProtectedBlock, b: ProtectedBlock, from: number): Weekday | null {
  if (a.zone === b.zone) {
    const meets = startOf(a) < endOf(b) && startOf(b) < endOf(a);
    return meets ? (a.days.find((day) => b.days.includes(day)) ?? null) : null;
  }
  const others = plannedOf(b, from, from + YEAR);
  let next = 0;
  for (const { start, end, key } of plannedOf(a, from, from + YEAR)) {
    while ((others[next]?.end ?? Infinity) <= start) next++;
    const other = others[next];
    if (other === undefined) return null;
    if (other.start < end) {
      return WEEKDAYS[(new Date(`${key.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7] ?? null;
    }
  }
  return null;
}

function startOf({ start }: ProtectedBlock): number {
  return minutesOf(start) ?? 0;
}

function endOf({ end }: ProtectedBlock): number {
  return minutesOf(end) ?? 0;
}
