import { addDays, daysOf, type Day } from '../core/calendar/day';
import { periodBefore, periodOf, type DayRange } from '../core/calendar/period';
import { boundsOfDay, dayAt } from '../core/calendar/zone';
import type { LedgerHealth } from '../core/ledger/health';
import type { EvidenceModel, EvidenceQuery } from '../core/ledger/evidence';
import type { OverviewModel, OverviewQuery } from '../core/ledger/overview';
import type { TodayModel } from '../core/ledger/today';
import type { LedgerSettings } from '../core/ports/ledgerPort';
import type { Correction, CorrectionWish } from '../core/time/correction';
import type { Pulse } from '../core/time/pulse';
import { lineDayOf, overviewOf } from '../insights/overview/overviewModel';
import { USUAL_PERIODS } from '../insights/overview/usual';
import { dayModelOf, hasData, sumDays, type DaySummary } from '../insights/time/daySummary';
import { totalsOfTally } from '../insights/time/tally';
import type { LedgerApi } from '../protocol/worker';
import { addCorrection, readCorrections, revokeCorrection } from '../store/ledger/corrections';
import { hostDays } from '../store/ledger/hosts';
import { foldedUntil, hasRollups } from '../store/ledger/rollups';
import { folderOfRoot } from '../util/folderOfRoot';
import { DiffLookup } from './repositories/diffLookup';
import type { Repositories } from './repositories/repositories';
import { takeInDead, takeInFile } from './spoolTaker';
import { evidencePage } from './evidencePage';
import { foldOldDays } from './retention';
import { ReviewSeen } from './reviewSeen';
import { settled } from './settled';
import type { SharedLedger } from './sharedLedger';

/** A longer list is none to choose from. */
const MOST_CORRECTIONS = 500;
/** A window that ended in haste left its last pulses beside the ledger: how often that is looked for, ms. */
const LOOK_AGAIN = 60_000;

/** Answers what is asked about time: the store below, the read models above. */
export class LedgerService implements LedgerApi {
  readonly #shared: SharedLedger;
  readonly #diffs: DiffLookup;
  readonly #reviewSeen: ReviewSeen;
  /** Day on which old days were looked at last. */
  #foldedOn: Day | undefined;
  /** When it was last looked for what ended processes left behind, epoch ms. */
  #lookedAt = -Infinity;

