import type { BlockMeasure } from '../../core/blocks/measure';
import { sumIntervals } from '../../core/time/kind';
import type { TimeParameters } from '../../core/time/parameters';
import type { Pulse } from '../../core/time/pulse';
import type { Range } from '../../core/time/rangeSet';
import { intervalsBetween, marginOf, type BesidePulses } from '../time/intervalsBetween';

/** Where a stretch of time is read from. */
export interface RangeSource {
  readonly params: TimeParameters;
  readonly isMine?: BesidePulses['isMine'];
  /** Pulses that touch `[from, to)`, and of every window whose record goes on the next one. */
  readonly record: (from: number, to: number) => readonly Pulse[];
  /** Review outside of the editor and corrections that touch it. */
  readonly beside: (from: number, to: number) => Pick<BesidePulses, 'elsewhere' | 'corrections'>;
}

/** What was measured in a stretch of time, the same as every other view has of it. */
export function measureRange(
  { params, isMine, record, beside }: RangeSource,
  { start, end }: Range,
): BlockMeasure {
  const margin = marginOf(params);
  const options = { ...beside(start, end), ...(isMine && { isMine }) };
  const pulses = record(start - margin, end + margin);
  const intervals = intervalsBetween(pulses, params, start, end, options);
  const { built, reviewed, directed } = sumIntervals(intervals).headlines;
  const present = intervals.reduce((sum, interval) => sum + interval.end - interval.start, 0);
  return { built, reviewed, directed, present, open: present > 0 || record(start, end).length > 0 };
}
