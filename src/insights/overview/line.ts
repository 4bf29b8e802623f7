import type { LineSegment } from '../../core/ledger/overview';
import type { Interval } from '../../core/time/kind';

/** The stretches of a day's line: touching neighbours of equal kind and sub-kind are one. */
export function lineOf(intervals: readonly Interval[], repo: string | null): LineSegment[] {
  const segments: LineSegment[] = [];
  for (const interval of intervals) {
    if (repo !== null && interval.repo !== repo) continue;
    const { start, end, kind, sub } = interval;
    const last = segments.at(-1);
    if (last?.end === start && last.kind === kind && last.sub === sub) {
      segments[segments.length - 1] = { ...last, end };
    } else segments.push({ start, end, kind, sub });
  }
  return segments;
}
