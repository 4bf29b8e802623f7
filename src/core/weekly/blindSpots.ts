import type { AreaModel } from '../ledger/areas';

/** An area with others' changes since the person wrote there, as it stood in one week. Times are epoch ms. */
export interface BlindSpotRow {
  readonly repo: string;
  readonly path: string;
  /** For people. */
  readonly name: string;
  readonly rank: number;
  /** When the person last wrote there; null for never. */
  readonly written: number | null;
  readonly changesSince: number;
  readonly peopleSince: number;
  /** Null where merges leave no trace. */
  readonly approvedSince: number | null;
  readonly isBlindSpot: boolean;
  readonly sentence: string;
}

/** What is kept of a week. */
export interface WeekSpots {
  /** Repositories that were looked at, be they without any. */
  readonly repos: readonly string[];
  readonly spots: readonly BlindSpotRow[];
}

/** One that was there in the week before as well. */
export interface ChangedSpot {
  readonly now: BlindSpotRow;
  readonly before: BlindSpotRow;
}

/** What became of blind spots since the week before. */
export interface BlindSpotNews {
  /** The highest rank first. */
  readonly all: readonly BlindSpotRow[];
  /** The largest one; null without any. */
  readonly largest: BlindSpotRow | null;
  /** Was it the largest the week before too; null where that is not known. */
  readonly wasLargest: boolean | null;
  /** Not there the week before. */
  readonly fresh: readonly BlindSpotRow[];
  /** Others changed more since. */
  readonly grown: readonly ChangedSpot[];
  /** The person wrote there, or they are none any more. */
  readonly shrunk: readonly BlindSpotRow[];
}

/** How many areas of a week are kept: the highest ranks. */
export const KEPT_SPOTS = 40;

/** What a week keeps of its areas: the person's ground, as far as others changed it. */
export function spotsOf(areas: readonly AreaModel[]): BlindSpotRow[] {
  return areas
    .filter(({ onMyGround, changesSince }) => onMyGround && changesSince > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, KEPT_SPOTS)
    .map((area) => ({
      repo: area.repo,
      path: area.path,
      name: area.name,
      rank: area.rank,
      written: area.depths.written,
      changesSince: area.changesSince,
      peopleSince: area.peopleSince,
      approvedSince: area.approvedSince,
      isBlindSpot: area.isBlindSpot,
      sentence: area.sentence,
    }));
}

/**
 * Compares a week's areas with those of the week before. Repositories that only one of the two weeks knows
 * are compared with nothing.
 *
 * @param before null where nothing was kept of the week before
 */
export function blindSpotNews(now: WeekSpots, before: WeekSpots | null): BlindSpotNews {
  const spots = now.spots.filter(isBlind).sort(byRank);
  const earlier = before?.spots ?? [];
  const known = new Set(before?.repos);
  const still = new Set(now.repos);
  const was = new Map(earlier.filter(isBlind).map((spot) => [keyOf(spot), spot]));
  const is = new Set(spots.map(keyOf));
  const largest = spots[0] ?? null;
  const [largestBefore] = earlier
    .filter(({ repo }) => still.has(repo))
    .filter(isBlind)
    .sort(byRank);
  return {
    all: spots,
    largest,
    wasLargest:
      largest === null || !known.has(largest.repo)
        ? null
        : largestBefore !== undefined && keyOf(largestBefore) === keyOf(largest),
    fresh: spots.filter((spot) => known.has(spot.repo) && !was.has(keyOf(spot))),
    grown: spots.flatMap((spot) => {
      const old = was.get(keyOf(spot));
      const more = old !== undefined && spot.changesSince > old.changesSince;
      return more ? [{ now: spot, before: old }] : [];
    }),
    shrunk: [...was.values()].filter((spot) => still.has(spot.repo) && !is.has(keyOf(spot))),
  };
}

function isBlind({ isBlindSpot }: BlindSpotRow): boolean {
  return isBlindSpot;
}

function byRank(a: BlindSpotRow, b: BlindSpotRow): number {
  return b.rank - a.rank || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ repo, path }: BlindSpotRow): string {
  return `${repo}\0${path}`;
}
