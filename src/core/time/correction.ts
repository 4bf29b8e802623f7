import type { Interval, Kind, ReviewSub } from './kind';

/** What the person says a stretch of time was, whatever was calculated; epoch ms, `[start, end)`. */
export interface CorrectionWish {
  readonly start: number;
  readonly end: number;
  /** What it was, or that nobody was there. */
  readonly kind: Kind | 'absent';
  /** Set for `reviewing` only. */
  readonly sub: ReviewSub | null;
}

/** A correction as it is kept. Undoing one keeps it, with the instant of that. */
export interface Correction extends CorrectionWish {
  readonly id: number;
  readonly created: number;
  readonly revoked: number | null;
}

/** @returns what is wrong with the wish, in words; undefined when it can be kept. */
export function correctionFault({ start, end, kind, sub }: CorrectionWish): string | undefined {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) {
    return 'A correction begins and ends at whole milliseconds.';
  }
  if (end <= start) return 'A correction ends after it begins.';
  if ((kind === 'reviewing') !== (sub !== null)) {
    return 'Reviewing, and nothing else, says whose work was reviewed.';
  }
  return undefined;
}

/**
 * Applies corrections after the calculation, in the order in which they were made: within its range, a kind
 * replaces whatever was there, absence included; `absent` removes it.
 *
 * @param intervals disjoint, in ascending order
 */
export function withCorrections(
  intervals: readonly Interval[],
  corrections: readonly Correction[],
): readonly Interval[] {
  return corrections
    .filter(({ revoked }) => revoked === null)
    .sort((a, b) => a.created - b.created || a.id - b.id)
    .reduce(withCorrection, intervals);
}

function withCorrection(
  intervals: readonly Interval[],
  { start, end, kind, sub }: Correction,
): readonly Interval[] {
  const before: Interval[] = [];
  const inside: Interval[] = [];
  const after: Interval[] = [];
  for (const interval of intervals) {
    if (interval.start < start) {
      before.push({ ...interval, end: Math.min(interval.end, start) });
    }
    if (interval.end > end) after.push({ ...interval, start: Math.max(interval.start, end) });
    const from = Math.max(interval.start, start);
    const to = Math.min(interval.end, end);
    if (from < to) inside.push({ ...interval, start: from, end: to });
  }
  if (kind === 'absent') return [...before, ...after];
  const set = { kind, sub, rule: 'correction' } as const;
  const corrected: Interval[] = [];
  let at = start;
  for (const interval of inside) {
    if (at < interval.start) corrected.push(outside(at, interval.start, set));
    corrected.push({ ...interval, ...set });
    at = interval.end;
  }
  if (at < end) corrected.push(outside(at, end, set));
  return [...before, ...corrected, ...after];
}

/** Time that no window saw. */
export function outside(
  start: number,
  end: number,
  verdict: Pick<Interval, 'kind' | 'sub' | 'rule'>,
): Interval {
  return { start, end, ...verdict, surface: 'none', repo: null, path: null, window: '' };
}
