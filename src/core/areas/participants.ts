import { startOf } from './graph';

/** Who took part in each commit, by the person's number; of commit n: items from `ends[n - 1]` up to `ends[n]`. */
export interface Participants {
  readonly persons: Int32Array;
  readonly ends: Int32Array;
  /** Number of persons. */
  readonly count: number;
}

const known = new WeakMap<readonly (readonly number[])[], Participants>();

/**
 * Turns lists of commits by person around, once for each set of lists: a folder far down has few commits, and
 * a walk over everybody's commits would cost the same for it as for all.
 * @param commits number of all commits
 */
export function participantsOf(
  byPerson: readonly (readonly number[])[],
  commits: number,
): Participants {
  const before = known.get(byPerson);
  if (before?.ends.length === commits) return before;
  const ends = new Int32Array(commits);
  for (const list of byPerson) for (const n of list) ends[n] = (ends[n] ?? 0) + 1;
  for (let n = 1; n < commits; n++) ends[n] = (ends[n] ?? 0) + (ends[n - 1] ?? 0);
  const persons = new Int32Array(ends.at(-1) ?? 0);
  const next = Int32Array.from(ends, (_, n) => startOf(ends, n));
  byPerson.forEach((list, person) => {
    for (const n of list) {
      persons[next[n] ?? 0] = person;
      next[n] = (next[n] ?? 0) + 1;
    }
  });
  const made = { persons, ends, count: byPerson.length };
  known.set(byPerson, made);
  return made;
}

/** A table of groups by persons is worth its memory up to so many cells. */
const MOST_CELLS = 1_000_000;

/** May groups and persons be counted in one table. */
export function fitsTable(groups: number, persons: number): boolean {
  return groups * persons <= MOST_CELLS;
}
