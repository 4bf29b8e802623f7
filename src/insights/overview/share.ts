import type { TimeTotals } from '../../core/time/kind';

/** Below this the share says more about chance than about the person, ms. */
const LEAST = 2 * 3_600_000;

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
