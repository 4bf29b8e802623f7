import {
  FEWEST_ESTIMATES,
  type EstimateFigures,
  type EstimatesModel,
} from '../../core/blocks/estimatesModel';
import { quartilesOf } from './quartiles';
import type { EstimatedWork } from './work';

/** An estimate counts as met within this share of itself. */
const NEAR = 0.25;
/** An area not written for this long is stale to the person, ms: a quarter of a year. */
export const STALE_AFTER = 92 * 86_400_000;

/**
 * @param writtenBefore when the person last wrote in the work's area before they began, epoch ms; null for
 *   never, undefined where nobody knows or there is no area
 */
export function estimatesOf(
  works: readonly EstimatedWork[],
  writtenBefore: (work: EstimatedWork) => number | null | undefined,
): EstimatesModel {
  const fresh: EstimatedWork[] = [];
  const stale: EstimatedWork[] = [];
  for (const work of works) {
    const isStale = staleness(work, writtenBefore(work));
    if (isStale !== undefined) (isStale ? stale : fresh).push(work);
  }
  return {
    count: works.length,
    all: figuresOf(works),
    fresh: figuresOf(fresh),
    stale: figuresOf(stale),
  };
}

/** What the person calls new ground is stale to them, whatever the record says. */
function staleness(
  { start, newGround }: EstimatedWork,
  written: number | null | undefined,
): boolean | undefined {
  if (newGround || written === null) return true;
  return written === undefined ? undefined : start - written > STALE_AFTER;
}

function figuresOf(works: readonly EstimatedWork[]): EstimateFigures | null {
  if (works.length < FEWEST_ESTIMATES) return null;
  const ratios = works.map(({ built, estimate }) => built / estimate);
  const [low, bias, high] = quartilesOf(ratios);
  return {
    count: works.length,
    bias,
    spread: [low, high],
    within: ratios.filter((ratio) => Math.abs(ratio - 1) <= NEAR).length,
  };
}
