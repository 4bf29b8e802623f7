import { daysOf, utcOf, type Day } from '../../core/calendar/day';
import type { DayRange } from '../../core/calendar/period';
import type { KeptSession } from '../../core/focus/result';
import type { OriginCounts } from '../../core/origins/origin';
import type { IntervalOptions } from '../../core/time/intervals';
import type { TimeTotals } from '../../core/time/kind';
import type { TimeParameters } from '../../core/time/parameters';
import type { Pulse } from '../../core/time/pulse';
import { sameParameters, type Folded, type Rollup } from '../../core/time/rollup';
import { intervalsBetween, marginOf, type BesidePulses } from '../time/intervalsBetween';
import { daysOfPulses, daysOfZone } from '../time/localDays';
import { reportBlocks, type ReportBlock, type ReportBlocksInput } from './reportBlocks';
import { reportSessions, type ReportSession, type ReportSessionsInput } from './reportSessions';
import { addEdit, addTally, addTime, emptyTally, totalsOfTally, type Tally } from '../time/tally';

/** ms per kind, and edits per origin. */
export interface ReportTotals extends TimeTotals {
  readonly origins: OriginCounts;
}

/** What `report` prints; all times in ms. */
export interface Report {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly ({ readonly date: Day } & ReportTotals)[];
  readonly totals: ReportTotals;
  readonly sessions: readonly ReportSession[];
  readonly blocks: readonly ReportBlock[];
  /** Days of which only totals are left, made with other parameters than hold now; absent where there are none. */
  readonly seams?: readonly Day[];
}

export interface ReportInput {
  readonly range: DayRange;
  /** IANA zone that days are split by; null: by the offset kept with each pulse. */
  readonly zone: string | null;
  readonly params: TimeParameters;
  readonly options?: IntervalOptions;
  /**
   * Pulses of all windows that touch `[from, to)`, in order of their start, and of every window whose record
   * goes on the next one.
   */
  readonly record: (from: number, to: number) => readonly Pulse[];
  /** The first instant at or after one that anything is known of; null without one. */
  readonly nextStart: (at: number) => number | null;
  /** Review outside of the editor and corrections that touch `[from, to)`. */
  readonly beside?: (from: number, to: number) => Pick<BesidePulses, 'elsewhere' | 'corrections'>;
  /** Focus sessions of the range and some around it, oldest first. */
  readonly sessions?: readonly KeptSession[];
  /** What was kept of sessions' times. */
  readonly sessionMeasures?: Pick<ReportSessionsInput, 'before' | 'others'>;
  /** What is known of protected blocks. */
  readonly blocks?: ReportBlocksInput;
  /** Days of which only totals are left. */
  readonly folded?: Folded | null;
  readonly rollups?: (from: Day, to: Day) => readonly Rollup[];
}

const HOUR = 3_600_000;
/** Local days begin at most this far from the UTC day of the same name. */
const FURTHEST = 15 * HOUR;
const CHUNK = 24 * HOUR;

/** Reads the ledger piece by piece, so that a year needs no more memory than a day. */
export function reportOf(input: ReportInput): Report {
  const { range, params } = input;
  const tallies = new Map(daysOf(range.from, range.to).map((day) => [day, emptyTally()]));
  const stop = utcOf(range.to) + CHUNK + FURTHEST;
  const margin = marginOf(params);
  for (let from = utcOf(range.from) - FURTHEST; from < stop; from += CHUNK) {
    const to = Math.min(from + CHUNK, stop);
    const next = input.nextStart(from - margin);
    if (next === null) break;
    if (next >= to + margin) continue;
    addChunk(input, from, to, tallies);
  }
  const seams = addRollups(input, tallies);
  const total = emptyTally();
  for (const tally of tallies.values()) addTally(total, tally);
  return {
    ...range,
    days: [...tallies].map(([date, tally]) => ({ date, ...totalsOfReport(tally) })),
    totals: totalsOfReport(total),
    sessions: sessionsOf(input),
    blocks: input.blocks === undefined ? [] : reportBlocks(input.blocks, range, input.zone),
    ...(seams.length > 0 && { seams }),
  };
}

/**
 * Adds the days of which only totals are left, here or on another host; returns the ones that were made with
 * other parameters.
 */
function addRollups(
  { range, params, rollups }: ReportInput,
  tallies: ReadonlyMap<Day, Tally>,
): Day[] {
  if (rollups === undefined) return [];
  const seams = new Set<Day>();
  for (const { day, times, origins, parameters } of rollups(range.from, range.to)) {
    const tally = tallies.get(day);
    if (tally === undefined) continue;
    for (const time of times) addTime(tally, time, 0, time.ms);
    for (const edits of origins) addEdit(tally, edits);
    if (!sameParameters(parameters, params)) seams.add(day);
  }
  return [...seams];
}

function sessionsOf(input: ReportInput): ReportSession[] {
  const { range, zone, params, options, record, beside, folded, sessions = [] } = input;
  const margin = marginOf(params);
  return reportSessions({
    range,
    zone,
    sessions,
    ...input.sessionMeasures,
    intervals: (from, to) => {
      if (folded && from < folded.until) return null;
      const all = { ...options, ...beside?.(from, to) };
      return intervalsBetween(record(from - margin, to + margin), params, from, to, all);
    },
  });
}

function isDayFolded(folded: Folded | null | undefined, day: Day): boolean {
  return folded !== null && folded !== undefined && day < folded.day;
}

function addChunk(
  { zone, params, options, record, beside, folded }: ReportInput,
  from: number,
  to: number,
  tallies: ReadonlyMap<Day, Tally>,
): void {
  const margin = marginOf(params);
  const pulses = record(from - margin, to + margin);
  const days = zone === null ? daysOfPulses(pulses) : daysOfZone(zone);
  // Days that are folded are whole in their rollups, whatever is left of their pulses.
  const tallyOf = (day: Day): Tally | undefined =>
    isDayFolded(folded, day) ? undefined : tallies.get(day);
  const all = { ...options, ...beside?.(from, to) };
  for (const interval of intervalsBetween(pulses, params, from, to, all)) {
    for (let start = interval.start; start < interval.end;) {
      const { day, until } = days.at(start);
      const end = Math.min(interval.end, until);
      const tally = tallyOf(day);
      if (tally !== undefined) addTime(tally, interval, start, end);
      start = end;
    }
  }
  for (const pulse of pulses) {
    if (pulse.start < from || pulse.start >= to) continue;
    const tally = tallyOf(days.at(pulse.start).day);
    if (tally !== undefined) for (const edit of pulse.edits) addEdit(tally, edit);
  }
}

function totalsOfReport(tally: Tally): ReportTotals {
  return { ...totalsOfTally(tally), origins: tally.origins };
}
