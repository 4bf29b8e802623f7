import { addDays, daysOf, type Day } from '../core/calendar/day';
import { periodBefore, periodOf, type DayRange } from '../core/calendar/period';
import { boundsOfDay, dayAt } from '../core/calendar/zone';
import type { GitIndex } from '../core/areas/gitIndex';
import type { LedgerHealth } from '../core/ledger/health';
import type { EvidenceModel, EvidenceQuery } from '../core/ledger/evidence';
import type { OverviewModel, OverviewQuery } from '../core/ledger/overview';
import type { TodayModel } from '../core/ledger/today';
import type { AreasModel, AreasQuery, CatchUpModel, HandsOnPick } from '../core/ledger/areas';
import type { LedgerSettings, RepositoriesSetup } from '../core/ports/ledgerPort';
import type { Log } from '../core/ports/log';
import { DEFAULT_PARAMETERS } from '../core/time/parameters';
import type { Correction, CorrectionWish } from '../core/time/correction';
import type { Pulse } from '../core/time/pulse';
import type { Range } from '../core/time/rangeSet';
import { lineDayOf, overviewOf } from '../insights/overview/overviewModel';
import { USUAL_PERIODS } from '../insights/overview/usual';
import { dayModelOf, hasData, sumDays, type DaySummary } from '../insights/time/daySummary';
import { totalsOfTally } from '../insights/time/tally';
import type { WorkerApi, WorkerStart } from '../protocol/worker';
import { SqliteGitIndex } from '../store/gitIndex/sqliteGitIndex';
import { temporaryIndex, type TemporaryIndex } from '../store/gitIndex/temporaryIndex';
import { forgetDays, keepVariants } from '../store/ledger/dayCache';
import { rememberParameters } from '../store/ledger/keptParameters';
import type { Ledger } from '../store/ledger/ledger';
import { addCorrection, readCorrections, revokeCorrection } from '../store/ledger/corrections';
import { extendElsewhere } from '../store/ledger/elsewhere';
import { foldedUntil, rollupExtent } from '../store/ledger/rollups';
import type { SqliteLoader } from '../store/ledger/sqlite';
import { DayBook, nameOfTouches, nameOfVariant, type Variant } from './dayBook';
import { LedgerKeeper } from './ledgerKeeper';
import { folderOfRoot } from '../util/folderOfRoot';
import { DiffLookup } from './repositories/diffLookup';
import { Repositories } from './repositories/repositories';
import { TouchedFiles } from './repositories/touchedFiles';
import { takeInDead, takeInFile } from './spoolTaker';
import { breathe } from './breathe';
import { evidencePage } from './evidencePage';
import { foldOldDays } from './retention';
import { ReviewSeen } from './reviewSeen';

/** A window's wait for others is short, so that the thread can always be ended; what fails is sent again. */
const BUSY_TIMEOUT = 2_000;
/** A longer list is none to choose from. */
const MOST_CORRECTIONS = 500;

export interface ServiceOptions extends WorkerStart {
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
  readonly load?: SqliteLoader;
}

const DEFAULT_SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: null,
  countDirected: 'apart',
  pulseRetention: 400,
  timeZone: 'UTC',
};

/** Answers the extension host from the worker thread: the store below, the read models above. */
export class LedgerService implements WorkerApi {
  private readonly keeper: LedgerKeeper;
  private settings = DEFAULT_SETTINGS;
  /** Tells this window's thread from others. */
  private readonly holder = crypto.randomUUID();
  /** Day on which old days were looked at last. */
  private foldedOn: Day | undefined;
  private book:
    { readonly ledger: Ledger; readonly name: string; readonly days: DayBook } | undefined;

  private readonly repositories: Repositories;
  private readonly diffs: DiffLookup;
  private readonly reviewSeen: ReviewSeen;
  private temporary: TemporaryIndex | undefined;

  constructor(private readonly options: ServiceOptions) {
    this.keeper = new LedgerKeeper({
      ...options,
      busyTimeout: BUSY_TIMEOUT,
      opened: (ledger) => {
        this.afterOpening(ledger);
      },
    });
    const touched = new TouchedFiles({
      ask: (run) => this.keeper.query((ledger) => run(ledger, this.daysOf(ledger))),
      timeZone: () => this.settings.timeZone,
      now: options.now,
      log: options.log,
    });
    this.repositories = new Repositories({
      index: () => this.gitIndex(),
      owner: crypto.randomUUID(),
      timeZone: () => this.settings.timeZone,
      evidence: (folder) => touched.see(folder),
      log: options.log,
    });
    this.reviewSeen = new ReviewSeen({
      merged: (since) => this.repositories.mergedOthers(since),
      reviewed: (days) => this.reviewedIn(days),
      log: options.log,
    });
    this.diffs = new DiffLookup({
      ledger: (run) => {
        this.keeper.opened((ledger) => {
          if (ledger.writable) run(ledger);
        });
      },
      ask: (repo, refs) => this.repositories.isMine(folderOfRoot(repo) ?? repo, refs),
      answered: () => {
        this.forgetLatestDays();
      },
      log: options.log,
    });
  }

