import { byArea } from './areaPlan';
import type { PlannedArea } from './areaPlan';
import { CLASS } from './commitClass';
import { TIE } from './commitDepths';
import { GroupWalk } from './historyView';
import type { Perspective } from './perspective';
import { isLater } from './renames';

/** A commit of others since I last wrote in an area. */
export interface CatchUpCommit {
  readonly hash: string;
  /** Epoch ms. */
  readonly at: number;
  /** Its author. */
  readonly name: string;
}

/** What happened in an area since I last wrote there. */
export interface CatchUp {
  /** My last written commit there: the state I had in front of me. Null when I never wrote. */
  readonly base: string | null;
  /** Newest first. */
  readonly commits: readonly CatchUpCommit[];
}

/** The commits that `changesSince` counts, and where a diff would begin. */
export function catchUp(perspective: Perspective, area: PlannedArea): CatchUp {
  const { view, classes, depths, people, names } = perspective;
  const { history } = view;
  const walk = new GroupWalk(view, byArea(view.directories, [area]));
  const touching: number[] = [];
  let base = -1;
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] !== CLASS.mine && classes[n] !== CLASS.others) continue;
    walk.each(n, () => {
      if (classes[n] === CLASS.others) touching.push(n);
      else if (depths.ties[n] !== TIE.directed && (base < 0 || isLater(history, n, base))) base = n;
    });
  }
  const after = base < 0 ? -Infinity : (history.times[base] ?? 0);
  const since = touching.filter((n) => (history.times[n] ?? 0) > after);
  since.sort((a, b) => (isLater(history, a, b) ? -1 : 1));
  return {
    base: base < 0 ? null : history.hashes.hex(base),
    commits: since.map((n) => ({
      hash: history.hashes.hex(n),
      at: history.times[n] ?? 0,
      name: names[people.person[history.authors.at(n)] ?? 0] ?? '',
    })),
  };
}
