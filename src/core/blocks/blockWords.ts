import { weekdayOf } from '../calendar/week';
import { dayAt, offsetAt } from '../calendar/zone';
import type { BlockOccurrence, BlockState } from './blockOccurrence';
import { WEEKDAYS, type ProtectedBlock, type Weekday } from './protectedBlock';
import { wallRangeText, wallTime, wallTimeText } from './wallTime';

const NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** What became of a block. */
export const BLOCK_STATES: Readonly<Record<BlockState, string>> = {
  coming: 'to come',
  moved: 'to come, moved',
  now: 'running now',
  kept: 'kept',
  partly: 'partly kept',
  lost: 'lost',
  skipped: 'skipped',
};

const WORKDAYS = WEEKDAYS.slice(0, 5);

export function weekdayText(day: Weekday): string {
  return NAMES[day];
}

/** `Tuesday and Thursday`, `every workday`, `every day`. */
export function daysText(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return 'every day';
  if (days.length === WORKDAYS.length && WORKDAYS.every((day) => days.includes(day))) {
    return 'every workday';
  }
  return listText(days.map((day) => NAMES[day]));
}

/** `Tue, Thu 9–12`. */
export function shortBlockText({ days, start, end }: ProtectedBlock): string {
  return `${days.map((day) => NAMES[day].slice(0, 3)).join(', ')} ${wallRangeText(start, end)}`;
}

/**
 * A sentence to send to colleagues: which times are kept, and what to do with what cannot wait; empty without
 * blocks. Times of another zone than the person's say so.
 */
export function colleaguesSentence(blocks: readonly ProtectedBlock[], zone: string): string {
  if (blocks.length === 0) return '';
  const kept = blocks.map((block) => {
    const where = block.zone === zone ? '' : ` (${block.zone})`;
    return `${daysText(block.days)} ${wallRangeText(block.start, block.end)}${where} for ${purpose(block.name)}`;
  });
  return `I keep ${listText(kept)}; please don't book meetings then, and call me if something can't wait.`;
}

/** When an occurrence is, in the reader's zone: `Thursday 9:00–12:00`. */
export function whenText(
  { start, end }: Pick<BlockOccurrence, 'start' | 'end'>,
  zone: string,
): string {
  return `${weekdayAt(start, zone)} ${clockAt(start, zone)}–${clockAt(end, zone)}`;
}

/** `Thursday`, of the instant's local day. */
export function weekdayAt(at: number, zone: string): string {
  const weekday = WEEKDAYS[weekdayOf(dayAt(zone, at))] ?? 'mon';
  return NAMES[weekday];
}

/** `9:00`, as clocks of the zone show it. */
export function clockAt(at: number, zone: string): string {
  const minutes = Math.floor((at + offsetAt(zone, at)) / 60_000) % 1440;
  return wallTimeText(wallTime((minutes + 1440) % 1440));
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** "Coding" is "coding" inside of a sentence; names with capitals of their own stay as they are. */
function purpose(name: string): string {
  return /^\p{Lu}\p{Ll}+$/u.test(name) ? name.toLowerCase() : name;
}
