import type { Origin } from '../origins/origin';
import type { Kind, ReviewSub } from '../time/kind';
import type { RollupOrigin, RollupTime } from '../time/rollup';
import { checksum } from './checksum';
import type { MirrorDay, MirrorMonth, MirrorRow } from './month';
import { lighter } from './lighter';

/** The version that this product writes. */
export const MIRROR_VERSION = 1;

/** Largest text of a month, in bytes of UTF-8 within JSON: VS Code's Settings Sync fails with large values. */
export const MIRROR_LIMIT = 60_000;

/** The numbers that stand for kinds in a packed month; they are final, new ones go to the end. */
export const TIME_CODES: readonly (readonly [Kind, ReviewSub | null])[] = [
  ['other', null],
  ['implementing', null],
  ['debugging', null],
  ['directing', null],
  ['reading', null],
  ['reviewing', 'others'],
  ['reviewing', 'own'],
  ['reviewing', 'agent'],
  ['reviewing', 'elsewhere'],
];

/** Origins by their number in a packed month; final as well. */
export const ORIGIN_ORDER: readonly Origin[] = [
  'typed',
  'completed',
  'pasted',
  'undone',
  'assisted',
  'tooling',
  'external',
  'unknown',
];

/** `[day of the month, parameters, [repo, kind, ms, ...], [repo, origin, events, inserted, deleted, ...]]` */
export type PackedDay = readonly [number, number, readonly number[], readonly number[]];

/** A month as it is written: names once, numbers in rows. */
export interface PackedMonth {
  readonly host: readonly [key: string, name: string];
  readonly ledger: string;
  readonly month: string;
  readonly absorbed: readonly string[];
  readonly repos: readonly (string | null)[];
  readonly parameters: readonly Readonly<Record<string, number>>[];
  readonly days: readonly PackedDay[];
  readonly rows: Readonly<Record<string, readonly (readonly [string, number, unknown])[]>>;
}

/**
 * A month as a text below the limit: version, time of writing, checksum, JSON. What does not fit gives way in
 * this order: the repositories with the least time are put together, then the oldest rows are left out.
 *
 * @param at epoch ms
 */
export function packMonth(month: MirrorMonth, at: number, limit = MIRROR_LIMIT): string {
  let kept = month;
  for (;;) {
    const json = JSON.stringify(packed(kept));
    const text = [MIRROR_VERSION, at, checksum(json), json].join(' ');
    if (bytesInJson(text) <= limit) return text;
    const next = lighter(kept);
    if (next === undefined) throw new RangeError(`${month.month} does not fit into ${limit} bytes`);
    kept = next;
  }
}

/** Bytes of a text within a JSON document in UTF-8. */
export function bytesInJson(text: string): number {
  let bytes = 2;
  for (const character of JSON.stringify(text).slice(1, -1)) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function packed(month: MirrorMonth): PackedMonth {
  const repos = new Numbered<string | null>();
  const parameters = new Numbered<string>();
  const days = month.days.toSorted(byDay).map((day): PackedDay => {
    const sorted = Object.entries(day.parameters).sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      Number(day.day.slice(8)),
      parameters.of(JSON.stringify(Object.fromEntries(sorted))),
      day.times.flatMap((time) => timeNumbers(time, repos)),
      day.origins.flatMap((origin) => originNumbers(origin, repos)),
    ];
  });
  const tables = Object.entries(month.rows).filter(([, rows]) => rows.length > 0);
  return {
    host: [month.host.key, month.host.name],
    ledger: month.ledger,
    month: month.month,
    absorbed: month.absorbed.toSorted(),
    repos: repos.all,
    parameters: parameters.all.map((json) => JSON.parse(json) as Record<string, number>),
    days,
    rows: Object.fromEntries(
      tables
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([table, rows]) => [table, rows.toSorted(byKey).map(rowNumbers)]),
    ),
  };
}

function timeNumbers(
  { repo, kind, sub, ms }: RollupTime,
  repos: Numbered<string | null>,
): number[] {
  const code = TIME_CODES.findIndex(([one, part]) => one === kind && part === sub);
  return [repos.of(repo), Math.max(0, code), ms];
}

function originNumbers(row: RollupOrigin, repos: Numbered<string | null>): number[] {
  return [
    repos.of(row.repo),
    ORIGIN_ORDER.indexOf(row.origin),
    row.events,
    row.inserted,
    row.deleted,
  ];
}

function rowNumbers({ key, changed, value }: MirrorRow): readonly [string, number, unknown] {
  return [key, changed, value];
}

function byDay(a: MirrorDay, b: MirrorDay): number {
  return a.day < b.day ? -1 : 1;
}

function byKey(a: MirrorRow, b: MirrorRow): number {
  return a.key < b.key ? -1 : 1;
}

/** Numbers values in the order of their first use. */
class Numbered<Value> {
  readonly all: Value[] = [];
  readonly #numbers = new Map<Value, number>();

  of(value: Value): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.all.push(value) - 1;
      this.#numbers.set(value, number);
    }
    return number;
  }
}
