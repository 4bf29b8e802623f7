import type { BlockOccurrence } from '../blocks/blockOccurrence';
import { addDays, daysOf, type Day } from '../calendar/day';
import { mondayOf, weekdayOf } from '../calendar/week';
import { firstInstantAt, offsetAt } from '../calendar/zone';
import { whenText } from './documentBlocks';
import type { WeekDecision } from './weekReport';

const THURSDAY = 3;
const MINUTE = 60_000;

/** The week that can still be planned: this one until Wednesday, then the next. @returns its Monday */
export function plannedWeek(today: Day): Day {
  const monday = mondayOf(today);
  return weekdayOf(today) < THURSDAY ? monday : addDays(monday, 7);
}

/** Blocks about which something can be decided: they have not begun. */
export function plannable(
  blocks: readonly BlockOccurrence[],
  now: number,
): readonly BlockOccurrence[] {
  return blocks.filter(
    ({ state, start }) => (state === 'coming' || state === 'moved') && start > now,
  );
}

/** Days of that week that are not over, the first may be today. */
export function daysToCome(week: Day, today: Day): readonly Day[] {
  return daysOf(week < today ? today : week, addDays(week, 6));
}

/** Minutes after midnight at which a block begins, on the clocks of the zone. */
export function startMinutes({ start }: BlockOccurrence, zone: string): number {
  const local = new Date(start + offsetAt(zone, start));
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/**
 * A block on another day or at another time, as long as before; its end is where the clocks show it.
 *
 * @param minutes after midnight
 */
export function movedTo(
  block: BlockOccurrence,
  day: Day,
  minutes: number,
  zone: string,
): { readonly start: number; readonly end: number } {
  const length = Math.round((block.end - block.start) / MINUTE);
  return {
    start: firstInstantAt(zone, day, minutes),
    end: firstInstantAt(zone, day, Math.min(1440, minutes + length)),
  };
}

/** Does the block end that day when it begins then, as long as it is. */
export function fitsDay(block: BlockOccurrence, minutes: number): boolean {
  return minutes + Math.round((block.end - block.start) / MINUTE) <= 1440;
}

/** What can be decided about a week, in words. */
export type Decided =
  | { readonly kind: 'keep'; readonly blocks: readonly BlockOccurrence[] }
  | { readonly kind: 'move'; readonly block: BlockOccurrence; readonly to: BlockOccurrence }
  | { readonly kind: 'drop'; readonly block: BlockOccurrence; readonly reason: string }
  | { readonly kind: 'area'; readonly block: BlockOccurrence; readonly area: string }
  | { readonly kind: 'later' };

/** The sentence that is kept: `Move Design on Tuesday 24, 9:00–12:00 to Wednesday 25, 14:00–17:00.` */
export function decisionText(decided: Decided, zone: string): string {
  const named = (block: BlockOccurrence): string =>
    `${block.block.name} on ${whenText(block, zone)}`;
  switch (decided.kind) {
    case 'keep':
      return `Keep ${decided.blocks.map((block) => named(block)).join('; ')}.`;
    case 'move':
      return `Move ${named(decided.block)} to ${whenText(decided.to, zone)}.`;
    case 'drop': {
      const why = decided.reason === '' ? '' : `: ${decided.reason}`;
      return `Drop ${named(decided.block)}${why}.`;
    }
    case 'area':
      return `Take ${decided.area} into ${named(decided.block)}.`;
    case 'later':
      return 'Nothing yet.';
  }
}

/** What is kept of a decision, under the week that it ends. */
export function decisionOf(decided: Decided, planned: Day, zone: string, at: number): WeekDecision {
  return {
    week: addDays(planned, -7),
    kind: decided.kind,
    text: decisionText(decided, zone),
    at,
  };
}
