import { dayAt, boundsOfDay } from '../core/calendar/zone';
import { daysOf, type Day } from '../core/calendar/day';
import type { DayRange } from '../core/calendar/period';
import type { LedgerSettings } from '../core/ports/ledgerPort';
import type { BackupOutcome } from '../core/ports/backupsPort';
import type { Log } from '../core/ports/log';
import type { IntervalOptions } from '../core/time/intervals';
import type { Interval } from '../core/time/kind';
import { DEFAULT_PARAMETERS } from '../core/time/parameters';
import type { DaySummary } from '../insights/time/daySummary';
import type { WorkerStart } from '../protocol/worker';
import type { BackupJob } from '../store/backups/makeBackup';
import { forgetDays, keepVariants } from '../store/ledger/dayCache';
import { rememberParameters } from '../store/ledger/keptParameters';
import type { Ledger } from '../store/ledger/ledger';
import { rollupExtent } from '../store/ledger/rollups';
import type { SqliteLoader } from '../store/ledger/sqlite';
import { breathe } from './breathe';
import { DayBook, nameOfTouches, nameOfVariant, type Variant } from './dayBook';
import { LedgerKeeper } from './ledgerKeeper';

/** A window's wait for others is short, so that the thread can always be ended; what fails is sent again. */
const BUSY_TIMEOUT = 2_000;

export interface ServiceOptions extends WorkerStart {
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
  readonly load?: SqliteLoader;
  /** Makes a backup; left out: at once, and in this thread. */
  readonly backUp?: (job: BackupJob) => Promise<BackupOutcome>;
}

const DEFAULT_SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: null,
  countDirected: 'apart',
  pulseRetention: 400,
  timeZone: 'UTC',
};

/** What all services of the thread stand on: the open ledger, the settings in force, the calculated days. */
export class SharedLedger {
  readonly keeper: LedgerKeeper;
  /** Tells this window's thread from others in claims. */
  readonly holder = crypto.randomUUID();
  #settings = DEFAULT_SETTINGS;
  #isMine: () => NonNullable<IntervalOptions['isMine']> | undefined = () => undefined;
  readonly #openings: ((ledger: Ledger) => void)[] = [];
  #forgotten = 0;
  #book: { readonly ledger: Ledger; readonly name: string; readonly days: DayBook } | undefined;

  constructor(readonly options: ServiceOptions) {
    this.keeper = new LedgerKeeper({
      ...options,
      busyTimeout: BUSY_TIMEOUT,
      opened: (ledger) => {
        this.#keepSettings(ledger);
        for (const hear of this.#openings) hear(ledger);
      },
    });
  }

  /** Those of the last `configure`, before it the defaults. */
  get settings(): LedgerSettings {
    return this.#settings;
  }

  /** Did the settings arrive. */
  get configured(): boolean {
    return this.#settings !== DEFAULT_SETTINGS;
  }

  get log(): Log {
    return this.options.log;
  }

  /** Epoch ms. */
  now(): number {
    return this.options.now();
  }

  configure(settings: LedgerSettings): void {
    this.#settings = settings;
    // Noted in the ledger for the command line; without a ledger they hold all the same.
    this.keeper.opened((ledger) => {
      this.#keepSettings(ledger);
    });
  }

  /** Tells after each opening for writing. */
  onOpened(hear: (ledger: Ledger) => void): void {
    this.#openings.push(hear);
  }

  /** Who knows which diffs of revisions are mine. */
  setAuthorship(isMine: () => NonNullable<IntervalOptions['isMine']> | undefined): void {
    this.#isMine = isMine;
  }

  /** Runs a query with the calculated days. Throws in words where there is no ledger. */
  ask<Result>(run: (ledger: Ledger, days: DayBook) => Result): Result {
    return this.keeper.query((ledger) => run(ledger, this.#daysOf(ledger)));
  }

  /** The ledger, where it is open and can be written. */
  writable(): Ledger | undefined {
    let open: Ledger | undefined;
    this.keeper.opened((ledger) => {
      if (ledger.writable) open = ledger;
    });
    return open;
  }

  variant(): Variant {
    const { parameters: params, timeZone } = this.#settings;
    const isMine = this.#isMine();
    return isMine === undefined ? { params, timeZone } : { params, timeZone, isMine };
  }

  /** One local day. @param now epoch ms; a day that ended long enough before it is kept in the ledger */
  summary(day: Day, now = this.now()): DaySummary {
    return this.ask((_, days) => days.summary(day, now));
  }

  /** Day by day, with room for other messages in between. */
  async summaries(range: DayRange, now = this.now()): Promise<DaySummary[]> {
    const summaries: DaySummary[] = [];
    const folded = this.ask((_, days) => days.folded(range));
    await breathe();
    for (const day of daysOf(range.from, range.to)) {
      const known = folded.get(day);
      summaries.push(known ?? this.summary(day, now));
      if (known === undefined) await breathe();
    }
    return summaries;
  }

  /** Intervals of `[start, end)`, cut at its borders; none of days of which only totals are left. */
  intervals(start: number, end: number): Interval[] {
    const { timeZone } = this.#settings;
    return this.ask((_, days) =>
      daysOf(dayAt(timeZone, start), dayAt(timeZone, end)).flatMap((day) =>
        days.intervals(day).flatMap((interval) => {
          const from = Math.max(interval.start, start);
          const to = Math.min(interval.end, end);
          return from < to ? [{ ...interval, start: from, end: to }] : [];
        }),
      ),
    );
  }

  /** First instant that anything is known of, be it only totals; null for an empty ledger. */
  since(): number | null {
    return this.ask((ledger) => {
      const first = ledger.extent()?.from ?? null;
      const rolled = rollupExtent(ledger.db);
      if (rolled === null) return first;
      const [start] = boundsOfDay(this.#settings.timeZone, rolled.from);
      return first === null ? start : Math.min(first, start);
    });
  }

  /** Changes with every {@link forgetLatestDays}: what was added up from days before may be other now. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** A diff is looked up within seconds, so only the latest days were calculated without the answer. */
  forgetLatestDays(): void {
    this.#book = undefined;
    this.#forgotten += 1;
    const day = dayAt(this.#settings.timeZone, this.now() - 86_400_000);
    const ledger = this.writable();
    if (ledger !== undefined) forgetDays(ledger.db, day);
  }

  #daysOf(ledger: Ledger): DayBook {
    const variant = this.variant();
    const name = nameOfVariant(variant);
    if (this.#book?.ledger !== ledger || this.#book.name !== name) {
      this.#book = { ledger, name, days: new DayBook(ledger, variant) };
    }
    return this.#book.days;
  }

  #keepSettings(ledger: Ledger): void {
    if (!ledger.writable || !this.configured) return;
    try {
      rememberParameters(ledger.db, this.#settings.parameters);
      const variant = this.variant();
      keepVariants(ledger.db, [nameOfVariant(variant), nameOfTouches(variant)]);
    } catch (error) {
      this.log.warn(`the settings were not noted in the ledger: ${String(error)}`);
    }
  }
}
