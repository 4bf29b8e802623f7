import type { OverviewModel } from '../../core/ledger/overview';
import type { TimeTotals } from '../../core/time/kind';

/** Below this the share says more about chance than about the person, ms. */
const LEAST = 2 * 3_600_000;
/** Who merges others' work and is seen reviewing for less than this reviews elsewhere, ms. */
const LEAST_REVIEW = 15 * 60_000;
/** Days over which merges and review are set against each other. */
export const REVIEW_WINDOW = 28;

/**
 * Hands-on share, 0 to 1: built / (built + reviewed), with directing on the side of building where the
 * person chose so; null while built and reviewed together are under 2 h.
 */
export function shareOf(
  { built, reviewed, directed }: TimeTotals['headlines'],
  countDirected: 'apart' | 'handsOn',
): number | null {
  if (built + reviewed < LEAST) return null;
  const own = countDirected === 'handsOn' ? built + directed : built;
  return own / (own + reviewed);
}

/** What git and the ledger know of the last {@link REVIEW_WINDOW} days. */
export interface ReviewFacts {
  /** Merges by the person that brought others' commits in; null where git was not asked or cannot tell. */
  readonly mergedOthers: number | null;
  /** Review time that was seen, elsewhere included, ms. */
  readonly reviewed: number;
}

/**
 * Does most of the person's review happen where nothing sees it: they merged others' work, and were hardly
 * seen reviewing. A share would then call them more hands-on than they are, so none is shown.
 */
export function reviewsElsewhere({ mergedOthers, reviewed }: ReviewFacts): boolean {
  return mergedOthers !== null && mergedOthers > 0 && reviewed < LEAST_REVIEW;
}

/**
 * The share that is shown. Where there is too little for one, there is none to hide either, and nothing is said
 * about where the person reviews.
 */
export function shownShare(
  headlines: TimeTotals['headlines'],
  countDirected: 'apart' | 'handsOn',
  review: ReviewFacts | undefined,
): Pick<OverviewModel, 'share' | 'shareHidden'> {
  const share = shareOf(headlines, countDirected);
  const isHidden = share !== null && review !== undefined && reviewsElsewhere(review);
  return isHidden ? { share: null, shareHidden: true } : { share };
}
