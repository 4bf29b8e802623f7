/** Days of the week as the setting names them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A part of the code: as the areas of the product name it. */
export interface BlockArea {
  /** Root of the repository; null where only a path was given, as in the setting. */
  readonly repo: string | null;
  readonly path: string;
  /** For people. */
  readonly name: string;
}

/** Time that the person keeps for building, every week; checked. */
export interface ProtectedBlock {
  /** For people; never empty. */
  readonly name: string;
  /** In the order of the week, each once, at least one. */
  readonly days: readonly Weekday[];
  /** Wall-clock time in `zone`, `09:00`. */
  readonly start: string;
  /** Wall-clock time of the same day, after `start`; `24:00` for the end of the day. */
  readonly end: string;
  /** What it is for, or null. */
  readonly area: BlockArea | null;
  /** IANA name of the zone that the times are of. */
  readonly zone: string;
}

/** How much of a block must be built for it to count, as shares of its length, 0 to 1. */
export interface BlockThresholds {
  readonly kept: number;
  readonly partly: number;
}

/**
 * Nobody builds for every minute of three hours: breaks, reading before the first edit and a word with a
 * colleague take a third of good mornings. Less than a fifth is what somebody does who looked in once.
 */
export const DEFAULT_THRESHOLDS: BlockThresholds = { kept: 0.6, partly: 0.2 };

/** What the settings say of blocks. */
export interface BlockPlan {
  readonly blocks: readonly ProtectedBlock[];
  readonly thresholds: BlockThresholds;
}
