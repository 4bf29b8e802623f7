import { withCorrections, type Correction } from '../../core/time/correction';
import { withElsewhere } from '../../core/time/elsewhere';
import { intervalsOf, type IntervalOptions } from '../../core/time/intervals';
import type { Interval } from '../../core/time/kind';
import { LARGEST_PARAMETER, type TimeParameters } from '../../core/time/parameters';
import type { Pulse } from '../../core/time/pulse';
import type { Range } from '../../core/time/rangeSet';

/** What counts beside the pulses. */
export interface BesidePulses extends IntervalOptions {
  /** Review outside of the editor that touches the range. */
  readonly elsewhere?: readonly Range[];
  /** What the person corrected in the range; revoked ones do nothing. */
  readonly corrections?: readonly Correction[];
}

/**
 * How far around a range its intervals depend on pulses, ms: no chain of thresholds is longer than all
 * of them in a row, and what has its own limit (pairing) stays below the largest allowed one.
 */
export function marginOf(params: TimeParameters): number {
  const chain = Object.values(params as unknown as Record<string, number>).reduce(
    (sum, value) => sum + value,
    0,
  );
  return Math.max(LARGEST_PARAMETER, chain);
}

/**
 * Intervals of `[from, to)`, the ones at the borders cut. The same whatever the range is, as long as
 * `pulses` reach {@link marginOf} beyond it on both sides and hold, of every window, the next one after that:
 * how presence ends depends on whether the window's record goes on, however much later.
 */
export function intervalsBetween(
  pulses: readonly Pulse[],
  params: TimeParameters,
  from: number,
  to: number,
  { elsewhere = [], corrections = [], ...options }: BesidePulses = {},
): Interval[] {
  const calculated = withElsewhere(intervalsOf(pulses, params, options), elsewhere);
  return withCorrections(calculated, corrections).flatMap((interval) => {
    const start = Math.max(interval.start, from);
    const end = Math.min(interval.end, to);
    return start < end ? [{ ...interval, start, end }] : [];
  });
}
