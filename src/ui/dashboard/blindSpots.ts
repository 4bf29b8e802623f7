import type { AreaModel, AreasModel } from '../../core/ledger/areas';
import type { BlindSpot, BlindSpots } from '../../protocol/dashboard';

/** More rows belong on the map. */
const MOST_OTHERS = 4;

/** The worst blind spot, and those that come after it. */
export function blindSpotsOf({ worst, areas, repositories }: AreasModel): BlindSpots {
  const isWorst = ({ repo, path }: AreaModel): boolean =>
    repo === worst?.repo && path === worst.path;
  return {
    worst: worst === null ? null : spotOf(worst),
    others: areas
      .filter((area) => area.isBlindSpot && area.onMyGround && !isWorst(area))
      .slice(0, MOST_OTHERS)
      .map(spotOf),
    indexing: repositories.some(({ state }) => state === 'indexing'),
  };
}

function spotOf(area: AreaModel): BlindSpot {
  const { repo, path, name, sentence, depths, changesSince, approvedSince } = area;
  return { repo, path, name, sentence, written: depths.written, changesSince, approvedSince };
}
