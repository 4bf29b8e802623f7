import type { Day } from '../../core/calendar/day';
import { addDays, daysOf } from '../../core/calendar/day';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import { missingOf } from '../../core/mirror/missing';
import {
  addMonths,
  mirrorKey,
  monthOf,
  partsOfSource,
  sourceOf,
  type MirrorDay,
  type MirrorMonth,
} from '../../core/mirror/month';
import { packMonth } from '../../core/mirror/packMonth';
import { unpackMonth, versionOf, type MonthVersion } from '../../core/mirror/unpackMonth';
import type { MirrorEntry, MirrorPort, MirrorTaken } from '../../core/ports/mirrorPort';
import { claim } from '../../store/ledger/claims';
import type { Ledger } from '../../store/ledger/ledger';
import { addRollup } from '../../store/ledger/rollups';
import { transact } from '../../store/ledger/sqlite';
import { dropCovered, dropSources, replaceDays } from '../../store/mirror/days';
import type { DatedRow } from '../../store/mirror/mirroredTable';
import {
  absorb,
  absorbedLedgers,
  isNews,
  keepMonth,
  knownMonth,
  ledgerId,
} from '../../store/mirror/months';
import {
  firstOwnDay,
  mirroredOn,
  setMirroredOn,
  stampOfMonth,
  windowsOfOthers,
} from '../../store/mirror/ownMonth';
import { mirroredTables } from '../../store/mirror/tables';
import { breathe } from '../breathe';
import { nameOfVariant } from '../dayBook';
import type { SharedLedger } from '../sharedLedger';
import { ownDay } from './ownDays';

/** Months are given at most so often over all windows of the host, and when a day begins, ms. */
const EVERY = 5 * 60_000;
/** Months of one giving: each is up to a month of days to calculate. */
const MOST_MONTHS = 3;
/** As far back as months are given. */
const REACH = 36;
const DAY = 86_400_000;

/** Tells the mirror what this host has, and takes from it what others have and what was lost here. */
export class MirrorService implements MirrorPort {
  readonly #shared: SharedLedger;

  constructor(shared: SharedLedger) {
    this.#shared = shared;
  }

