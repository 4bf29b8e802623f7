import { byArea, type PlannedArea } from '../../core/areas/areaPlan';
import { CLASS } from '../../core/areas/commitClass';
import { TIE } from '../../core/areas/commitDepths';
import { GroupWalk } from '../../core/areas/historyView';
import type { Perspective } from '../../core/areas/perspective';
import type { Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt } from '../../core/calendar/zone';
import type { WeekCommits } from '../../core/weeks/week';
import type { AreaTimes } from './quarterModel';

const NONE: WeekCommits = { written: 0, directed: 0, merges: 0 };

/** My kept commits and my merges that brought in work of others, by the Monday of their week. */
export function commitsByWeek(
  perspective: Perspective,
  zone: string,
): ReadonlyMap<Day, WeekCommits> {
  const { view, classes, depths, merged } = perspective;
  const weeks = new Map<Day, WeekCommits>();
  const add = (at: number, part: keyof WeekCommits): void => {
    const week = mondayOf(dayAt(zone, at));
    const sum = weeks.get(week) ?? NONE;
    weeks.set(week, { ...sum, [part]: sum[part] + 1 });
  };
  const merges = new Set<number>();
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] === CLASS.mine) {
      add(view.history.times[n] ?? 0, depths.ties[n] === TIE.directed ? 'directed' : 'written');
    } else if (classes[n] === CLASS.others && merged[n] === 1) merges.add(view.broughtBy[n] ?? -1);
  }
  for (const merge of merges) if (merge >= 0) add(view.history.times[merge] ?? 0, 'merges');
  return weeks;
}

/** A history as the person sees it, cut into the areas that they see. */
export interface PlannedPerspective {
  readonly perspective: Perspective;
  readonly plan: readonly PlannedArea[];
}

/** When each area was written: my commits that were not directed, and hands-on edits the ledger saw. */
export function areaTimes(
  { view, classes, depths, ledger }: Perspective,
  areas: readonly PlannedArea[],
): AreaTimes[] {
  const grouping = byArea(view.directories, areas);
  const walk = new GroupWalk(view, grouping);
  const times = areas.map((): number[] => []);
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] !== CLASS.mine || depths.ties[n] === TIE.directed) continue;
    const at = view.history.times[n] ?? 0;
    walk.each(n, (group) => times[group]?.push(at));
  }
  for (const { path, depth, at } of ledger?.touches ?? []) {
    if (depth !== 'written') continue;
    const group = grouping.groupOf[view.directories.nearest(path)] ?? -1;
    if (group >= 0) times[group]?.push(at);
  }
  return areas.map(({ name }, group) => ({ name, times: times[group] ?? [] }));
}

/** Adds what several repositories say of the same weeks. */
export function joinCommits(
  all: readonly ReadonlyMap<Day, WeekCommits>[],
): ReadonlyMap<Day, WeekCommits> {
  const joined = new Map<Day, WeekCommits>();
  for (const [week, { written, directed, merges }] of all.flatMap((one) => [...one])) {
    const sum = joined.get(week) ?? NONE;
    joined.set(week, {
      written: sum.written + written,
      directed: sum.directed + directed,
      merges: sum.merges + merges,
    });
  }
  return joined;
}
