import type { Day } from '../calendar/day';
import type { Decision, DriftAnswer } from './decision';
import type { Phase } from './phase';
import type { QuarterModel } from './quarter';
import type { WeekModel } from './week';

/** Half a year, or three years. */
export const WEEK_SPANS = [26, 156] as const;
export type WeekSpan = (typeof WEEK_SPANS)[number];

/** What the drift is judged by, and what came of it. Times are ms a week. */
export interface Verdict {
  readonly drift: boolean;
  /** Counted weeks there are in all. */
  readonly counted: number;
  /** Normal target, or null. */
  readonly target: number | null;
  /** Is each of the last 4 counted weeks below the target; null where there is none, or fewer weeks. */
  readonly belowTarget: boolean | null;
  /** Is each below 70 % of the median of the 12 counted weeks before them; null with fewer weeks. */
  readonly belowUsual: boolean | null;
  /** That median; null with fewer weeks. */
  readonly usual: number | null;
  /** Theil–Sen slope, ms a week for each week, over `slopeWeeks`; null under 8 counted weeks. */
  readonly slope: number | null;
  readonly slopeWeeks: number;
  /** Mann–Kendall over the same weeks, two-sided; evidence beside the gate, null under 8. */
  readonly mannKendall: { readonly s: number; readonly p: number } | null;
  /** The weeks that show it: the last counted ones, all below the line; empty without drift. */
  readonly weeks: readonly Day[];
  /** Median of those weeks, and of up to 12 counted ones before them; null without drift. */
  readonly level: number | null;
  readonly before: number | null;
}

/** A drift from the week in which it was first seen until it was over. */
export interface DriftEpisode {
  /** Monday of the first week whose end showed it; names it. */
  readonly key: Day;
  /** Monday of the last week whose end showed it. */
  readonly last: Day;
  /** First of the weeks that it rests on. */
  readonly from: Day;
  /** What was decided about it, the latest; null while nothing was. */
  readonly decision: {
    readonly answer: DriftAnswer;
    readonly at: number;
    readonly text: string;
  } | null;
}

/** Something only the person can answer. */
export type WeeksQuestion =
  | { readonly kind: 'week'; readonly week: Day }
  | { readonly kind: 'phaseEnd'; readonly phase: string; readonly daysOver: number }
  | { readonly kind: 'drift'; readonly episode: Day };

export interface WeeksModel {
  readonly today: Day;
  readonly timeZone: string;
  /** Whole weeks and the running one, oldest first, without gaps. */
  readonly weeks: readonly WeekModel[];
  /** Monday of the first week that anything is known of; null for an empty ledger. */
  readonly since: Day | null;
  readonly verdict: Verdict;
  /** The drift that goes on, or null. */
  readonly episode: DriftEpisode | null;
  readonly phases: readonly Phase[];
  /** Newest first. */
  readonly decisions: readonly Decision[];
  readonly questions: readonly WeeksQuestion[];
  readonly quarter: QuarterModel;
  /** Day on which a re-evaluation is or was due: every three months after the last one, or after the first week. */
  readonly quarterDue: Day | null;
  /** Commits of some repository are still being read. */
  readonly gitPending: boolean;
}
