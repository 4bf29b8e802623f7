import type { BlockMeasure } from '../../core/blocks/measure';
import { sumIntervals, type Interval } from '../../core/time/kind';

/**
 * @param intervals of the block's time, cut at its borders
 * @param open was the editor open at any time of it
 */
export function measureBlock(intervals: readonly Interval[], open: boolean): BlockMeasure {
  const { built, reviewed, directed } = sumIntervals(intervals).headlines;
  const present = intervals.reduce((sum, { start, end }) => sum + end - start, 0);
  return { built, reviewed, directed, present, open: open || present > 0 };
}
