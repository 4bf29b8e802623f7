import { changedAreas, NO_CHANGES, together } from './areaChanges';
import type { AreaChanges } from './areaChanges';
import { FOLDED, isOwnArea } from './areaEdits';
import { areasWithin, byArea, childrenOf, packageRoots, wholeArea } from './areaPlan';
import type { PlannedArea } from './areaPlan';
import { CLASS } from './commitClass';
import { byDirectory, GroupWalk } from './historyView';
import type { Grouping, HistoryView } from './historyView';

/** Fewest and most areas; a directory with more than one part in `FEWEST` of the changes is split. */
const FEWEST = 12;
const MOST = 40;
const YEAR = 365 * 86_400_000;
/** Fewer changes in a year say nothing: all of history counts then. */
const ENOUGH = 50;

/**
 * Cuts a repository into 12 to 40 areas of a size worth talking about. From the root down a directory is split
 * while it holds more than a twelfth of the changes of the year before head; below the root packages stay whole.
 * @param classes what every commit is to somebody; see `classify`
 */
export function defaultAreas(
  view: HistoryView,
  classes: Uint8Array,
  edits: AreaChanges = NO_CHANGES,
): PlannedArea[] {
  const { directories } = view;
  const { changes, total } = recentChanges(view, classes, byDirectory(directories));
  const children = childrenOf(directories);
  const packages = packageRoots(directories);
  const isLarge = (number: number): boolean => (changes[number] ?? 0) * FEWEST > total;
  const canSplit = (area: PlannedArea): boolean => {
    const [number] = area.whole;
    return number !== undefined && (children[number]?.length ?? 0) > 0;
  };
  const parts = (area: PlannedArea): PlannedArea[] =>
    areasWithin(directories, children, area.whole[0] ?? 0);
  const sizeOf = ({ whole, own }: PlannedArea): number => changes[whole[0] ?? own[0] ?? 0] ?? 0;

  const descend = (area: PlannedArea): PlannedArea[] => {
    const number = area.whole[0];
    if (number === undefined || !canSplit(area)) return [area];
    const isPackage = number !== 0 && packages[number] === 1;
    const wanted = edits.split.has(area.id) || (isLarge(number) && !isPackage);
    return number === 0 || wanted ? parts(area).flatMap(descend) : [area];
  };
  let areas = descend(wholeArea(directories, 0));
  for (const packagesToo of [false, true]) {
    while (areas.length < FEWEST) {
      const next = largest(
        areas.filter(
          (area) => canSplit(area) && (packagesToo || packages[area.whole[0] ?? 0] === 0),
        ),
        sizeOf,
      );
      if (next === undefined) break;
      areas = areas.flatMap((area) => (area === next ? parts(area) : [area]));
    }
  }
  // What the lead wants to see in its folders may only have come up just now.
  areas = areas.flatMap((area) => (edits.split.has(area.id) ? descend(area) : [area]));
  return fold(view, classes, changedAreas(directories, areas, edits), edits);
}

function largest(
  areas: readonly PlannedArea[],
  sizeOf: (area: PlannedArea) => number,
): PlannedArea | undefined {
  return areas.reduce<PlannedArea | undefined>(
    (best, area) => (best === undefined || sizeOf(area) > sizeOf(best) ? area : best),
    undefined,
  );
}

function fold(
  view: HistoryView,
  classes: Uint8Array,
  areas: PlannedArea[],
  edits: AreaChanges,
): PlannedArea[] {
  if (areas.length <= MOST) return areas;
  // What the lead made or named stays to be seen.
  const isKept = ({ id }: PlannedArea): number => Number(isOwnArea(id) || edits.names.has(id));
  const { changes } = recentChanges(view, classes, byArea(view.directories, areas));
  const bySize = areas
    .map((area, group) => ({ area, size: changes[group] ?? 0 }))
    .sort((a, b) => isKept(b.area) - isKept(a.area) || b.size - a.size);
  const kept = new Set(bySize.slice(0, MOST - 1).map(({ area }) => area));
  const rest = areas.filter((area) => !kept.has(area));
  const other = together(FOLDED, `other (${rest.length})`, rest);
  return [...areas.filter((area) => kept.has(area)), other];
}

function recentChanges(
  view: HistoryView,
  classes: Uint8Array,
  grouping: Grouping,
): { changes: Int32Array; total: number } {
  const from = (view.history.times[view.head] ?? 0) - YEAR;
  const recent = countChanges(view, classes, grouping, from);
  return recent.total >= ENOUGH ? recent : countChanges(view, classes, grouping, -Infinity);
}

function countChanges(
  view: HistoryView,
  classes: Uint8Array,
  grouping: Grouping,
  from: number,
): { changes: Int32Array; total: number } {
  const walk = new GroupWalk(view, grouping);
  const changes = new Int32Array(grouping.count);
  let total = 0;
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] !== CLASS.mine && classes[n] !== CLASS.others) continue;
    if ((view.history.times[n] ?? 0) < from) continue;
    total++;
    walk.each(n, (group) => {
      changes[group] = (changes[group] ?? 0) + 1;
    });
  }
  return { changes, total };
}
