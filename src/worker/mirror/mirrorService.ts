import { dayAt } from '../../core/calendar/zone';
import type { FocusSession } from '../../core/focus/session';
import { missingOf } from '../../core/mirror/missing';
import { mirrorKey, partsOfSource, sourceOf, type MirrorMonth } from '../../core/mirror/month';
import { packMonth } from '../../core/mirror/packMonth';
import { unpackMonth, versionOf, type MonthVersion } from '../../core/mirror/unpackMonth';
import type { MirrorEntry, MirrorPort, MirrorTaken } from '../../core/ports/mirrorPort';
import { claim, expiryOf, release } from '../../store/ledger/claims';
import type { Ledger } from '../../store/ledger/ledger';
import { addRollup } from '../../store/ledger/rollups';
import { faultOf, transact } from '../../store/ledger/sqlite';
import { dropCovered, dropSources, replaceDays, sourcesIn } from '../../store/mirror/days';
import {
  absorb,
  absorbedLedgers,
  isNews,
  keepMonth,
  knownMonth,
  ledgerId,
} from '../../store/mirror/months';
import { mirroredOn, setMirroredOn, windowsOfOthers } from '../../store/mirror/ownMonth';
import { mirroredTables } from '../../store/mirror/tables';
import { breathe } from '../breathe';
import type { SharedLedger } from '../sharedLedger';
import { ownDay } from './ownDays';
import { dueMonths, hasOwn, newLedgerId, ownMonth } from './ownMonths';
import { mirroredSession, SESSIONS } from './mirroredSessions';

/** Months are given at most so often over all windows of the host, and when a day begins, ms. */
const EVERY = 5 * 60_000;
const CLAIM = 'mirror';
/** Months of one giving: each is up to a month of days to calculate. */
const MOST_MONTHS = 3;

export interface MirroredSessions {
  /** Takes over what became of a focus session on another machine. */
  readonly adopt: (session: FocusSession) => Promise<boolean>;
  /** Notes what was measured here in those that are over. */
  readonly measure: () => Promise<void>;
}

/** Tells the mirror what this host has, and takes from it what others have and what was lost here. */
export class MirrorService implements MirrorPort {
  readonly #shared: SharedLedger;
  readonly #sessions: MirroredSessions;

  constructor(shared: SharedLedger, sessions: MirroredSessions) {
    this.#shared = shared;
    this.#sessions = sessions;
  }

