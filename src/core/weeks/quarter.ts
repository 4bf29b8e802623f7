import type { Day } from '../calendar/day';

/** What three months of numbers come to. */
export type Reading = 'handsOn' | 'drifting' | 'management';

/** Three months, looked at again. Times are ms. */
export interface QuarterModel {
  /** First and last day, both included: 13 whole weeks. */
  readonly from: Day;
  readonly to: Day;
  /** Weeks that count: over, in no phase, not answered holiday or other machine. */
  readonly counted: number;
  /** Built in all of its weeks. */
  readonly built: number;
  /** Counted weeks with at least {@link BUILDING} built. */
  readonly buildingWeeks: number;
  /** Median of the counted weeks; null without any. */
  readonly median: number | null;
  /** The most counted weeks in a row without building. */
  readonly longestGap: number;
  readonly areas: QuarterAreas;
  /** The person's own commits on the branches that are checked out; null where no repository was asked. */
  readonly shipped: { readonly written: number; readonly directed: number } | null;
  /** Characters inserted. */
  readonly typed: number;
  readonly assisted: number;
  /** Protected blocks that were kept, of all that came; null where there are none. */
  readonly blocks: { readonly kept: number; readonly of: number } | null;
  /** How many times as long as estimated things took, the median; null with too few. */
  readonly estimateBias: number | null;
  readonly phases: readonly QuarterPhase[];
  /** null under {@link ENOUGH_WEEKS} counted weeks. */
  readonly reading: Reading | null;
}

export interface QuarterAreas {
  /** Where they come from: areas of the history, or folders that time was spent in where git was not asked. */
  readonly source: 'git' | 'ledger';
  readonly written: readonly string[];
  /** Written in the three months before and not in these. */
  readonly lost: readonly string[];
  /** Written again after three months or more without. */
  readonly regained: readonly string[];
}

export interface QuarterPhase {
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
  /**
   * `open` runs, `over` has passed its end unanswered, `late` was ended after its planned end, `followed` was never
   * answered, but for the phase that began after it.
   */
  readonly state: 'open' | 'over' | 'ended' | 'late' | 'newNormal' | 'followed';
  /** Days between the planned end and the answer, or today. */
  readonly daysLate: number;
}

/** A week with less built than this is one without building, ms. */
export const BUILDING = 15 * 60_000;
/** Fewer counted weeks say nothing. */
export const ENOUGH_WEEKS = 8;

const HOUR = 3_600_000;
/** Still hands-on: at least so much in a middling week, so many areas, no longer gap (weeks). */
const HANDS_ON = { median: 4 * HOUR, areas: 3, gap: 2 };
/** Mostly management: less than so much in a middling week, or a longer gap (weeks). */
const MANAGEMENT = { median: HOUR, gap: 6 };

/** The reading, by criteria that are printed beside it. */
export function readingOf({
  counted,
  median,
  longestGap,
  areas,
}: Pick<QuarterModel, 'counted' | 'median' | 'longestGap' | 'areas'>): Reading | null {
  if (counted < ENOUGH_WEEKS || median === null) return null;
  if (median < MANAGEMENT.median || longestGap > MANAGEMENT.gap) return 'management';
  const { length } = areas.written;
  return median >= HANDS_ON.median && length >= HANDS_ON.areas && longestGap <= HANDS_ON.gap
    ? 'handsOn'
    : 'drifting';
}

export const READING_NAMES: Readonly<Record<Reading, string>> = {
  handsOn: 'still hands-on',
  drifting: 'drifting',
  management: 'mostly management',
};

/** What each reading needs. */
export const READING_CRITERIA: Readonly<Record<Reading, string>> = {
  handsOn:
    'median of at least 4 h built a week, 3 or more areas written, longest gap of at most 2 weeks',
  drifting: 'neither of the other two',
  management: 'median under 1 h built a week, or a gap of more than 6 weeks',
};

/** Each gap is a run of counted weeks, in order; weeks that do not count neither end nor lengthen it. */
export function longestGapOf(built: readonly number[]): number {
  let longest = 0;
  let run = 0;
  for (const ms of built) {
    run = ms < BUILDING ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
