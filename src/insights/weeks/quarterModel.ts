import { addDays, daysBetween, type Day } from '../../core/calendar/day';
import { median } from '../../core/statistics/median';
import { lastDayOf, type Phase } from '../../core/weeks/phase';
import {
  BUILDING,
  longestGapOf,
  readingOf,
  type QuarterAreas,
  type QuarterModel,
  type QuarterPhase,
} from '../../core/weeks/quarter';
import type { WeekModel } from '../../core/weeks/week';

/** Weeks that a re-evaluation looks at. */
export const QUARTER_WEEKS = 13;

export interface QuarterInput {
  /** Monday of the running week. */
  readonly running: Day;
  readonly today: Day;
  readonly weeks: readonly (WeekModel & { readonly typed: number; readonly assisted: number })[];
  readonly phases: readonly Phase[];
  readonly areas: QuarterAreas;
  readonly blocks: QuarterModel['blocks'];
  readonly estimateBias: number | null;
}

/** The last 13 whole weeks, all that they come to. */
export function quarterOf(input: QuarterInput): QuarterModel {
  const { from, to } = quarterDays(input.running);
  const weeks = input.weeks.filter(({ week }) => week >= from && week <= to);
  const counted = weeks.filter(({ standing }) => standing === 'counted');
  const built = counted.map((week) => week.built);
  const commits = weeks.flatMap((week) => week.commits ?? []);
  const numbers = {
    counted: counted.length,
    median: median(built),
    longestGap: longestGapOf(built),
    areas: input.areas,
  };
  return {
    from,
    to,
    ...numbers,
    built: sum(weeks.map((week) => week.built)),
    buildingWeeks: built.filter((ms) => ms >= BUILDING).length,
    shipped:
      commits.length === 0
        ? null
        : {
            written: sum(commits.map(({ written }) => written)),
            directed: sum(commits.map(({ directed }) => directed)),
          },
    typed: sum(weeks.map(({ typed }) => typed)),
    assisted: sum(weeks.map(({ assisted }) => assisted)),
    blocks: input.blocks,
    estimateBias: input.estimateBias,
    phases: input.phases
      .filter((phase) => phase.from <= to && (phase.ended === null || lastDayOf(phase) >= from))
      .map((phase) => phaseLine(phase, input.today)),
    reading: readingOf(numbers),
  };
}

/** @param running Monday of the running week */
export function quarterDays(running: Day): { readonly from: Day; readonly to: Day } {
  return { from: addDays(running, -7 * QUARTER_WEEKS), to: addDays(running, -1) };
}

function phaseLine({ name, from, until, ended }: Phase, today: Day): QuarterPhase {
  const daysLate = Math.max(0, daysBetween(until, ended?.on ?? today));
  if (ended === null) return { name, from, until, state: daysLate > 0 ? 'over' : 'open', daysLate };
  const { answer } = ended;
  const state = answer === 'back' ? (daysLate > 0 ? 'late' : 'ended') : answer;
  return { name, from, until, state, daysLate };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** When each area was written, epoch ms, in any order. */
export interface AreaTimes {
  readonly name: string;
  readonly times: readonly number[];
}

/**
 * Written in `[from, to)`; lost: in the same time before and not in it; regained: in it, not in the time before, and
 * earlier than that.
 *
 * @param before start of the time before, epoch ms
 */
export function areasWritten(
  areas: readonly AreaTimes[],
  before: number,
  from: number,
  to: number,
): Omit<QuarterAreas, 'source'> {
  const facts = areas.map(({ name, times }) => ({
    name,
    now: times.some((at) => at >= from && at < to),
    lately: times.some((at) => at >= before && at < from),
    ever: times.some((at) => at < before),
  }));
  const names = (which: (area: (typeof facts)[number]) => boolean): string[] =>
    facts
      .filter(which)
      .map(({ name }) => name)
      .sort();
  return {
    written: names(({ now }) => now),
    lost: names(({ now, lately }) => !now && lately),
    regained: names(({ now, lately, ever }) => now && !lately && ever),
  };
}
