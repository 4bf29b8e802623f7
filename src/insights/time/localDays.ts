import { addDays, dayOfUtc, utcOf, type Day } from '../../core/calendar/day';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import type { Pulse } from '../../core/time/pulse';

/** To which local day an instant belongs, and until when. */
export interface LocalDays {
  at(instant: number): { readonly day: Day; readonly until: number };
}

/** Days of an IANA zone: 23 and 25 h long where clocks change. */
export function daysOfZone(zone: string): LocalDays {
  let known = { day: '', from: 0, until: 0 };
  return {
    at: (instant) => {
      if (instant < known.from || instant >= known.until) {
        const day = dayAt(zone, instant);
        known = {
          day,
          from: startOfDay(zone, day),
          until: Math.max(startOfDay(zone, addDays(day, 1)), instant + 1),
        };
      }
      return known;
    },
  };
}

const MINUTE = 60_000;

/**
 * Days by the offset that each pulse was written with, for a ledger of somebody who travels: the offset
 * of a pulse holds until the next one with another.
 *
 * @param pulses in order of their start
 */
export function daysOfPulses(pulses: readonly Pulse[]): LocalDays {
  const changes: { at: number; offset: number }[] = [];
  for (const { start, zone } of pulses) {
    const offset = zone * MINUTE;
    if (changes.at(-1)?.offset !== offset) changes.push({ at: start, offset });
  }
  return {
    at: (instant) => {
      const next = changes.findIndex(({ at }) => at > instant);
      const change = changes.at(next === -1 ? -1 : Math.max(0, next - 1));
      const offset = change?.offset ?? 0;
      const day = dayOfUtc(instant + offset);
      const midnight = utcOf(addDays(day, 1)) - offset;
      return { day, until: Math.min(midnight, changes[next]?.at ?? Infinity) };
    },
  };
}
