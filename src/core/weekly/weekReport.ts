import type { BlockOccurrence } from '../blocks/blockOccurrence';
import type { Day } from '../calendar/day';
import type { OverviewModel } from '../ledger/overview';
import type { HeldNotice } from '../notices/notice';
import type { BlindSpotNews } from './blindSpots';

/** What the person can decide at the end of a week. */
export const WEEK_DECISIONS = ['keep', 'move', 'drop', 'area', 'later'] as const;

/** One decision about the next week, and what it says in words. */
export interface WeekDecision {
  /** Monday of the week whose end it was made at. */
  readonly week: Day;
  readonly kind: (typeof WEEK_DECISIONS)[number];
  /** `Move Tuesday 9–12 to Wednesday 14:00.` */
  readonly text: string;
  /** Epoch ms. */
  readonly at: number;
}

/** All that a week's summary and report say; what is not known is null and left out. */
export interface WeekReport {
  /** Its Monday. */
  readonly week: Day;
  /** Epoch ms. */
  readonly now: number;
  readonly zone: string;
  /** The period `week`, of all repositories. */
  readonly overview: OverviewModel;
  /** Those that began or will begin in the week. */
  readonly blocks: readonly BlockOccurrence[] | null;
  readonly blindSpots: BlindSpotNews | null;
  /** Notices that were held back and not shown. */
  readonly held: readonly HeldNotice[] | null;
  /** Decided at the end of the week before, and of this one. */
  readonly decidedBefore: WeekDecision | null;
  readonly decided: WeekDecision | null;
}

/** Did anything at all happen in it that was measured. */
export function isEmptyWeek({
  overview,
  blocks,
}: Pick<WeekReport, 'overview' | 'blocks'>): boolean {
  const { headlines, kinds } = overview.totals;
  const ms =
    headlines.built + headlines.reviewed + headlines.directed + kinds.reading + kinds.other;
  return ms === 0 && (blocks ?? []).length === 0;
}
