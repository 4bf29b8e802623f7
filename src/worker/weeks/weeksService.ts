import { addDays, daysBetween, type Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { boundsOfDay, dayAt, startOfDay } from '../../core/calendar/zone';
import { ExpectedError } from '../../core/errors/expectedError';
import type { WeeksPort, WeeksQuery } from '../../core/ports/weeksPort';
import type { DriftAnswer } from '../../core/weeks/decision';
import { LONGEST_DECISION } from '../../core/weeks/decision';
import type { Phase, PhaseWish } from '../../core/weeks/phase';
import type { QuarterAreas, QuarterModel } from '../../core/weeks/quarter';
import type { WeekAnswer } from '../../core/weeks/week';
import type { WeeksModel } from '../../core/weeks/weeksModel';
import { areasWritten, quarterDays, QUARTER_WEEKS } from '../../insights/weeks/quarterModel';
import type { WeekSum } from '../../insights/weeks/weekSum';
import { weeksModelOf } from '../../insights/weeks/weeksModel';
import { noteOpen, openTimeSince, readOpenTime } from '../../store/weeks/openTime';
import { breathe } from '../breathe';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';
import { DecisionBook } from './decisionBook';
import { GitWeeks, type GitWeeksParts } from './gitFacts';
import { WeekBook } from './weekBook';

const HOUR = 3_600_000;
/** Weeks that are looked at in all. */
const MOST_WEEKS = 156;
/** Notes of open windows closer than this are one stretch, ms: a laptop that slept leaves a gap. */
const OPEN_GAP = 11 * 60_000;

export interface WeeksParts extends Omit<GitWeeksParts, 'log'> {
  /** What protected blocks and estimates come to, where there are any. */
  readonly blocks?: (from: number, to: number, now: number) => Promise<QuarterModel['blocks']>;
  readonly estimateBias?: (now: number) => Promise<number | null>;
}

/** Answers what is asked about weeks, and keeps what the person decides. */
export class WeeksService implements WeeksPort {
  readonly #shared: SharedLedger;
  readonly #parts: WeeksParts;
  readonly #book: WeekBook;
  readonly #git: GitWeeks;
  readonly #said: DecisionBook;

  constructor(shared: SharedLedger, parts: WeeksParts) {
    this.#shared = shared;
    this.#parts = parts;
    this.#book = new WeekBook(shared);
    this.#said = new DecisionBook(shared);
    this.#git = new GitWeeks({ ...parts, log: shared.log });
  }

  async weeks({ span, now }: WeeksQuery): Promise<WeeksModel> {
    const { timeZone, weeklyTarget } = this.#shared.settings;
    const git = await this.#git.facts(timeZone);
    const sums = await this.#sums(now);
    const running = mondayOf(dayAt(timeZone, now));
    const open = this.#openOf(sums.map(({ week }) => week));
    const { from, to } = quarterDays(running);
    const [start] = boundsOfDay(timeZone, from);
    const [, end] = boundsOfDay(timeZone, to);
    const blocks = await this.#beside(this.#parts.blocks?.(start, end, now));
    const estimateBias = await this.#beside(this.#parts.estimateBias?.(now));
    return weeksModelOf({
      now,
      timeZone,
      span,
      target: weeklyTarget === null ? null : weeklyTarget * HOUR,
      weeks: sums.map(({ week, sum }, index) => ({
        week,
        built: sum.built,
        reviewed: sum.reviewed,
        directed: sum.directed,
        present: sum.present,
        open: open[index] ?? null,
        commits:
          git.commits === null
            ? null
            : (git.commits.get(week) ?? { written: 0, directed: 0, merges: 0 }),
        ...(sum.folded !== undefined && { folded: sum.folded }),
        typed: sum.typed,
        assisted: sum.assisted,
      })),
      decisions: this.#said.all(),
      areas:
        git.commits === null
          ? areasOfLedger(sums, from)
          : {
              source: 'git',
              ...areasWritten(
                git.areas,
                startOfDay(timeZone, addDays(from, -7 * QUARTER_WEEKS)),
                start,
                end,
              ),
            },
      blocks,
      estimateBias,
      gitPending: git.pending,
    });
  }

  noteOpen(now: number): Promise<void> {
    return settled(() => {
      this.#shared.keeper.change(({ db }) => {
        noteOpen(db, this.#shared.options.host, now, OPEN_GAP);
      });
    });
  }

  answerWeek(week: Day, answer: WeekAnswer): Promise<void> {
    return settled(() => {
      this.#said.answerWeek(week, answer);
    });
  }

  async decideDrift(episode: Day, answer: DriftAnswer, text: string): Promise<void> {
    const model = await this.weeks({ span: 26, now: this.#shared.now() });
    if (model.episode?.key !== episode) {
      throw new ExpectedError(
        'There is no longer a drift.',
        'Nothing was changed.',
        'Look at the weeks again.',
      );
    }
    const [from = episode] = model.verdict.weeks;
    this.#said.keep({
      kind: 'drift',
      episode,
      answer,
      from,
      text: text.slice(0, LONGEST_DECISION),
    });
  }

  declarePhase(wish: PhaseWish): Promise<Phase> {
    return settled(() => this.#said.declarePhase(wish));
  }

  extendPhase(phase: string, until: Day): Promise<void> {
    return settled(() => {
      this.#said.extendPhase(phase, until);
    });
  }

  endPhase(phase: string, answer: 'back' | 'newNormal'): Promise<void> {
    return settled(() => {
      this.#said.endPhase(phase, answer);
    });
  }

  async decideQuarter(text: string): Promise<void> {
    const { quarter } = await this.weeks({ span: 26, now: this.#shared.now() });
    const { from, to, reading } = quarter;
    this.#said.keep({
      kind: 'quarter',
      from,
      to,
      reading,
      text: text.trim().slice(0, LONGEST_DECISION),
    });
  }

  /** Every week from the first known one on, three years at most, to the running one. */
  async #sums(now: number): Promise<{ readonly week: Day; readonly sum: WeekSum }[]> {
    const { timeZone } = this.#shared.settings;
    const running = mondayOf(dayAt(timeZone, now));
    const since = this.#shared.since();
    const first = since === null ? running : mondayOf(dayAt(timeZone, since));
    const count = Math.min(MOST_WEEKS, Math.max(0, daysBetween(first, running) / 7));
    const sums: { readonly week: Day; readonly sum: WeekSum }[] = [];
    for (let back = count; back >= 0; back--) {
      const week = addDays(running, -7 * back);
      sums.push({ week, sum: await this.#book.sum(week, now) });
      await breathe();
    }
    return sums;
  }

  /** ms that a window was open in each week; null for weeks before that was noted. */
  #openOf(weeks: readonly Day[]): readonly (number | null)[] {
    const { timeZone } = this.#shared.settings;
    const [first] = weeks;
    const last = weeks.at(-1);
    if (first === undefined || last === undefined) return [];
    return this.#shared.ask(({ db }) => {
      const since = openTimeSince(db);
      if (since === null) return weeks.map(() => null);
      const borders = [...weeks, addDays(last, 7)].map((day) => startOfDay(timeZone, day));
      return weeks.map((_, index) => {
        const [start = 0, end = 0] = [borders[index], borders[index + 1]];
        if (end <= since) return null;
        return readOpenTime(db, { start, end }).reduce(
          (sum, range) => sum + range.end - range.start,
          0,
        );
      });
    });
  }

  /** What another feature adds; its failure leaves it out. */
  async #beside<Fact>(asked: Promise<Fact | null> | undefined): Promise<Fact | null> {
    try {
      return (await asked) ?? null;
    } catch (error) {
      this.#shared.log.warn(`the re-evaluation goes without blocks or estimates: ${String(error)}`);
      return null;
    }
  }
}

/** Without git: the folders that were built in. */
function areasOfLedger(
  sums: readonly { readonly week: Day; readonly sum: WeekSum }[],
  from: Day,
): QuarterAreas {
  const names = new Map<string, number[]>();
  for (const { week, sum } of sums) {
    for (const folder of sum.folders) {
      const times = names.get(folder) ?? [];
      times.push(daysBetween(from, week));
      names.set(folder, times);
    }
  }
  const areas = [...names].map(([name, times]) => ({ name, times }));
  return { source: 'ledger', ...areasWritten(areas, -7 * QUARTER_WEEKS, 0, 7 * QUARTER_WEEKS) };
}
