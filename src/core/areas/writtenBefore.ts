import { byArea, type PlannedArea } from './areaPlan';
import { CLASS } from './commitClass';
import { TIE } from './commitDepths';
import { GroupWalk } from './historyView';
import type { Perspective } from './perspective';

/** The last commit of my own hands in an area before an instant, epoch ms; null where there is none. */
export function writtenBefore(
  { view, classes, depths }: Perspective,
  area: PlannedArea,
  before: number,
): number | null {
  const walk = new GroupWalk(view, byArea(view.directories, [area]));
  let last = -Infinity;
  for (let n = 0; n < classes.length; n++) {
    const at = view.history.times[n] ?? 0;
    if (classes[n] !== CLASS.mine || depths.ties[n] === TIE.directed) continue;
    if (at >= before || at <= last) continue;
    walk.each(n, () => {
      last = at;
    });
  }
  return last === -Infinity ? null : last;
}
