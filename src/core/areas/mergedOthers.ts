import { CLASS } from './commitClass';
import type { Perspective } from './perspective';

/**
 * How many merges of mine since an instant (epoch ms) brought in others' kept commits. null where merges leave
 * no trace, by squash or rebase: then none can be told from many.
 */
export function mergedOthersSince(perspective: Perspective, since: number): number | null {
  const { view, classes, merged, mergesVisible } = perspective;
  if (!mergesVisible) return null;
  const merges = new Set<number>();
  view.broughtBy.forEach((merge, commit) => {
    if (merged[commit] !== 1 || classes[commit] !== CLASS.others) return;
    if ((view.history.times[merge] ?? -Infinity) >= since) merges.add(merge);
  });
  return merges.size;
}
