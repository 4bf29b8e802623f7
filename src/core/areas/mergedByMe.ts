import type { HistoryView } from './historyView';
import type { People } from './people';

/** 1 for every commit that a merge authored by me brought in. */
export function mergedByMe(view: HistoryView, people: People): Uint8Array {
  const flags = new Uint8Array(view.reach.length);
  view.broughtBy.forEach((merge, n) => {
    if (merge >= 0 && people.mine[view.history.authors.at(merge)] === 1) flags[n] = 1;
  });
  return flags;
}
