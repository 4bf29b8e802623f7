import { CLASS } from './commitClass';
import { startOf } from './graph';
import type { Grouping, GroupWalk } from './historyView';
import type { Perspective } from './perspective';
import { commitsByPerson, countSince } from './since';

/** The plain numbers of one directory at head, over kept commits that touched something below it. */
export interface AreaNumbers {
  /** '' for the root; bytes. */
  readonly path: string;
  /** Blobs and their bytes anywhere below. */
  readonly files: number;
  readonly bytes: number;
  /** Greatest time of my commits, ms, or null. */
  readonly myLastTouch: number | null;
  readonly myCommits: number;
  readonly lastChange: number | null;
  readonly othersCommits: number;
  /** Others' commits after my last touch; all of them when there is none. */
  readonly othersCommitsSince: number;
  /** Distinct people of those, without bots. */
  readonly authorsSince: number;
  /** How many of those came in by a merge of mine. */
  readonly myMergedSince: number;
}

/**
 * One row per directory, the root first, then by raw path bytes.
 * @param grouping by directory
 */
export function areaRows(
  { view, people, classes, merged }: Perspective,
  grouping: Grouping,
  walk: GroupWalk,
): AreaNumbers[] {
  const { directories } = view;
  const { times } = view.history;
  const { groups, ends, touching } = walk;
  const myLast = new Float64Array(grouping.count).fill(-Infinity);
  const last = new Float64Array(grouping.count).fill(-Infinity);
  const mine = new Int32Array(grouping.count);
  const others = new Int32Array(grouping.count);
  for (const n of touching) {
    const isMine = classes[n] === CLASS.mine;
    if (!isMine && classes[n] !== CLASS.others) continue;
    const time = times[n] ?? 0;
    const commits = isMine ? mine : others;
    const end = ends[n] ?? 0;
    for (let at = startOf(ends, n); at < end; at++) {
      const group = groups[at] ?? 0;
      commits[group] = (commits[group] ?? 0) + 1;
      if (time > (last[group] ?? 0)) last[group] = time;
      if (isMine && time > (myLast[group] ?? 0)) myLast[group] = time;
    }
  }
  const since = countSince(view, classes, grouping, walk, {
    after: myLast,
    flags: merged,
    byPerson: commitsByPerson(view, classes, people, people.bot),
  });
  return directories.paths.map((path, n) => ({
    path,
    files: directories.files[n] ?? 0,
    bytes: directories.bytes[n] ?? 0,
    myLastTouch: orNull(myLast[n]),
    myCommits: mine[n] ?? 0,
    lastChange: orNull(last[n]),
    othersCommits: others[n] ?? 0,
    othersCommitsSince: since.changes[n] ?? 0,
    authorsSince: since.people[n] ?? 0,
    myMergedSince: since.flagged[n] ?? 0,
  }));
}

/** -Infinity stands for never. */
export function orNull(time: number | undefined): number | null {
  return time === undefined || time === -Infinity ? null : time;
}
