import { outside } from './correction';
import type { Interval } from './kind';
import { RangeSet, type Range } from './rangeSet';

/** Review outside of the editor: in a browser, on paper. */
export interface Elsewhere extends Range {
  /** `timer` for the person's own, else the tool it was imported from. */
  readonly source: string;
}

/**
 * Adds review outside of the editor where no window is present, so that no instant counts twice.
 *
 * @param intervals disjoint
 * @param elsewhere in any order, overlapping or not
 * @returns disjoint, in ascending order
 */
export function withElsewhere(
  intervals: readonly Interval[],
  elsewhere: readonly Range[],
): readonly Interval[] {
  if (elsewhere.length === 0) return intervals;
  const present = new RangeSet(intervals);
  const added = new RangeSet(elsewhere).ranges
    .flatMap((range) => present.subtractFrom(range))
    .map(({ start, end }) =>
      outside(start, end, { kind: 'reviewing', sub: 'elsewhere', rule: 'elsewhere' }),
    );
  return [...intervals, ...added].sort((a, b) => a.start - b.start);
}
