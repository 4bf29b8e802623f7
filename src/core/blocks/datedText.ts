import { dayAt } from '../calendar/zone';
import { clockAt, weekdayAt } from './blockWords';
import type { BlockOccurrence } from './blockOccurrence';
import { weekLabel } from './weekGrid';

/** When an occurrence is or was, in the reader's zone, in any week: `Tuesday 17 Nov, 9:00–12:00`. */
export function datedText(
  { start, end }: Pick<BlockOccurrence, 'start' | 'end'>,
  zone: string,
): string {
  const day = `${weekdayAt(start, zone)} ${weekLabel(dayAt(zone, start))}`;
  return `${day}, ${clockAt(start, zone)}–${clockAt(end, zone)}`;
}
