import {
  emptyOriginCounts,
  ORIGINS,
  type Origin,
  type OriginCount,
} from '../../core/origins/origin';
import {
  KINDS,
  REVIEW_SUBS,
  totalsOf,
  type Interval,
  type Kind,
  type ReviewSub,
  type TimeTotals,
} from '../../core/time/kind';
import type { PulseEdits } from '../../core/time/pulse';

/** ms per kind and review sub-kind, and edits per origin, being added up. Plain data. */
export interface Tally {
  readonly kinds: Record<Kind, number>;
  readonly reviewing: Record<ReviewSub, number>;
  readonly origins: Record<Origin, OriginCount>;
}

export function emptyTally(): Tally {
  return {
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>,
    reviewing: Object.fromEntries(REVIEW_SUBS.map((sub) => [sub, 0])) as Record<ReviewSub, number>,
    origins: emptyOriginCounts(),
  };
}

/** Adds `[start, end)` of an interval's kind. */
export function addTime(
  tally: Tally,
  { kind, sub }: Pick<Interval, 'kind' | 'sub'>,
  start: number,
  end: number,
): void {
  tally.kinds[kind] += end - start;
  if (kind === 'reviewing' && sub !== null) tally.reviewing[sub] += end - start;
}

export function addEdit(tally: Tally, edit: Pick<PulseEdits, 'origin' | keyof OriginCount>): void {
  const sum = tally.origins[edit.origin];
  tally.origins[edit.origin] = {
    events: sum.events + edit.events,
    inserted: sum.inserted + edit.inserted,
    deleted: sum.deleted + edit.deleted,
  };
}

export function addTally(into: Tally, tally: Tally): void {
  for (const kind of KINDS) into.kinds[kind] += tally.kinds[kind];
  for (const sub of REVIEW_SUBS) into.reviewing[sub] += tally.reviewing[sub];
  for (const origin of ORIGINS) addEdit(into, { origin, ...tally.origins[origin] });
}

export function totalsOfTally({ kinds, reviewing }: Tally): TimeTotals {
  return totalsOf(kinds, reviewing);
}

/** Was the person there at all. */
export function hasTime(tally: Tally): boolean {
  return KINDS.some((kind) => tally.kinds[kind] > 0);
}