  async giveMirror(held: Readonly<Record<string, string>>): Promise<readonly MirrorEntry[]> {
    const ledger = this.#shared.writable();
    if (ledger === undefined || !this.#shared.configured) return [];
    const { timeZone } = this.#shared.settings;
    const now = this.#shared.now();
    const today = dayAt(timeZone, now);
    const due = this.#dueMonths(ledger, today, held);
    if (due.length === 0 || !this.#elected(ledger, today, now)) return [];
    setMirroredOn(ledger.db, today);
    const entries: MirrorEntry[] = [];
    for (const one of due.slice(0, MOST_MONTHS)) {
      const month = await this.#month(ledger, one.month, today);
      if (month === undefined || this.#shared.writable() !== ledger) continue;
      const text = packMonth(month, now);
      const version = versionOf(text);
      const key = mirrorKey(one.source, one.month);
      if (version === undefined) continue;
      // Noted before it is given: a ledger is never behind its own mirror unless it went back in time.
      if (versionOf(held[key] ?? '')?.sum === version.sum) {
        keepMonth(ledger.db, one.source, one.month, { ...version, stamp: one.stamp, at: one.at });
      } else {
        keepMonth(ledger.db, one.source, one.month, { ...version, stamp: one.stamp });
        entries.push({ key, text });
      }
    }
    return entries;
  }

  async takeMirror(entries: readonly MirrorEntry[]): Promise<MirrorTaken> {
    const taken = { months: 0, rebuilt: 0, rows: 0, newer: 0, damaged: 0 };
    const ledger = this.#shared.writable();
    if (ledger === undefined) return taken;
    const read = entries.map(({ text }) => unpackMonth(text));
    const found = read.filter((one) => one.state === 'ok');
    taken.newer = read.filter(({ state }) => state === 'newer').length;
    taken.damaged = read.filter(({ state }) => state === 'damaged').length;
    const known = new Set(absorbedLedgers(ledger.db));
    const absorbed = new Set(found.flatMap(({ month }) => month.absorbed));
    const fresh = [...absorbed].filter((one) => !known.has(one));
    const own = ledgerId(ledger.db, newId);
    if (fresh.length > 0) absorb(ledger.db, fresh);
    const gone = new Set(absorbedLedgers(ledger.db));
    transact(ledger.db, () => {
      const sources = found.map(({ month }) => sourceOf(month.host.key, month.ledger));
      dropSources(
        ledger.db,
        sources.filter((source) => gone.has(partsOfSource(source)?.ledger ?? '')),
      );
    });
    for (const { month, version } of found) {
      await breathe();
      if (this.#shared.writable() !== ledger) break;
      if (month.ledger === own) taken.rebuilt += this.#takeBack(ledger, month, version);
      else if (this.#takeMonth(ledger, month, version, gone.has(month.ledger))) taken.months += 1;
      taken.rows += this.#takeRows(ledger, month);
    }
    if (taken.months > 0) {
      transact(ledger.db, () => {
        dropCovered(ledger.db, this.#shared.options.host.key);
      });
    }
    return taken;
  }

  /** One window of all, unless a new day has begun. */
  #elected(ledger: Ledger, today: Day, now: number): boolean {
    const { holder } = this.#shared;
    const got = claim(ledger.db, 'mirror', holder, now, now + EVERY);
    return got === 'new' || mirroredOn(ledger.db) !== today;
  }

  #dueMonths(
    { db }: Ledger,
    today: Day,
    held: Readonly<Record<string, string>>,
  ): { month: string; source: string; stamp: string; at: number }[] {
    const host = this.#shared.options.host.key;
    const first = firstOwnDay(db, host, mirroredTables);
    if (first === null) return [];
    const source = sourceOf(host, ledgerId(db, newId));
    const variant = nameOfVariant(this.#shared.variant());
    const last = monthOf(today);
    const due = [];
    for (let back = 0; back < REACH; back += 1) {
      const month = addMonths(last, -back);
      // A local day may be the next or the one before of UTC's.
      if (month < monthOf(addDays(first, -1))) break;
      const [from, to] = this.#boundsOf(month);
      const rows = rowsStamp(this.#rowsOf(db, from, to).flatMap(([, all]) => all));
      const pulses = stampOfMonth(db, host, month, from - DAY, to + DAY);
      const absorbed = absorbedLedgers(db).join(',');
      const stamp = [pulses, rows, absorbed, variant, this.#shared.options.host.name].join(' ');
      const known = knownMonth(db, source, month);
      const isHeld = versionOf(held[mirrorKey(source, month)] ?? '')?.sum === known?.sum;
      if (known?.stamp === stamp && (isHeld || known.sum === '')) continue;
      due.push({ month, source, stamp, at: known?.at ?? 0 });
    }
    return due;
  }

  async #month(ledger: Ledger, month: string, today: Day): Promise<MirrorMonth | undefined> {
    const { host } = this.#shared.options;
    const foreign = windowsOfOthers(ledger.db, host.key);
    const days: MirrorDay[] = [];
    for (const day of daysOf(`${month}-01`, addDays(`${addMonths(month, 1)}-01`, -1))) {
      if (day > today) break;
      await breathe();
      if (this.#shared.writable() !== ledger) return undefined;
      const own = ownDay(this.#shared, day, foreign);
      if (own !== undefined) days.push(own);
    }
    const { db } = ledger;
    return {
      host,
      ledger: ledgerId(db, newId),
      month,
      absorbed: absorbedLedgers(db),
      days,
      rows: Object.fromEntries(this.#rowsOf(db, ...this.#boundsOf(month))),
    };
  }

  /** Another ledger's month takes the place of what was known of it. */
  #takeMonth(
    { db }: Ledger,
    month: MirrorMonth,
    version: MonthVersion,
    isAbsorbed: boolean,
  ): boolean {
    const source = sourceOf(month.host.key, month.ledger);
    return transact(db, () => {
      if (!isNews(db, source, month.month, version)) return false;
      const days = isAbsorbed ? [] : month.days;
      replaceDays(db, source, month.host.name, month.month, days, this.#shared.now());
      keepMonth(db, source, month.month, version);
      return true;
    });
  }

  /** The own month as the mirror has it: something is missing here only if the ledger went back in time. */
  #takeBack(ledger: Ledger, month: MirrorMonth, version: MonthVersion): number {
    const { db } = ledger;
    const host = this.#shared.options.host.key;
    const source = sourceOf(host, month.ledger);
    if (month.host.key !== host || !isNews(db, source, month.month, version)) return 0;
    const foreign = windowsOfOthers(db, host);
    const missing = month.days.flatMap((day) => {
      const rest = missingOf(day, ownDay(this.#shared, day.day, foreign));
      return rest === null ? [] : [rest];
    });
    transact(db, () => {
      for (const day of missing) addRollup(db, { ...day, host });
      keepMonth(db, source, month.month, version);
    });
    return missing.length;
  }

  #takeRows({ db }: Ledger, month: MirrorMonth): number {
    return transact(db, () => {
      let taken = 0;
      for (const table of mirroredTables) {
        for (const row of month.rows[table.name] ?? []) if (table.take(db, row)) taken += 1;
      }
      return taken;
    });
  }

  #rowsOf(db: Ledger['db'], from: number, to: number): (readonly [string, readonly DatedRow[]])[] {
    return mirroredTables.map(
      (table) =>
        [
          table.name,
          table.rows(db, this.#shared.options.host.key).filter(({ at }) => at >= from && at < to),
        ] as const,
    );
  }

  #boundsOf(month: string): readonly [number, number] {
    const { timeZone } = this.#shared.settings;
    return [startOfDay(timeZone, `${month}-01`), startOfDay(timeZone, `${addMonths(month, 1)}-01`)];
  }
}

function rowsStamp(rows: readonly DatedRow[]): string {
  return `${rows.length}:${rows.reduce((sum, { changed }) => sum + (changed % 1e9), 0)}`;
}

function newId(): string {
  return crypto.randomUUID().slice(0, 8);
}
