import { byArea, type PlannedArea } from './areaPlan';
import { CLASS } from './commitClass';
import { GroupWalk } from './historyView';
import type { Perspective } from './perspective';

/** Others' kept commits in an area since an instant. */
export interface OthersOfLate {
  readonly commits: number;
  /** Their authors without bots and agents, most commits first. */
  readonly people: readonly string[];
}

/** @param since epoch ms */
export function othersOfLate(
  { view, classes, names, byPerson }: Perspective,
  area: PlannedArea,
  since: number,
): OthersOfLate {
  const walk = new GroupWalk(view, byArea(view.directories, [area]));
  const touching = new Set<number>();
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] !== CLASS.others || (view.history.times[n] ?? 0) < since) continue;
    walk.each(n, () => touching.add(n));
  }
  const counted = byPerson
    .map((commits, person) => ({
      name: names[person] ?? '',
      count: commits.filter((n) => touching.has(n)).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return {
    commits: touching.size,
    people: counted.map(({ name }) => name),
  };
}
