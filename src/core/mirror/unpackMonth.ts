import { DEFAULT_PARAMETERS } from '../time/parameters';
import type { RollupOrigin, RollupTime } from '../time/rollup';
import { checksum } from './checksum';
import type { MirrorDay, MirrorMonth, MirrorRow } from './month';
import {
  MIRROR_VERSION,
  ORIGIN_ORDER,
  TIME_CODES,
  type PackedDay,
  type PackedMonth,
} from './packMonth';

/** What a text that was found in the mirror is. */
export type Unpacked =
  | { readonly state: 'ok'; readonly month: MirrorMonth; readonly version: MonthVersion }
  /** Written by a newer version of the product: to be left alone. */
  | { readonly state: 'newer' }
  /** Cut, mixed up or not ours. */
  | { readonly state: 'damaged' };

/** Which of two states of a month is the later one. */
export interface MonthVersion {
  /** When it was written, epoch ms. */
  readonly at: number;
  readonly sum: string;
}

const HEAD = /^(\d{1,4}) (\d{1,16}) ([0-9a-f]{16}) /;

/** Version of a text without looking into it; undefined where it has none that this product knows. */
export function versionOf(text: string): MonthVersion | undefined {
  const [, version, at, sum] = HEAD.exec(text) ?? [];
  if (Number(version) !== MIRROR_VERSION || sum === undefined) return undefined;
  return { at: Number(at), sum };
}

/** Was a text written by a newer version of the product; its beginning is enough. */
export function isOfNewerVersion(text: string): boolean {
  const [, version] = /^(\d{1,4}) /.exec(text) ?? [];
  return Number(version) > MIRROR_VERSION;
}

/** Of the same source and month the later text holds; of one instant the same one everywhere. */
export function isLater(a: MonthVersion, b: MonthVersion): boolean {
  return a.at > b.at || (a.at === b.at && a.sum > b.sum);
}

/** Reads what {@link packMonth} wrote. Never throws. */
export function unpackMonth(text: string): Unpacked {
  const match = HEAD.exec(text);
  if (match === null || isOfNewerVersion(text)) {
    return { state: isOfNewerVersion(text) ? 'newer' : 'damaged' };
  }
  const [head, , at, sum = ''] = match;
  const json = text.slice(head.length);
  if (checksum(json) !== sum) return { state: 'damaged' };
  try {
    const month = monthOf(JSON.parse(json) as PackedMonth);
    return { state: 'ok', month, version: { at: Number(at), sum } };
  } catch {
    return { state: 'damaged' };
  }
}

function monthOf(packed: PackedMonth): MirrorMonth {
  const [key, name] = packed.host;
  const rows = Object.entries(packed.rows).map(([table, all]) => [table, all.map(rowOf)]);
  return {
    host: { key, name },
    ledger: packed.ledger,
    month: packed.month,
    absorbed: packed.absorbed,
    days: packed.days.map((day) => dayOf(day, packed)),
    rows: Object.fromEntries(rows) as MirrorMonth['rows'],
  };
}

function rowOf([key, changed, value]: readonly [string, number, unknown]): MirrorRow {
  return { key, changed, value };
}

function dayOf(packed: PackedDay, { month, repos, parameters }: PackedMonth): MirrorDay {
  const [number, parameter, times, origins] = packed;
  return {
    day: `${month}-${String(number).padStart(2, '0')}`,
    parameters: { ...DEFAULT_PARAMETERS, ...parameters[parameter] },
    times: groups(times, 3).map(([repo = 0, code = 0, ms = 0]): RollupTime => {
      const [kind, sub] = TIME_CODES[code] ?? ['other', null];
      return { repo: repos[repo] ?? null, kind, sub, ms };
    }),
    origins: groups(origins, 5).map(
      ([repo = 0, code = 0, events = 0, inserted = 0, deleted = 0]): RollupOrigin => ({
        repo: repos[repo] ?? null,
        origin: ORIGIN_ORDER[code] ?? 'unknown',
        events,
        inserted,
        deleted,
      }),
    ),
  };
}

function groups(numbers: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.floor(numbers.length / size) }, (_, index) =>
    numbers.slice(index * size, (index + 1) * size),
  );
}
