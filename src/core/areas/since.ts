import { CLASS } from './commitClass';
import { startOf } from './graph';
import type { GroupWalk, Grouping, HistoryView } from './historyView';
import { fitsTable, participantsOf } from './participants';
import type { People } from './people';

/** Per group: what others did after a moment that is the group's own. */
export interface SinceCounts {
  readonly changes: Int32Array;
  /** Distinct people. */
  readonly people: Int32Array;
  /** Changes for which the flag of the commit is set. */
  readonly flagged: Int32Array;
}

/** What is counted. */
export interface SinceQuery {
  /** Per group ms; changes strictly after it count, all of them for -Infinity. */
  readonly after: Float64Array;
  /** Per commit. */
  readonly flags: Uint8Array;
  /** Others' kept commits by person, see `commitsByPerson`. */
  readonly byPerson: readonly (readonly number[])[];
}

/** Counts others' kept commits per group. */
export function countSince(
  view: HistoryView,
  classes: Uint8Array,
  grouping: Grouping,
  walk: GroupWalk,
  query: SinceQuery,
): SinceCounts {
  const changes = new Int32Array(grouping.count);
  const flagged = new Int32Array(grouping.count);
  const { times } = view.history;
  const { groups, ends, touching } = walk;
  const { after } = query;
  for (const n of touching) {
    if (classes[n] !== CLASS.others) continue;
    const time = times[n] ?? 0;
    const flag = query.flags[n] ?? 0;
    const end = ends[n] ?? 0;
    for (let at = startOf(ends, n); at < end; at++) {
      const group = groups[at] ?? 0;
      if (time <= (after[group] ?? 0)) continue;
      changes[group] = (changes[group] ?? 0) + 1;
      flagged[group] = (flagged[group] ?? 0) + flag;
    }
  }
  return { changes, flagged, people: countPeople(view, grouping, walk, query) };
}

function countPeople(
  view: HistoryView,
  grouping: Grouping,
  walk: GroupWalk,
  query: SinceQuery,
): Int32Array {
  return fitsTable(grouping.count, query.byPerson.length)
    ? countByCommit(view, grouping, walk, query)
    : countByPerson(view, grouping, walk, query);
}

function countByCommit(
  view: HistoryView,
  grouping: Grouping,
  { groups, ends, touching }: GroupWalk,
  { byPerson, after }: SinceQuery,
): Int32Array {
  const { times } = view.history;
  const { persons, ends: personEnds, count } = participantsOf(byPerson, ends.length);
  const counts = new Int32Array(grouping.count);
  const marked = new Uint8Array(grouping.count * count);
  for (const n of touching) {
    const time = times[n] ?? 0;
    const last = personEnds[n] ?? 0;
    for (let who = startOf(personEnds, n); who < last; who++) {
      const person = persons[who] ?? 0;
      const end = ends[n] ?? 0;
      for (let at = startOf(ends, n); at < end; at++) {
        const group = groups[at] ?? 0;
        const cell = group * count + person;
        if (marked[cell] === 1 || time <= (after[group] ?? 0)) continue;
        marked[cell] = 1;
        counts[group] = (counts[group] ?? 0) + 1;
      }
    }
  }
  return counts;
}

// Person by person, so that a mark per group is enough to count everybody once.
function countByPerson(
  view: HistoryView,
  grouping: Grouping,
  walk: GroupWalk,
  query: SinceQuery,
): Int32Array {
  const counts = new Int32Array(grouping.count);
  const marked = new Int32Array(grouping.count).fill(-1);
  const { times } = view.history;
  const { groups, ends } = walk;
  const { after } = query;
  query.byPerson.forEach((commits, person) => {
    for (const n of commits) {
      const time = times[n] ?? 0;
      const end = ends[n] ?? 0;
      for (let at = startOf(ends, n); at < end; at++) {
        const group = groups[at] ?? 0;
        if (marked[group] === person || time <= (after[group] ?? 0)) continue;
        marked[group] = person;
        counts[group] = (counts[group] ?? 0) + 1;
      }
    }
  });
  return counts;
}

/**
 * Others' kept commits of every person who took part in them, by the person's number.
 * @param nobody per identity id: 1 for those who are left out (bots, agents)
 */
export function commitsByPerson(
  view: HistoryView,
  classes: Uint8Array,
  people: People,
  nobody: Uint8Array,
): number[][] {
  const lists: number[][] = people.keys.map(() => []);
  const { authors, coAuthors, coAuthorEnds } = view.history;
  const ends = coAuthorEnds.view();
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] !== CLASS.others) continue;
    add(authors.at(n), n);
    for (let at = startOf(ends, n); at < (ends[n] ?? 0); at++) add(coAuthors.at(at), n);
  }
  return lists;

  function add(identity: number, commit: number): void {
    if (nobody[identity] === 1) return;
    const list = lists[people.person[identity] ?? 0];
    // The same person may stand in a commit twice.
    if (list !== undefined && list.at(-1) !== commit) list.push(commit);
  }
}
