import type { Day } from '../calendar/day';
import type { Rollup } from '../time/rollup';

/** Totals of one local day, as they are mirrored. */
export type MirrorDay = Omit<Rollup, 'host'>;

/** A row of one of the ledger's small tables: a phase, a decision, an answer, a claim. */
export interface MirrorRow {
  /** Names it within its table, on every machine alike. */
  readonly key: string;
  /** When it was changed last, epoch ms: the later of two wins. */
  readonly changed: number;
  /** Plain JSON. */
  readonly value: unknown;
}

/**
 * What one ledger tells of one month, to be kept on the client's side: enough for other machines to add
 * it up, and to rebuild a lost ledger to totals.
 */
export interface MirrorMonth {
  readonly host: { readonly key: string; readonly name: string };
  /** Names the ledger: a host that lost its ledger begins another one. */
  readonly ledger: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** Ledgers whose content is in this one, so that they no longer count. */
  readonly absorbed: readonly string[];
  readonly days: readonly MirrorDay[];
  /** Rows by table. */
  readonly rows: Readonly<Record<string, readonly MirrorRow[]>>;
}

/** Separates a host from its ledger in the name of a source. */
const SEPARATOR = '~';

/** Names a ledger of a host: what of it was taken over from the mirror is kept under this name. */
export function sourceOf(host: string, ledger: string): string {
  return host + SEPARATOR + ledger;
}

/** Host and ledger of a mirrored source; undefined for the key of a host that recorded here. */
export function partsOfSource(
  key: string,
): { readonly host: string; readonly ledger: string } | undefined {
  const at = key.lastIndexOf(SEPARATOR);
  return at < 0 ? undefined : { host: key.slice(0, at), ledger: key.slice(at + 1) };
}

/** Month of a local day, `YYYY-MM`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** The month so many months later, or earlier. */
export function addMonths(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

const PREFIX = 'mirror/';

/** The key under which a source's month is kept. */
export function mirrorKey(source: string, month: string): string {
  return `${PREFIX}${source}/${month}`;
}

/** Source and month of a key; undefined for all other keys. */
export function partsOfMirrorKey(
  key: string,
): { readonly source: string; readonly month: string } | undefined {
  const match = /^mirror\/([^/]+~[^/]+)\/(\d{4}-\d{2})$/.exec(key);
  const [, source, month] = match ?? [];
  return source === undefined || month === undefined ? undefined : { source, month };
}
