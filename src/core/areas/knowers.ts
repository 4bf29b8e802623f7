import { decodeBytes } from './byteText';
import { GroupWalk } from './historyView';
import type { Grouping } from './historyView';
import type { Perspective } from './perspective';

const YEAR = 365 * 86_400_000;
/** People named per area. */
const NAMED = 3;

/** Somebody to ask about an area; no time and no ranking. */
export interface Knower {
  readonly name: string;
  /** Their kept commits there. */
  readonly commits: number;
}

/**
 * Whom to ask about each group: those with the most commits there, in the order of their names. People without
 * any commit in the repository during the year before head are left out where others can be named.
 */
export function knowersOf(perspective: Perspective, grouping: Grouping): Knower[][] {
  const present = gather(perspective, grouping, true);
  const everybody = present.some((list) => list.length === 0)
    ? gather(perspective, grouping, false)
    : present;
  return present.map((list, group) =>
    [...(list.length > 0 ? list : (everybody[group] ?? []))].sort((a, b) =>
      compare(a.name, b.name),
    ),
  );
}

function gather(
  { view, people, byPerson }: Perspective,
  grouping: Grouping,
  presentOnly: boolean,
): Knower[][] {
  const { times } = view.history;
  const recent = (times[view.head] ?? 0) - YEAR;
  const walk = new GroupWalk(view, grouping);
  const lists: Knower[][] = Array.from({ length: grouping.count }, () => []);
  const counts = new Int32Array(grouping.count);
  byPerson.forEach((commits, person) => {
    if (presentOnly && !commits.some((n) => (times[n] ?? 0) >= recent)) return;
    const touched: number[] = [];
    for (const n of commits) {
      walk.each(n, (group) => {
        if (counts[group] === 0) touched.push(group);
        counts[group] = (counts[group] ?? 0) + 1;
      });
    }
    for (const group of touched) {
      const list = lists[group] ?? [];
      list.push({ name: nameOf(person), commits: counts[group] ?? 0 });
      list.sort((a, b) => b.commits - a.commits || compare(a.name, b.name));
      list.length = Math.min(list.length, NAMED);
      counts[group] = 0;
    }
  });
  return lists;

  function nameOf(person: number): string {
    const name = decodeBytes(people.names[person] ?? '');
    return name === '' ? decodeBytes(people.keys[person] ?? '') : name;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
