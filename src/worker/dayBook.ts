import { addDays, daysOf, type Day } from '../core/calendar/day';
import type { DayRange } from '../core/calendar/period';
import { boundsOfDay } from '../core/calendar/zone';
import type { IntervalOptions } from '../core/time/intervals';
import type { Interval } from '../core/time/kind';
import type { TimeParameters } from '../core/time/parameters';
import type { Pulse } from '../core/time/pulse';
import type { Rollup } from '../core/time/rollup';
import { touchesOf, type Touches } from '../insights/areas/ledgerTouches';
import { summariseDay, summaryOfRollups, type DaySummary } from '../insights/time/daySummary';
import { intervalsBetween, marginOf } from '../insights/time/intervalsBetween';
import { readDay, stampOf, writeDay } from '../store/ledger/dayCache';
import type { Ledger } from '../store/ledger/ledger';

/** All that a day depends on beside its pulses. */
export interface Variant {
  readonly params: TimeParameters;
  readonly timeZone: string;
  /** Which diffs of revisions are mine. */
  readonly isMine?: NonNullable<IntervalOptions['isMine']>;
}

/** Changes when the calculation does, so that days kept by an older version are made anew. */
const CALCULATION = 3;

/** Names a variant in the ledger's cache. */
export function nameOfVariant({ params, timeZone }: Variant): string {
  const values = Object.entries(params as unknown as Record<string, number>)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  return [CALCULATION, timeZone, ...values].join(' ');
}

/** Names the touches of the same variant's days. */
export function nameOfTouches(variant: Variant): string {
  return `touches ${nameOfVariant(variant)}`;
}

/**
 * Calculates local days and remembers them: in memory, and past days in the ledger too. A day is made
 * anew when pulses came that it depends on.
 */
export class DayBook {
  private readonly name: string;
  private readonly known = new Map<Day, { stamp: string; summary: DaySummary }>();
  private readonly touched = new Map<Day, { stamp: string; touches: Touches }>();
  private line: { day: Day; stamp: string; intervals: readonly Interval[] } | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly variant: Variant,
  ) {
    this.name = nameOfVariant(variant);
  }

  /** @param now a day that ended long enough before it is kept in the ledger. */
  summary(day: Day, now: number): DaySummary {
    const { params } = this.variant;
    const rolled = summaryOfRollups(day, this.ledger.rollups(day, day), params);
    if (this.isFolded(day)) return rolled;
    const calculated = this.calculated(day, now);
    // Another host may have sent only totals of a day that this one has the pulses of.
    if (rolled.parts.length === 0) return calculated;
    return { ...rolled, ...calculated, parts: [...calculated.parts, ...rolled.parts] };
  }

  /** What was recorded in this ledger of a day, without totals of any host. */
  recorded(day: Day, now: number): DaySummary {
    return this.isFolded(day) ? { date: day, parts: [] } : this.calculated(day, now);
  }

  /** Those days of the range of which only totals are left, read at once: years of them are a fast answer. */
  folded({ from, to }: DayRange): ReadonlyMap<Day, DaySummary> {
    const folded = this.ledger.folded();
    const last = folded === null ? null : addDays(folded.day, -1);
    if (last === null || last < from) return new Map();
    const end = to < last ? to : last;
    const byDay = new Map<Day, Rollup[]>(daysOf(from, end).map((day) => [day, []]));
    for (const rollup of this.ledger.rollups(from, end)) byDay.get(rollup.day)?.push(rollup);
    const { params } = this.variant;
    return new Map(
      [...byDay].map(([day, rollups]) => [day, summaryOfRollups(day, rollups, params)]),
    );
  }

  private calculated(day: Day, now: number): DaySummary {
    const span = this.spanOf(day);
    if (span === undefined) return { date: day, parts: [] };
    const stamp = stampOf(this.ledger.db, span.first, span.last);
    const known = this.known.get(day);
    if (known?.stamp === stamp) return known.summary;
    const summary = this.kept(this.name, day, stamp, span.last < now, () => {
      const { intervals, pulses } = this.read(day, span, stamp);
      return summariseDay(day, intervals, ownOf(pulses, span));
    });
    this.known.set(day, { stamp, summary });
    return summary;
  }

  /** How far the person got with each file on a local day. */
  touches(day: Day, now: number): Touches {
    const span = this.isFolded(day) ? undefined : this.spanOf(day);
    if (span === undefined) return {};
    const stamp = stampOf(this.ledger.db, span.first, span.last);
    const known = this.touched.get(day);
    if (known?.stamp === stamp) return known.touches;
    const touches = this.kept(nameOfTouches(this.variant), day, stamp, span.last < now, () => {
      const { intervals, pulses } = this.read(day, span, stamp);
      return touchesOf(intervals, ownOf(pulses, span));
    });
    this.touched.set(day, { stamp, touches });
    return touches;
  }

  /** Intervals of a local day, cut at its borders. */
  intervals(day: Day): readonly Interval[] {
    if (this.isFolded(day)) return [];
    const span = this.spanOf(day);
    if (span === undefined) return [];
    const stamp = stampOf(this.ledger.db, span.first, span.last);
    if (this.line?.day === day && this.line.stamp === stamp) return this.line.intervals;
    return this.read(day, span, stamp).intervals;
  }

  /** Has the day only totals left. */
  isFolded(day: Day): boolean {
    const folded = this.ledger.folded();
    return folded !== null && day < folded.day;
  }

  /** The day's bounds and how far around it pulses count; undefined where there are none. */
  private spanOf(day: Day): Span | undefined {
    const [from, to] = boundsOfDay(this.variant.timeZone, day);
    const margin = marginOf(this.variant.params);
    const next = this.ledger.nextStart(from - margin);
    if (to <= from || next === null || next >= to + margin) return undefined;
    return { from, to, first: from - margin, last: to + margin };
  }

  /** From the ledger's cache, else calculated, and kept there when the day is over. */
  private kept<Result>(
    name: string,
    day: Day,
    stamp: string,
    over: boolean,
    calculate: () => Result,
  ): Result {
    const json = readDay(this.ledger.db, day, name, stamp);
    if (json !== undefined) return JSON.parse(json) as Result;
    const result = calculate();
    if (over && this.ledger.writable) {
      try {
        writeDay(this.ledger.db, day, name, stamp, JSON.stringify(result));
      } catch {
        // Only a cache: a full disk or a busy file must not stop an answer that is already there.
      }
    }
    return result;
  }

  private read(
    day: Day,
    span: Span,
    stamp: string,
  ): { intervals: readonly Interval[]; pulses: readonly Pulse[] } {
    const { params, isMine } = this.variant;
    const pulses = this.ledger.record(span.first, span.last);
    const beside = this.ledger.beside(span.from, span.to);
    const options = isMine === undefined ? beside : { ...beside, isMine };
    const intervals = intervalsBetween(pulses, params, span.from, span.to, options);
    this.line = { day, stamp, intervals };
    return { intervals, pulses };
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

function ownOf(pulses: readonly Pulse[], { from, to }: Span): Pulse[] {
  return pulses.filter(({ start }) => start >= from && start < to);
}