  constructor(shared: SharedLedger, repositories: Repositories) {
    const { log, options } = shared;
    this.#shared = shared;
    this.#reviewSeen = new ReviewSeen({
      merged: (since) => repositories.mergedOthers(since),
      reviewed: (days) => this.#reviewedIn(days),
      log,
    });
    this.#diffs = new DiffLookup({
      ledger: (run) => {
        const ledger = shared.writable();
        if (ledger !== undefined) run(ledger);
      },
      ask: (repo, refs) => repositories.isMine(folderOfRoot(repo) ?? repo, refs),
      answered: () => {
        shared.forgetLatestDays();
      },
      log,
    });
    shared.setAuthorship(() => this.#diffs.known());
    shared.onOpened(() => {
      this.#lookedAt = shared.now();
      void takeInDead(options.file, shared.keeper, log, options.now);
    });
  }

  /** What was merged or reviewed may be more than was known. */
  reviewMayDiffer(): void {
    this.#reviewSeen.forget();
  }

  /** Opens the ledger and takes in what processes that ended left behind. */
  start(): LedgerHealth {
    return this.#shared.keeper.health();
  }

  configure(settings: LedgerSettings): Promise<void> {
    return settled(() => {
      this.#shared.configure(settings);
    });
  }

  append(pulses: readonly Pulse[]): Promise<void> {
    return settled(() => {
      this.#shared.keeper.append(pulses);
      this.#diffs.see(pulses);
    });
  }

  today(now: number): Promise<TodayModel> {
    return settled(() => {
      const date = dayAt(this.#shared.settings.timeZone, now);
      this.#takeInDeadAgain();
      this.#foldOnceADay(date);
      return dayModelOf(this.#shared.summary(date, now), null);
    });
  }

  async overview(query: OverviewQuery): Promise<OverviewModel> {
    const { settings } = this.#shared;
    const range = periodOf(query.period, query.date);
    const today = dayAt(settings.timeZone, query.now);
    const days = await this.#shared.summaries(range, query.now);
    const earlier = await this.#earlierPeriods(query, range);
    const week =
      query.period === 'day' && settings.weeklyTarget !== null
        ? await this.#shared.summaries(
            { from: periodOf('week', range.from).from, to: range.to },
            query.now,
          )
        : undefined;
    const date = lineDayOf(days, range, today, query.repo);
    return this.#shared.ask(({ db }, book) =>
      overviewOf({
        query,
        settings,
        range,
        today,
        days,
        earlier,
        ...(week !== undefined && { week }),
        hosts: hostDays(db, this.#shared.options.host.key, settings.timeZone),
        line: { date, intervals: book.intervals(date) },
        since: this.#shared.since(),
        health: this.#shared.keeper.health(),
        review: this.#reviewSeen.facts(query.now),
      }),
    );
  }

  evidence(query: EvidenceQuery): Promise<EvidenceModel> {
    const { timeZone } = this.#shared.settings;
    return evidencePage(query, timeZone, (run) => this.#shared.ask(run));
  }

  correct(wish: CorrectionWish): Promise<Correction> {
    return settled(() =>
      this.#shared.keeper.change(({ db }) => {
        const folded = foldedUntil(db);
        if (folded !== null && wish.start < folded.until) {
          throw new Error(`Only totals are left of the days before ${folded.day}.`);
        }
        return addCorrection(db, wish, this.#shared.now());
      }),
    );
  }

  revokeCorrection(id: number): Promise<boolean> {
    return settled(() =>
      this.#shared.keeper.change(({ db }) => revokeCorrection(db, id, this.#shared.now())),
    );
  }

  corrections(): Promise<readonly Correction[]> {
    return settled(() =>
      this.#shared.keeper.query(({ db }) =>
        readCorrections(db, { start: -Infinity, end: Infinity })
          .filter(({ revoked }) => revoked === null)
          .reverse()
          .slice(0, MOST_CORRECTIONS),
      ),
    );
  }

  health(): Promise<LedgerHealth> {
    return settled(() => this.#shared.keeper.health());
  }

  takeIn(file: string): Promise<void> {
    return takeInFile(file, this.#shared.keeper, this.#shared.log);
  }

  flush(): Promise<void> {
    return settled(() => {
      this.#shared.keeper.close();
    });
  }

  /** The last like periods with data before this one, the nearest first. */
  async #earlierPeriods(
    { period, repo, now }: OverviewQuery,
    range: DayRange,
  ): Promise<readonly (readonly DaySummary[])[]> {
    const earlier: (readonly DaySummary[])[] = [];
    const since = this.#shared.since();
    if (since === null) return earlier;
    const first = dayAt(this.#shared.settings.timeZone, since);
    let before = periodBefore(period, range.from);
    while (earlier.length < USUAL_PERIODS && before.to >= first) {
      if (this.#isEmpty(before)) {
        // Nothing at all happened: no day has to be looked at.
      } else {
        const days = await this.#shared.summaries(before, now);
        if (days.some((day) => hasData(day, repo))) earlier.push(days);
      }
      before = periodBefore(period, before.from);
    }
    return earlier;
  }

  #isEmpty({ from, to }: DayRange): boolean {
    const { timeZone } = this.#shared.settings;
    const [start] = boundsOfDay(timeZone, from);
    const [, end] = boundsOfDay(timeZone, to);
    const hasTotals = this.#shared.keeper.query(({ db }) => hasRollups(db, from, to));
    if (hasTotals) return false;
    const next = this.#shared.keeper.query((ledger) => ledger.nextStart(start - 86_400_000));
    return next === null || next >= end + 86_400_000;
  }

  /** Review time of the last days, ms. */
  #reviewedIn(days: number): number {
    const now = this.#shared.now();
    const today = dayAt(this.#shared.settings.timeZone, now);
    const tally = sumDays(
      daysOf(addDays(today, 1 - days), today).map((day) => this.#shared.summary(day, now)),
      null,
    );
    return totalsOfTally(tally).headlines.reviewed;
  }

  /** Other windows may have ended since the ledger was opened. */
  #takeInDeadAgain(): void {
    const now = this.#shared.now();
    if (now - this.#lookedAt < LOOK_AGAIN) return;
    this.#lookedAt = now;
    const { file, log } = this.#shared.options;
    void takeInDead(file, this.#shared.keeper, log, this.#shared.options.now);
  }

  /** Old days fold into totals while the window runs, in between other messages. */
  #foldOnceADay(today: Day): void {
    if (this.#foldedOn === today || !this.#shared.configured) return;
    this.#foldedOn = today;
    const { log, now, host } = this.#shared.options;
    foldOldDays({
      variant: this.#shared.variant(),
      days: this.#shared.settings.pulseRetention,
      host: host.key,
      holder: this.#shared.holder,
      now: now(),
      log,
      ledger: () => this.#shared.writable(),
    }).catch((error: unknown) => {
      log.warn(`old days wait for another time to be folded: ${String(error)}`);
    });
  }
}
