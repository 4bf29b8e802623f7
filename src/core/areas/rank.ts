const DAY = 86_400_000;
/** Length of a month for ranking. */
export const MONTH = 30.44 * DAY;
/** Months since somebody who never wrote, at most. */
const NEVER_MONTHS = 24;
/** In words it is a blind spot from this many months on. */
const BLIND_MONTHS = 3;

/** What ranks an area. Times are epoch ms. */
export interface RankFacts {
  readonly written: number | null;
  /** The area's first change, or null without any. */
  readonly firstChange: number | null;
  readonly changesSince: number;
  /** How many of those I merged or reviewed. */
  readonly approvedSince: number;
}

/** Months since I wrote; never: since the area's first change, at most 24. */
export function monthsSince({ written, firstChange }: RankFacts, now: number): number {
  if (written !== null) return Math.max(0, now - written) / MONTH;
  return firstChange === null ? 0 : Math.min(NEVER_MONTHS, Math.max(0, now - firstChange) / MONTH);
}

/**
 * ln(1 + changes since I wrote) x months since I wrote, twice that where I merged or reviewed any of them:
 * who decides about code without writing it comes first.
 */
export function rankOf(facts: RankFacts, now: number): number {
  const factor = facts.approvedSince > 0 ? 2 : 1;
  return Math.log1p(facts.changesSince) * monthsSince(facts, now) * factor;
}

/** I decide about it and have not written there for three months. */
export function isBlindSpot(facts: RankFacts, now: number): boolean {
  return (
    facts.changesSince > 0 && facts.approvedSince > 0 && monthsSince(facts, now) >= BLIND_MONTHS
  );
}

/** Age of my last writing, for colour. */
export type Age = 'week' | 'month' | 'quarter' | 'half' | 'longer' | 'never';

/** Steps of 7, 31, 92 and 183 days. */
export function ageOf(written: number | null, now: number): Age {
  if (written === null) return 'never';
  const days = (now - written) / DAY;
  if (days < 7) return 'week';
  if (days < 31) return 'month';
  if (days < 92) return 'quarter';
  return days < 183 ? 'half' : 'longer';
}
