import { WEEKDAYS, type Weekday } from '../../core/blocks/protectedBlock';
import { checkBlocks, type BlockFault } from '../settings/readBlocks';

/** One entry of the setting, as it is written there. */
export interface BlockEntry {
  readonly days: readonly Weekday[];
  readonly start: string;
  readonly end: string;
  readonly name?: string;
  readonly area?: string;
  readonly zone?: string;
}

/** The setting with an entry added, or put in the place of another; the rest stays as it is. */
export function withEntry(
  entries: readonly unknown[],
  entry: BlockEntry,
  index: number | null,
): unknown[] {
  const tidy = tidied(entry);
  return index === null ? [...entries, tidy] : entries.map((one, i) => (i === index ? tidy : one));
}

export function withoutEntry(entries: readonly unknown[], index: number): unknown[] {
  return entries.filter((_, i) => i !== index);
}

/** What is wrong with an entry beside all others; undefined for nothing. */
export function faultOfEntry(
  entries: readonly unknown[],
  entry: BlockEntry,
  index: number | null,
  zone: string,
  now: number,
): BlockFault | undefined {
  // As the last one: it is the new entry that has to give way to the others.
  const others = index === null ? entries : withoutEntry(entries, index);
  return checkBlocks([...others, tidied(entry)], zone, now).faults.find(
    (fault) => fault.entry === others.length,
  );
}

/** An entry without what says nothing, in the order in which people read it. */
function tidied({ days, start, end, name = '', area = '', zone = '' }: BlockEntry): BlockEntry {
  return {
    days: WEEKDAYS.filter((day) => days.includes(day)),
    start: start.trim(),
    end: end.trim(),
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(area.trim() !== '' && { area: area.trim() }),
    ...(zone !== '' && { zone }),
  };
}
