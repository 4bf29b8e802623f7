import { startOf } from './graph';
import type { Grouping, GroupWalk } from './historyView';
import { fitsTable, participantsOf } from './participants';
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
  { view, names, byPerson }: Perspective,
  grouping: Grouping,
  walk: GroupWalk,
): Knower[][] {
  const { times } = view.history;
  const recent = (times[view.head] ?? 0) - YEAR;
  const present: Knower[][] = Array.from({ length: grouping.count }, () => []);
  const gone: Knower[][] = Array.from({ length: grouping.count }, () => []);
  const isPresent = byPerson.map((commits) => commits.some((n) => (times[n] ?? 0) >= recent));
  const add = (person: number, group: number, commits: number): void => {
    const list = (isPresent[person] === true ? present : gone)[group];
    if (list !== undefined) insert(list, names[person] ?? '', commits);
  };
  if (fitsTable(grouping.count, byPerson.length)) byCommit(byPerson, grouping, walk, add);
  else byEverybody(byPerson, grouping, walk, add);
  return present.map((list, group) =>
    (list.length > 0 ? list : (gone[group] ?? [])).sort((a, b) => compare(a.name, b.name)),
  );
}

type Add = (person: number, group: number, commits: number) => void;

function byCommit(
  byPerson: Perspective['byPerson'],
  grouping: Grouping,
  { groups, ends, touching }: GroupWalk,
  add: Add,
): void {
  const { persons, ends: personEnds, count } = participantsOf(byPerson, ends.length);
  const table = new Int32Array(grouping.count * count);
  for (const n of touching) {
    const last = personEnds[n] ?? 0;
    for (let who = startOf(personEnds, n); who < last; who++) {
      const end = ends[n] ?? 0;
      for (let at = startOf(ends, n); at < end; at++) {
        const cell = (groups[at] ?? 0) * count + (persons[who] ?? 0);
        table[cell] = (table[cell] ?? 0) + 1;
      }
    }
  }
  table.forEach((commits, cell) => {
    if (commits > 0) add(cell % count, Math.floor(cell / count), commits);
  });
}

// Where a table of all would be too large.
function byEverybody(
  byPerson: Perspective['byPerson'],
  grouping: Grouping,
  { groups, ends }: GroupWalk,
  add: Add,
): void {
  const counts = new Int32Array(grouping.count);
  byPerson.forEach((commits, person) => {
    const touched: number[] = [];
    for (const n of commits) {
      const end = ends[n] ?? 0;
      for (let at = startOf(ends, n); at < end; at++) {
        const group = groups[at] ?? 0;
        if (counts[group] === 0) touched.push(group);
        counts[group] = (counts[group] ?? 0) + 1;
      }
    }
    for (const group of touched) {
      add(person, group, counts[group] ?? 0);
      counts[group] = 0;
    }
  });
}

// Keeps the few with the most commits, in that order; of equals the first by name.
function insert(list: Knower[], name: string, commits: number): void {
  let at = list.length;
  for (; at > 0; at--) {
    const before = list[at - 1];
    if (before === undefined || before.commits > commits) break;
    if (before.commits === commits && compare(before.name, name) <= 0) break;
  }
  if (at === NAMED) return;
  list.splice(at, 0, { name, commits });
  list.length = Math.min(list.length, NAMED);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
