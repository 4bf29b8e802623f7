import { languageOf, topFolderOf } from '../../core/format/language';
import type { EvidenceEdits, EvidenceInterval, EvidenceQuery } from '../../core/ledger/evidence';
import { ORIGINS, type Origin } from '../../core/origins/origin';
import type { Correction } from '../../core/time/correction';
import type { Interval } from '../../core/time/kind';
import type { Pulse, PulseEdits } from '../../core/time/pulse';
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
  const edits = editsIn(intervals, pulses);
  return intervals.flatMap((interval, index) => {
    if (!isAskedFor(interval, query)) return [];
    const own = edits.get(index) ?? [];
    const inserted = insertedBy(own);
    if (query.origin !== null && (inserted[query.origin] ?? 0) === 0) return [];
    const { start, end, kind, sub, rule, surface, repo, path } = interval;
    const correction = rule === 'correction' ? correctionOf(start, corrections) : null;
    const what = { start, end, kind, sub, rule, surface, repo, path };
    return [{ ...what, inserted, edits: own, correction }];
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

/** Edits by origin and rule, by index of the interval; edits of one window count in its intervals. */
function editsIn(
  intervals: readonly Interval[],
  pulses: readonly Pulse[],
): Map<number, readonly EvidenceEdits[]> {
  const sums = new Map<number, Map<string, EvidenceEdits>>();
  let at = 0;
  for (const pulse of [...pulses].sort((a, b) => a.start - b.start)) {
    if (pulse.edits.length === 0) continue;
    while (at < intervals.length && (intervals[at]?.end ?? 0) <= pulse.start) at += 1;
    const interval = intervals[at];
    if (interval === undefined || interval.start > pulse.end) continue;
    const sum = sums.get(at) ?? new Map<string, EvidenceEdits>();
    sums.set(at, sum);
    for (const edit of pulse.edits.flatMap(byRule)) {
      const key = `${edit.origin} ${edit.rule ?? ''}`;
      const { events = 0, inserted = 0, deleted = 0 } = sum.get(key) ?? {};
      sum.set(key, {
        ...edit,
        events: edit.events + events,
        inserted: edit.inserted + inserted,
        deleted: edit.deleted + deleted,
      });
    }
  }
  return new Map([...sums].map(([index, sum]) => [index, [...sum.values()].sort(inOrder)]));
}

function byRule({ origin, events, inserted, deleted, rules }: PulseEdits): EvidenceEdits[] {
  if (rules === undefined) return [{ origin, rule: null, events, inserted, deleted }];
  return rules.map((rule) => ({ origin, ...rule }));
}

function inOrder(a: EvidenceEdits, b: EvidenceEdits): number {
  return ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) || b.events - a.events;
}

/** Characters inserted by origin. */
function insertedBy(edits: readonly EvidenceEdits[]): Partial<Record<Origin, number>> {
  const sum: Partial<Record<Origin, number>> = {};
  for (const { origin, inserted } of edits) {
    if (inserted > 0) sum[origin] = (sum[origin] ?? 0) + inserted;
  }
  return sum;
}

/** The last one made, that still holds, decides. */
function correctionOf(at: number, corrections: readonly Correction[]): number | null {
  const holding = corrections.filter(
    ({ start, end, revoked, kind }) =>
      revoked === null && kind !== 'absent' && start <= at && at < end,
  );
  return holding.at(-1)?.id ?? null;
}
