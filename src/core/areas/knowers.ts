import { decodeBytes } from './byteText';
import { startOf } from './graph';
import type { Grouping, GroupWalk } from './historyView';
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
export function knowersOf(
  { view, people, byPerson }: Perspective,
  grouping: Grouping,
  { groups, ends }: GroupWalk,
): Knower[][] {
  const { times } = view.history;
  const recent = (times[view.head] ?? 0) - YEAR;
  const present: Knower[][] = Array.from({ length: grouping.count }, () => []);
  const gone: Knower[][] = Array.from({ length: grouping.count }, () => []);
  const counts = new Int32Array(grouping.count);
  byPerson.forEach((commits, person) => {
    const touched: number[] = [];
    let isPresent = false;
    for (const n of commits) {
      isPresent ||= (times[n] ?? 0) >= recent;
      const end = ends[n] ?? 0;
      for (let at = startOf(ends, n); at < end; at++) {
        const group = groups[at] ?? 0;
        if (counts[group] === 0) touched.push(group);
        counts[group] = (counts[group] ?? 0) + 1;
      }
    }
    const name = decodeBytes(people.names[person] ?? '') || decodeBytes(people.keys[person] ?? '');
    for (const group of touched) {
      const list = (isPresent ? present : gone)[group];
      if (list !== undefined) insert(list, { name, commits: counts[group] ?? 0 });
      counts[group] = 0;
    }
  });
  return present.map((list, group) =>
    (list.length > 0 ? list : (gone[group] ?? [])).sort((a, b) => compare(a.name, b.name)),
  );
}

// Keeps the few with the most commits.
function insert(list: Knower[], knower: Knower): void {
  list.push(knower);
  list.sort((a, b) => b.commits - a.commits || compare(a.name, b.name));
  list.length = Math.min(list.length, NAMED);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
