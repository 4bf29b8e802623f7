import { addDays, daysOf, type Day } from '../../core/calendar/day';
import { startOfDay } from '../../core/calendar/zone';
import {
  addMonths,
  mirrorKey,
  monthOf,
  sourceOf,
  type MirrorDay,
  type MirrorMonth,
} from '../../core/mirror/month';
import { isOfNewerVersion, versionOf } from '../../core/mirror/unpackMonth';
import type { Ledger } from '../../store/ledger/ledger';
import type { DatedRow } from '../../store/mirror/mirroredTable';
import { absorbedLedgers, knownMonth, ledgerId } from '../../store/mirror/months';
import { firstOwnDay, stampOfMonth, windowsOfOthers } from '../../store/mirror/ownMonth';
import { mirroredTables } from '../../store/mirror/tables';
import { breathe } from '../breathe';
import { nameOfVariant } from '../dayBook';
import type { SharedLedger } from '../sharedLedger';
import { ownDay } from './ownDays';
import { mirroredSessions, SESSIONS } from './mirroredSessions';

/** As far back as months are given. */
const REACH = 36;
const DAY = 86_400_000;

/** A month that the mirror does not hold as it is now. */
export interface DueMonth {
  readonly month: string;
  readonly source: string;
  /** What its content was made of. */
  readonly stamp: string;
}

/** Names the ledger where it has no name yet. */
export function newLedgerId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** Does this host have anything to tell of at all. */
export function hasOwn({ options }: SharedLedger, { db }: Ledger): boolean {
  return firstOwnDay(db, options.host.key, mirroredTables) !== null;
}

/**
 * Months that differ from what the mirror holds, the latest first.
 *
 * @param held beginnings of the mirror's texts by key
 */
export function dueMonths(
  shared: SharedLedger,
  { db }: Ledger,
  today: Day,
  held: Readonly<Record<string, string>>,
): DueMonth[] {
  const { host } = shared.options;
  const first = firstOwnDay(db, host.key, mirroredTables);
  if (first === null) return [];
  const source = sourceOf(host.key, ledgerId(db, newLedgerId));
  const common = [absorbedLedgers(db).join(), nameOfVariant(shared.variant()), host.name];
  const due: DueMonth[] = [];
  for (let back = 0; back < REACH; back += 1) {
    const month = addMonths(monthOf(today), -back);
    // A local day may be the next or the one before of UTC's.
    if (month < monthOf(addDays(first, -1))) break;
    const [from, to] = boundsOfMonth(shared, month);
    const rows = Object.values(rowsOf(shared, db, month)).flat();
    const changes = rows.reduce((sum, { changed }) => sum + (changed % 1e9), 0);
    const record = stampOfMonth(db, host.key, month, from - DAY, to + DAY);
    const stamp = [record, rows.length, changes, ...common].join(' ');
    const known = knownMonth(db, source, month);
    const text = held[mirrorKey(source, month)] ?? '';
    // A newer version of the product on this very machine knows more than this one.
    if (isOfNewerVersion(text)) continue;
    const kept = versionOf(text);
    if (known?.stamp !== stamp || kept?.sum !== known.sum) due.push({ month, source, stamp });
  }
  return due;
}

/** A month as it is now; undefined when the ledger is closed meanwhile. */
export async function ownMonth(
  shared: SharedLedger,
  ledger: Ledger,
  month: string,
  today: Day,
): Promise<MirrorMonth | undefined> {
  const { db } = ledger;
  const { host } = shared.options;
  const foreign = windowsOfOthers(db, host.key);
  const days: MirrorDay[] = [];
  for (const day of daysOf(`${month}-01`, addDays(`${addMonths(month, 1)}-01`, -1))) {
    if (day > today) break;
    await breathe();
    if (shared.writable() !== ledger) return undefined;
    const own = ownDay(shared, day, foreign);
    if (own !== undefined) days.push(own);
  }
  const absorbed = absorbedLedgers(db);
  const rows = rowsOf(shared, db, month);
  return { host, ledger: ledgerId(db, newLedgerId), month, absorbed, days, rows };
}

function rowsOf(
  shared: SharedLedger,
  db: Ledger['db'],
  month: string,
): Readonly<Record<string, readonly DatedRow[]>> {
  const [from, to] = boundsOfMonth(shared, month);
  const inMonth = ({ at }: DatedRow): boolean => at >= from && at < to;
  const tables = mirroredTables.map(
    (table) => [table.name, table.rows(db, shared.options.host.key).filter(inMonth)] as const,
  );
  const sessions = mirroredSessions(db, shared.options.host.key, [from, to], shared.now());
  return Object.fromEntries([...tables, [SESSIONS, sessions] as const]);
}

function boundsOfMonth({ settings }: SharedLedger, month: string): readonly [number, number] {
  return [
    startOfDay(settings.timeZone, `${month}-01`),
    startOfDay(settings.timeZone, `${addMonths(month, 1)}-01`),
  ];
}
