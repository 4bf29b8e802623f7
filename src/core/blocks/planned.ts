import { addDays, daysOf, type Day } from '../calendar/day';
import { weekdayOf } from '../calendar/week';
import { dayAt, firstInstantAt } from '../calendar/zone';
import { WEEKDAYS, type ProtectedBlock } from './protectedBlock';
import { minutesOf } from './wallTime';

/** One day's block as it is planned; epoch ms, `[start, end)`. */
export interface PlannedBlock {
  /** @see keyOf */
  readonly key: string;
  readonly block: ProtectedBlock;
  readonly start: number;
  readonly end: number;
}

/** Names a day's block for ever and on every host, as RFC 9557 writes a local time: `2026-11-17T09:00[Europe/Berlin]`. */
export function keyOf(block: ProtectedBlock, day: Day): string {
  return `${day}T${block.start}[${block.zone}]`;
}

/** The planned start that a key tells of; undefined for a text that is no key. */
export function startOfKey(key: string): { day: Day; time: string; zone: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})\[([^\]]+)\]$/.exec(key);
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined)
    return undefined;
  return { day: match[1], time: match[2], zone: match[3] };
}

/**
 * A block's days that touch `[from, to)`, in order. All that local clocks show from its start until its end
 * belongs to it: where clocks change inside, it is an hour shorter or longer, and a time that clocks leave
 * out is no time of it. A block that would have no time at all is none.
 */
export function plannedOf(block: ProtectedBlock, from: number, to: number): PlannedBlock[] {
  if (!(from < to)) return [];
  const { zone } = block;
  const first = addDays(dayAt(zone, from), -1);
  return daysOf(first, dayAt(zone, to)).flatMap((day) => {
    const weekday = WEEKDAYS[weekdayOf(day)];
    if (weekday === undefined || !block.days.includes(weekday)) return [];
    const start = firstInstantAt(zone, day, minutesOf(block.start) ?? 0);
    const end = firstInstantAt(zone, day, minutesOf(block.end) ?? 0);
    if (start >= end || start >= to || end <= from) return [];
    return [{ key: keyOf(block, day), block, start, end }];
  });
}

/** Two planned blocks in order of time. */
export function inOrder(
  a: Pick<PlannedBlock, 'start' | 'key'>,
  b: Pick<PlannedBlock, 'start' | 'key'>,
): number {
  return a.start - b.start || (a.key < b.key ? -1 : 1);
}
