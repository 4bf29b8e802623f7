/** Below this many, nothing is said: a median of four is chance. */
export const FEWEST_ESTIMATES = 5;

/** How estimates compare with what was built, of a group of sessions. */
export interface EstimateFigures {
  readonly count: number;
  /** Median of built / estimated: 1.4 is 40 % longer than said. */
  readonly bias: number;
  /** First and third quartile of the same ratio. */
  readonly spread: readonly [number, number];
  /** How many were within 25 % of what was said. */
  readonly within: number;
}

export interface EstimatesModel {
  /** Finished intentions with an estimate. */
  readonly count: number;
  /** Null below {@link FEWEST_ESTIMATES}. */
  readonly all: EstimateFigures | null;
  /** In areas written within the quarter before, and in those not; each null below the same number. */
  readonly fresh: EstimateFigures | null;
  readonly stale: EstimateFigures | null;
}
