import { inOrder, plannedOf, type PlannedBlock } from './planned';
import type { ProtectedBlock } from './protectedBlock';

/** What the settings said from an instant on, until the next one's; epoch ms. */
export interface PlanVersion {
  readonly since: number;
  readonly blocks: readonly ProtectedBlock[];
}

/**
 * What was planned in `[from, to)`, each day's block by the settings that held at its end: what is over stays
 * what it was, and one that is changed while it runs is what the person made of it.
 *
 * @param history oldest first
 */
export function plannedIn(
  history: readonly PlanVersion[],
  from: number,
  to: number,
): PlannedBlock[] {
  const planned = history.flatMap(({ since, blocks }, index) => {
    const until = history[index + 1]?.since ?? Infinity;
    return blocks
      .flatMap((block) => plannedOf(block, Math.max(from, since), to))
      .filter(({ end }) => end > since && end <= until);
  });
  return planned.sort(inOrder);
}