  configureRepositories(setup: RepositoriesSetup): Promise<void> {
    return settled(() => {
      this.repositories.configure(setup);
      this.reviewSeen.forget();
    });
  }

  refreshRepository(root: string): Promise<void> {
    return settled(() => {
      this.repositories.refresh(root);
      this.reviewSeen.forget();
    });
  }

  cancelIndexing(): Promise<void> {
    return settled(() => {
      this.repositories.cancel();
    });
  }

  areas(query: AreasQuery): Promise<AreasModel> {
    return this.repositories.areas(query);
  }

  catchUp(repo: string, path: string): Promise<CatchUpModel> {
    return this.repositories.catchUp(repo, path);
  }

  picks(repo: string | null, path: string | null): Promise<readonly HandsOnPick[]> {
    return this.repositories.picks(repo, path, this.options.now());
  }

  fileAt(repo: string, revision: string, path: string): Promise<string | null> {
    return this.repositories.fileAt(repo, revision, path);
  }

  /** Opens the ledger and takes in what processes that ended left behind. */
  start(): LedgerHealth {
    return this.keeper.health();
  }

  configure(settings: LedgerSettings): Promise<void> {
    this.settings = settings;
    return settled(() => {
      // Noted in the ledger for the command line; without a ledger they hold all the same.
      this.keeper.opened((ledger) => {
        this.keepSettings(ledger);
      });
    });
  }

  append(pulses: readonly Pulse[]): Promise<void> {
    return settled(() => {
      this.keeper.append(pulses);
      this.diffs.see(pulses);
    });
  }

  today(now: number): Promise<TodayModel> {
    return settled(() => {
      const date = dayAt(this.settings.timeZone, now);
      this.foldOnceADay(date);
      return this.keeper.query((ledger) =>
        dayModelOf(this.daysOf(ledger).summary(date, now), null),
      );
    });
  }

  async overview(query: OverviewQuery): Promise<OverviewModel> {
    const { settings } = this;
    const range = periodOf(query.period, query.date);
    const today = dayAt(settings.timeZone, query.now);
    const days = await this.summaries(range, query.now);
    const earlier = await this.earlierPeriods(query, range);
    const date = lineDayOf(days, range, today, query.repo);
    return this.keeper.query((ledger) =>
      overviewOf({
        query,
        settings,
        range,
        today,
        days,
        earlier,
        line: { date, intervals: this.daysOf(ledger).intervals(date) },
        since: this.since(ledger),
        health: this.keeper.health(),
        review: this.reviewSeen.facts(query.now),
      }),
    );
  }

  evidence(query: EvidenceQuery): Promise<EvidenceModel> {
    const { timeZone } = this.settings;
    return evidencePage(query, timeZone, (run) =>
      this.keeper.query((ledger) => run(ledger, this.daysOf(ledger))),
    );
  }

  correct(wish: CorrectionWish): Promise<Correction> {
    return settled(() =>
      this.keeper.change(({ db }) => {
        const folded = foldedUntil(db);
        if (folded !== null && wish.start < folded.until) {
          throw new Error(`Only totals are left of the days before ${folded.day}.`);
        }
        return addCorrection(db, wish, this.options.now());
      }),
    );
  }

  revokeCorrection(id: number): Promise<boolean> {
    return settled(() =>
      this.keeper.change(({ db }) => revokeCorrection(db, id, this.options.now())),
    );
  }

  corrections(): Promise<readonly Correction[]> {
    return settled(() =>
      this.keeper.query(({ db }) =>
        readCorrections(db, { start: -Infinity, end: Infinity })
          .filter(({ revoked }) => revoked === null)
          .reverse()
          .slice(0, MOST_CORRECTIONS),
      ),
    );
  }

  health(): Promise<LedgerHealth> {
    return settled(() => this.keeper.health());
  }

  reviewedElsewhere({ start, end }: Range): Promise<void> {
    return settled(() => {
      this.keeper.change(({ db }) => {
        extendElsewhere(db, { start, end, source: 'timer' });
      });
    });
  }

  takeIn(file: string): Promise<void> {
    return takeInFile(file, this.keeper, this.options.log);
  }

  flush(): Promise<void> {
    return settled(() => {
      this.keeper.close();
    });
  }

  /** A diff is looked up within seconds, so only the latest days were calculated without the answer. */
  private forgetLatestDays(): void {
    this.book = undefined;
    const day = dayAt(this.settings.timeZone, this.options.now() - 86_400_000);
    this.keeper.opened(({ db, writable }) => {
      if (writable) forgetDays(db, day);
    });
  }