  async giveMirror(held: Readonly<Record<string, string>>): Promise<readonly MirrorEntry[]> {
    const ledger = this.#openLedger();
    if (ledger === undefined || !this.#shared.configured) return [];
    const now = this.#shared.now();
    const today = dayAt(this.#shared.settings.timeZone, now);
    if (!hasOwn(this.#shared, ledger) || !this.#elected(ledger, today, now)) return [];
    setMirroredOn(ledger.db, today);
    await this.#sessions.measure();
    const due = dueMonths(this.#shared, ledger, today, held);
    const entries: MirrorEntry[] = [];
    for (const { month, source, stamp } of due.slice(0, MOST_MONTHS)) {
      const content = await ownMonth(this.#shared, ledger, month, today);
      if (content === undefined) break;
      // A clock that was put back must not make what is told now the older one.
      const before = knownMonth(ledger.db, source, month)?.at ?? 0;
      const text = packMonth(content, Math.max(now, before + 1));
      const key = mirrorKey(source, month);
      const version = versionOf(text);
      const kept = versionOf(held[key] ?? '');
      if (version === undefined) continue;
      const isHeld = kept?.sum === version.sum;
      // Noted before it is given: a ledger is behind its own mirror only if it went back in time.
      keepMonth(ledger.db, source, month, { ...(isHeld ? kept : version), stamp });
      if (!isHeld) entries.push({ key, text });
    }
    return entries;
  }

  async takeMirror(entries: readonly MirrorEntry[]): Promise<MirrorTaken> {
    // Days begin in the person's zone: without it nothing can be compared. It is asked again.
    if (!this.#shared.configured) throw new Error('The settings have not arrived yet.');
    const read = entries.map(({ text }) => unpackMonth(text));
    const found = read.filter((one) => one.state === 'ok');
    const taken = {
      months: 0,
      rebuilt: 0,
      rows: 0,
      newer: read.filter(({ state }) => state === 'newer').length,
      damaged: read.filter(({ state }) => state === 'damaged').length,
    };
    const ledger = this.#openLedger();
    if (ledger === undefined) return taken;
    const own = ledgerId(ledger.db, newLedgerId);
    this.#noteAbsorbed(
      ledger,
      found.flatMap(({ month }) => month.absorbed),
    );
    for (const { month, version } of found) {
      await breathe();
      if (this.#shared.writable() !== ledger) break;
      if (month.ledger === own) taken.rebuilt += this.#takeBack(ledger, month, version);
      else if (this.#tried(false, () => this.#takeMonth(ledger, month, version))) taken.months += 1;
      taken.rows += this.#takeRows(ledger, month) + (await this.#takeSessions(month));
    }
    // An export of another machine may have been imported since.
    transact(ledger.db, () => {
      dropCovered(ledger.db, this.#shared.options.host.key);
    });
    return taken;
  }

  /** Opens it where it is not open yet; undefined where there is none to write to. */
  #openLedger(): Ledger | undefined {
    this.#shared.keeper.health();
    return this.#shared.writable();
  }

  /** One window of all, unless a new day has begun. */
  #elected({ db }: Ledger, today: string, now: number): boolean {
    const waits = (expiryOf(db, CLAIM) ?? 0) - now;
    // A clock that was put back must not hold it up for long.
    const isFree = waits <= 0 || waits > EVERY || mirroredOn(db) !== today;
    if (!isFree) return false;
    release(db, CLAIM, this.#shared.holder);
    return (
      claim(db, CLAIM, this.#shared.holder, now, now + EVERY) === 'new' || mirroredOn(db) !== today
    );
  }

  /** Ledgers that were taken into others count no more. */
  #noteAbsorbed({ db }: Ledger, told: readonly string[]): void {
    const known = new Set(absorbedLedgers(db));
    if (told.every((one) => known.has(one))) return;
    transact(db, () => {
      absorb(db, told);
      const gone = new Set(absorbedLedgers(db));
      dropSources(
        db,
        sourcesIn(db).filter((source) => gone.has(partsOfSource(source)?.ledger ?? '')),
      );
    });
  }

  /** Another ledger's month takes the place of what was known of it. */
  #takeMonth({ db }: Ledger, month: MirrorMonth, version: MonthVersion): boolean {
    const source = sourceOf(month.host.key, month.ledger);
    return transact(db, () => {
      if (!isNews(db, source, month.month, version)) return false;
      const days = absorbedLedgers(db).includes(month.ledger) ? [] : month.days;
      replaceDays(db, source, month.host.name, month.month, days, this.#shared.now());
      keepMonth(db, source, month.month, version);
      return true;
    });
  }

  /** The own month as the mirror has it: something is missing here only if the ledger went back in time. */
  #takeBack({ db }: Ledger, month: MirrorMonth, version: MonthVersion): number {
    const host = this.#shared.options.host.key;
    const source = sourceOf(host, month.ledger);
    if (month.host.key !== host || !isNews(db, source, month.month, version)) return 0;
    const foreign = windowsOfOthers(db, host);
    const missing = month.days.flatMap((day) => {
      const rest = missingOf(day, ownDay(this.#shared, day.day, foreign));
      return rest === null ? [] : [rest];
    });
    return transact(db, () => {
      // Another window may have been first.
      if (!isNews(db, source, month.month, version)) return 0;
      for (const day of missing) addRollup(db, { ...day, host });
      keepMonth(db, source, month.month, version);
      return missing.length;
    });
  }

  #takeRows({ db }: Ledger, month: MirrorMonth): number {
    return transact(db, () => {
      let taken = 0;
      const isCounted =
        month.ledger !== ledgerId(db, newLedgerId) && !absorbedLedgers(db).includes(month.ledger);
      for (const table of mirroredTables.filter((one) => isCounted || one.isOfLedger !== true)) {
        for (const row of month.rows[table.name] ?? []) {
          if (this.#tried(false, () => table.take(db, row))) taken += 1;
        }
      }
      return taken;
    });
  }

  /** What breaks a rule of the ledger is left out: it must not hold up all the rest for ever. */
  #tried<Result>(otherwise: Result, run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      if (faultOf(error) !== undefined) throw error;
      this.#shared.log.warn(`something of the mirror does not fit the ledger: ${String(error)}`);
      return otherwise;
    }
  }

  async #takeSessions({ rows }: MirrorMonth): Promise<number> {
    let taken = 0;
    for (const row of rows[SESSIONS] ?? []) {
      const session = mirroredSession(row);
      // Whether it makes sense at all is for the other side to tell.
      if (session !== undefined && (await this.#sessions.adopt(session))) taken += 1;
    }
    return taken;
  }
}
