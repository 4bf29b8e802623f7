import { languageOf, topFolderOf } from '../../core/format/language';
import type { EvidenceInterval, EvidenceQuery } from '../../core/ledger/evidence';
import type { Origin } from '../../core/origins/origin';
import type { Correction } from '../../core/time/correction';
import type { Interval } from '../../core/time/kind';
import type { Pulse } from '../../core/time/pulse';
import { isPartOf } from './partOf';

export interface DayEvidence {
  /** Intervals of the day in ascending order. */
  readonly intervals: readonly Interval[];
  /** Pulses that touch the day. */
  readonly pulses: readonly Pulse[];
  /** Corrections that touch the day, in the order in which they were made. */
  readonly corrections: readonly Correction[];
}

/** The intervals of a day that a question is about, each with the edits in it. */
export function evidenceOfDay(
  { intervals, pulses, corrections }: DayEvidence,
  query: EvidenceQuery,
): EvidenceInterval[] {
  const inserted = insertedIn(intervals, pulses);
  return intervals.flatMap((interval, index) => {
    if (!isAskedFor(interval, query)) return [];
    const edits = inserted.get(index) ?? {};
    if (query.origin !== null && (edits[query.origin] ?? 0) === 0) return [];
    const { start, end, kind, sub, rule, surface, repo, path } = interval;
    const correction = rule === 'correction' ? correctionOf(start, corrections) : null;
    return [{ start, end, kind, sub, rule, surface, repo, path, inserted: edits, correction }];
  });
}

function isAskedFor(interval: Interval, query: EvidenceQuery): boolean {
  const { part, repo, folder, language, span } = query;
  if (!isPartOf(interval, part)) return false;
  if (repo !== null && interval.repo !== repo) return false;
  if (span !== null && (interval.end <= span[0] || interval.start >= span[1])) return false;
  const { path } = interval;
  if (folder !== null && (path === null || topFolderOf(path) !== folder)) return false;
  return language === null || (path !== null && languageOf(path) === language);
}

/** Characters inserted by origin, by index of the interval; edits of one window count in its intervals. */
function insertedIn(
  intervals: readonly Interval[],
  pulses: readonly Pulse[],
): Map<number, Partial<Record<Origin, number>>> {
  const sums = new Map<number, Partial<Record<Origin, number>>>();
  let at = 0;
  for (const pulse of [...pulses].sort((a, b) => a.start - b.start)) {
    if (pulse.edits.length === 0) continue;
    while (at < intervals.length && (intervals[at]?.end ?? 0) <= pulse.start) at += 1;
    const interval = intervals[at];
    if (interval === undefined || interval.start > pulse.end) continue;
    const sum = sums.get(at) ?? {};
    sums.set(at, sum);
    for (const { origin, inserted } of pulse.edits) {
      if (inserted > 0) sum[origin] = (sum[origin] ?? 0) + inserted;
    }
  }
  return sums;
}

/** The last one made, that still holds, decides. */
function correctionOf(at: number, corrections: readonly Correction[]): number | null {
  const holding = corrections.filter(
    ({ start, end, revoked, kind }) =>
      revoked === null && kind !== 'absent' && start <= at && at < end,
  );
  return holding.at(-1)?.id ?? null;
}