  /** In the ledger where it can be written, else in memory for as long as this thread lives. */
  private gitIndex(): GitIndex {
    let index: GitIndex | undefined;
    this.keeper.opened((ledger) => {
      if (ledger.writable) index = new SqliteGitIndex(ledger.db);
    });
    return index ?? (this.temporary ??= temporaryIndex(this.options.load)).index;
  }

  /** The last like periods with data before this one, the nearest first. */
  private async earlierPeriods(
    { period, repo, now }: OverviewQuery,
    range: DayRange,
  ): Promise<readonly (readonly DaySummary[])[]> {
    const earlier: (readonly DaySummary[])[] = [];
    const since = this.keeper.query((ledger) => this.since(ledger));
    if (since === null) return earlier;
    const first = dayAt(this.settings.timeZone, since);
    let before = periodBefore(period, range.from);
    while (earlier.length < USUAL_PERIODS && before.to >= first) {
      if (this.isEmpty(before)) {
        // Nothing at all happened: no day has to be looked at.
      } else {
        const days = await this.summaries(before, now);
        if (days.some((day) => hasData(day, repo))) earlier.push(days);
      }
      before = periodBefore(period, before.from);
    }
    return earlier;
  }

  private isEmpty({ from, to }: DayRange): boolean {
    const { timeZone } = this.settings;
    const [start] = boundsOfDay(timeZone, from);
    const [, end] = boundsOfDay(timeZone, to);
    const folded = this.keeper.query((ledger) => ledger.folded());
    if (folded !== null && from < folded.day) return false;
    const next = this.keeper.query((ledger) => ledger.nextStart(start - 86_400_000));
    return next === null || next >= end + 86_400_000;
  }

  /** Day by day, with room for other messages in between. */
  private async summaries(range: DayRange, now: number): Promise<DaySummary[]> {
    const summaries: DaySummary[] = [];
    for (const day of daysOf(range.from, range.to)) {
      summaries.push(this.summary(day, now));
      await breathe();
    }
    return summaries;
  }

  /** Review time of the last days, ms. */
  private reviewedIn(days: number): number {
    const now = this.options.now();
    const today = dayAt(this.settings.timeZone, now);
    const tally = sumDays(
      daysOf(addDays(today, 1 - days), today).map((day) => this.summary(day, now)),
      null,
    );
    return totalsOfTally(tally).headlines.reviewed;
  }

  private summary(day: Day, now: number): DaySummary {
    return this.keeper.query((ledger) => this.daysOf(ledger).summary(day, now));
  }

  private daysOf(ledger: Ledger): DayBook {
    const variant = this.variant();
    const name = nameOfVariant(variant);
    if (this.book?.ledger !== ledger || this.book.name !== name) {
      this.book = { ledger, name, days: new DayBook(ledger, variant) };
    }
    return this.book.days;
  }

  private variant(): Variant {
    const { parameters: params, timeZone } = this.settings;
    const isMine = this.diffs.known();
    return isMine === undefined ? { params, timeZone } : { params, timeZone, isMine };
  }

  /** First instant that anything is known of, be it only totals. */
  private since(ledger: Ledger): number | null {
    const first = ledger.extent()?.from ?? null;
    const rolled = rollupExtent(ledger.db);
    if (rolled === null) return first;
    const [start] = boundsOfDay(this.settings.timeZone, rolled.from);
    return first === null ? start : Math.min(first, start);
  }

  /** Old days fold into totals while the window runs, in between other messages. */
  private foldOnceADay(today: Day): void {
    if (this.foldedOn === today || this.settings === DEFAULT_SETTINGS) return;
    this.foldedOn = today;
    const { log, now, host } = this.options;
    foldOldDays({
      variant: this.variant(),
      days: this.settings.pulseRetention,
      host: host.key,
      holder: this.holder,
      now: now(),
      log,
      ledger: () => {
        let open: Ledger | undefined;
        this.keeper.opened((ledger) => {
          if (ledger.writable) open = ledger;
        });
        return open;
      },
    }).catch((error: unknown) => {
      log.warn(`old days wait for another time to be folded: ${String(error)}`);
    });
  }

  private afterOpening(ledger: Ledger): void {
    this.keepSettings(ledger);
    void takeInDead(this.options.file, this.keeper, this.options.log, this.options.now);
  }

  private keepSettings(ledger: Ledger): void {
    if (!ledger.writable || this.settings === DEFAULT_SETTINGS) return;
    try {
      rememberParameters(ledger.db, this.settings.parameters);
      const variant = this.variant();
      keepVariants(ledger.db, [nameOfVariant(variant), nameOfTouches(variant)]);
    } catch (error) {
      this.options.log.warn(`the settings were not noted in the ledger: ${String(error)}`);
    }
  }
}

/** A promise of what runs now. */
function settled<Result>(run: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(run());
  });
}
