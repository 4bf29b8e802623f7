import { overlapOf } from '../../core/blocks/overlap';
import {
  DEFAULT_THRESHOLDS,
  WEEKDAYS,
  type BlockPlan,
  type BlockThresholds,
  type ProtectedBlock,
  type Weekday,
} from '../../core/blocks/protectedBlock';
import { minutesOf, wallTime } from '../../core/blocks/wallTime';
import { isZone } from '../../core/calendar/zone';

/** What is wrong with one entry of `handsOn.protectedBlocks`; the entry is left out, the rest hold. */
export interface BlockFault {
  /** Number of the entry, from 0. */
  readonly entry: number;
  /** `entry` where it is no object at all. */
  readonly field: 'entry' | 'days' | 'start' | 'end' | 'name' | 'area' | 'zone';
  /** Without a full stop. */
  readonly reason: string;
}

/** Settings of protected blocks, checked. */
export interface BlockSettings extends BlockPlan {
  /** Is a session started by itself when a block begins. */
  readonly autoStart: boolean;
}

export interface BlockSettingsReading {
  readonly settings: BlockSettings;
  /** One sentence for each value that is not usable. */
  readonly faults: readonly string[];
}

/** Characters of a name, and of the path of an area. */
export const MAX_NAME = 100;
export const MAX_PATH = 400;

/**
 * Reads the settings of protected blocks; nothing throws.
 *
 * @param get the value of a setting by its name without `handsOn.`
 * @param zone IANA name of the zone of blocks that name none
 * @param now epoch ms
 */
export function readBlocks(
  get: (name: string) => unknown,
  zone: string,
  now = Date.now(),
): BlockSettingsReading {
  const { blocks, faults } = checkBlocks(get('protectedBlocks') ?? [], zone, now);
  const told = faults.map(faultText);
  return {
    settings: {
      blocks,
      thresholds: thresholdsOf(get, told),
      autoStart: get('autoStartBlocks') === true,
    },
    faults: told,
  };
}

/** For the log and a tooltip. */
export function faultText({ entry, field, reason }: BlockFault): string {
  const where = field === 'entry' ? '' : `, ${field}`;
  return `handsOn.protectedBlocks, entry ${entry + 1}${where}: ${reason}. This entry is left out; the others apply.`;
}

/** The entries that can be used, and what is wrong with the others; of two that overlap the later is refused. */
export function checkBlocks(
  value: unknown,
  zone: string,
  now: number,
): { readonly blocks: readonly ProtectedBlock[]; readonly faults: readonly BlockFault[] } {
  if (!Array.isArray(value)) {
    return { blocks: [], faults: [{ entry: 0, field: 'entry', reason: 'it must be a list' }] };
  }
  const blocks: ProtectedBlock[] = [];
  const faults: BlockFault[] = [];
  value.forEach((item: unknown, entry) => {
    const checked = checkBlock(item, zone);
    if ('reason' in checked) {
      faults.push({ entry, ...checked });
      return;
    }
    const other = blocks.find((block) => overlapOf(checked, block, now) !== null);
    if (other === undefined) blocks.push(checked);
    else {
      const day = overlapOf(checked, other, now) ?? '';
      const times = `${other.start} to ${other.end}`;
      faults.push({
        entry,
        field: 'start',
        reason: `it overlaps "${other.name}" (${day} ${times})`,
      });
    }
  });
  return { blocks, faults };
}

/** Checks one entry by itself. */
export function checkBlock(
  item: unknown,
  defaultZone: string,
): ProtectedBlock | Omit<BlockFault, 'entry'> {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return { field: 'entry', reason: 'it must be an object with days, start and end' };
  }
  const { days, start, end, name, area, zone } = item as Partial<Record<string, unknown>>;
  const chosen = daysOf(days);
  if (typeof chosen === 'string') return { field: 'days', reason: chosen };
  const from = typeof start === 'string' ? minutesOf(start) : undefined;
  if (from === undefined || from >= 1440) {
    return { field: 'start', reason: `it must be a time of day such as "09:00"${given(start)}` };
  }
  const to = typeof end === 'string' ? minutesOf(end) : undefined;
  if (to === undefined) {
    return { field: 'end', reason: `it must be a time of day such as "12:00"${given(end)}` };
  }
  if (to === from) return { field: 'end', reason: `the block is 0 h long: it ends when it begins` };
  if (to < from) {
    const times = `${wallTime(to)} is before ${wallTime(from)}`;
    return { field: 'end', reason: `it must be later on the same day than start: ${times}` };
  }
  if (!isText(name, MAX_NAME)) {
    return { field: 'name', reason: `it must be a text of at most ${MAX_NAME} characters` };
  }
  if (!isText(area, MAX_PATH)) {
    return { field: 'area', reason: `it must be a path of at most ${MAX_PATH} characters` };
  }
  if (zone !== undefined && zone !== '' && !isNamedZone(zone)) {
    return { field: 'zone', reason: `there is no such zone${given(zone)}; one is "Europe/Berlin"` };
  }
  const path = (area ?? '').trim();
  const times = { start: wallTime(from), end: wallTime(to) };
  return {
    name: (name ?? '').trim() || 'Coding',
    days: chosen,
    ...times,
    area: path === '' ? null : { repo: null, path, name: path },
    zone: zone === undefined || zone === '' ? defaultZone : zone,
  };
}

function daysOf(days: unknown): readonly Weekday[] | string {
  if (!Array.isArray(days) || days.length === 0) return 'name at least one day, such as ["tue"]';
  const unknown = days.find((day) => !(WEEKDAYS as readonly unknown[]).includes(day)) as unknown;
  if (unknown !== undefined) {
    return `there is no day${given(unknown)}; days are ${WEEKDAYS.join(', ')}`;
  }
  return WEEKDAYS.filter((day) => days.includes(day));
}

/** An offset such as `+01:00` follows no daylight saving, and no calendar file can name it. */
function isNamedZone(zone: unknown): zone is string {
  return typeof zone === 'string' && /^[a-z]/i.test(zone) && isZone(zone);
}

function isText(value: unknown, most: number): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= most);
}

/** The value as it was given, cut short. */
function given(value: unknown): string {
  return value === undefined ? '' : ` (${JSON.stringify(value).slice(0, 40)})`;
}

function thresholdsOf(get: (name: string) => unknown, faults: string[]): BlockThresholds {
  const share = (name: string, fallback: number): number => {
    const value = get(name);
    if (value === undefined) return fallback;
    if (typeof value === 'number' && value >= 1 && value <= 100) return value / 100;
    faults.push(`handsOn.${name} must be 1 to 100 per cent; the default applies.`);
    return fallback;
  };
  const kept = share('blockKept', DEFAULT_THRESHOLDS.kept);
  const partly = share('blockPartly', DEFAULT_THRESHOLDS.partly);
  if (partly <= kept) return { kept, partly };
  faults.push('handsOn.blockPartly must not be above handsOn.blockKept; their defaults apply.');
  return DEFAULT_THRESHOLDS;
}
