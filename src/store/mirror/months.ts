import type { DatabaseSync } from 'node:sqlite';
import { readMeta, writeMeta } from '../ledger/meta';
import { isLater, type MonthVersion } from '../../core/mirror/unpackMonth';

const LEDGER = 'ledgerId';
const ABSORBED = 'absorbed';

/** Names this ledger among all of this host; copies of the file have the same name. */
export function ledgerId(db: DatabaseSync, fresh: () => string): string {
  const known = readMeta(db, LEDGER);
  if (known !== undefined) return known;
  // Of two windows that name it at once the first one holds.
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING').run(
    LEDGER,
    fresh(),
  );
  return readMeta(db, LEDGER) ?? '';
}

/** Name of the ledger if it has one. */
export function knownLedgerId(db: DatabaseSync): string | undefined {
  return readMeta(db, LEDGER);
}

/** Names of ledgers whose content was taken into this one. */
export function absorbedLedgers(db: DatabaseSync): string[] {
  return JSON.parse(readMeta(db, ABSORBED) ?? '[]') as string[];
}

export function absorb(db: DatabaseSync, ledgers: readonly string[]): void {
  const all = new Set([...absorbedLedgers(db), ...ledgers]);
  all.delete(knownLedgerId(db) ?? '');
  writeMeta(db, ABSORBED, JSON.stringify([...all].sort()));
}

export interface KnownMonth extends MonthVersion {
  readonly stamp: string;
}

/** The version of a month that is known here. */
export function knownMonth(
  db: DatabaseSync,
  source: string,
  month: string,
): KnownMonth | undefined {
  const row = db
    .prepare('SELECT at, sum, stamp FROM mirror_month WHERE source = ? AND month = ?')
    .get(source, month);
  if (row === undefined) return undefined;
  return { at: Number(row['at']), sum: String(row['sum']), stamp: String(row['stamp']) };
}

/** Is a version that was found later than what is known here. */
export function isNews(
  db: DatabaseSync,
  source: string,
  month: string,
  version: MonthVersion,
): boolean {
  const known = knownMonth(db, source, month);
  return known === undefined || isLater(version, known);
}

export function keepMonth(
  db: DatabaseSync,
  source: string,
  month: string,
  { at, sum, stamp = '' }: MonthVersion & { readonly stamp?: string },
): void {
  db.prepare(
    `INSERT INTO mirror_month (source, month, at, sum, stamp) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source, month) DO UPDATE
     SET at = excluded.at, sum = excluded.sum, stamp = excluded.stamp`,
  ).run(source, month, at, sum, stamp);
}
