import { CLASS, classify } from './commitClass';
import { byDirectory, GroupWalk } from './historyView';
import type { HistoryView } from './historyView';
import type { People } from './people';
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

/** One row per directory, the root first, then by raw path bytes. */
export function areaRows(view: HistoryView, people: People): AreaNumbers[] {
  const { directories } = view;
  const grouping = byDirectory(directories);
  const walk = new GroupWalk(view, grouping);
  const classes = classify(view.history, view.reach, view.shape, people);
  const { times } = view.history;
  const myLast = new Float64Array(grouping.count).fill(-Infinity);
  const last = new Float64Array(grouping.count).fill(-Infinity);
  const mine = new Int32Array(grouping.count);
  const others = new Int32Array(grouping.count);
  for (let n = 0; n < classes.length; n++) {
    const kind = classes[n];
    if (kind !== CLASS.mine && kind !== CLASS.others) continue;
    const time = times[n] ?? 0;
    walk.each(n, (group) => {
      if (time > (last[group] ?? 0)) last[group] = time;
      if (kind === CLASS.others) {
        others[group] = (others[group] ?? 0) + 1;
        return;
      }
      mine[group] = (mine[group] ?? 0) + 1;
      if (time > (myLast[group] ?? 0)) myLast[group] = time;
    });
  }
  const since = countSince(view, classes, grouping, walk, {
    after: myLast,
    flags: mergedByMe(view, people),
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

/** 1 for every commit that a merge authored by me brought in. */
export function mergedByMe(view: HistoryView, people: People): Uint8Array {
  const flags = new Uint8Array(view.reach.length);
  view.broughtBy.forEach((merge, n) => {
    if (merge >= 0 && people.mine[view.history.authors.at(merge)] === 1) flags[n] = 1;
  });
  return flags;
}

/** -Infinity stands for never. */
export function orNull(time: number | undefined): number | null {
  return time === undefined || time === -Infinity ? null : time;
}
