import { apartByShape } from './commitClass';
import type { ApartRules } from './commitClass';
import { Directories } from './directories';
import type { TrackedFiles } from './directories';
import { broughtIn, graphOf, reachable, startOf } from './graph';
import { IntList } from './growing';
import type { HistoryBuilder } from './history';
import { currentPlaces } from './renames';

/**
 * A history as seen from one head, whoever looks: kept warm, so that another identity or another cut into
 * areas costs no more than a pass over the commits.
 */
export interface HistoryView {
  readonly history: HistoryBuilder;
  /** Number of the head commit. */
  readonly head: number;
  readonly directories: Directories;
  readonly reach: Uint8Array;
  /** Classes without regard to people. */
  readonly shape: Uint8Array;
  /** Merge that brought the commit in, or -1; see `broughtIn`. */
  readonly broughtBy: Int32Array;
  /** Deepest directory at head per path id. */
  readonly leaves: Int32Array;
  /** Where each path is now, as a path id. */
  readonly finals: Int32Array;
  /** The distinct deepest directories each commit touched, for commits that may be kept. */
  readonly commitLeaves: Int32Array;
  readonly commitLeafEnds: Int32Array;
}

/** @param head number of a commit of the history. */
export function viewFrom(
  history: HistoryBuilder,
  head: number,
  files: TrackedFiles,
  rules: ApartRules,
): HistoryView {
  const graph = graphOf(history);
  const reach = reachable(graph, head);
  const directories = new Directories(files);
  const shape = apartByShape(history, reach, rules);
  const { leaves, finals } = currentPlaces(history, reach, directories);
  return {
    history,
    head,
    directories,
    reach,
    shape,
    broughtBy: broughtIn(graph, head),
    leaves,
    finals,
    ...commitLeaves(history, reach, shape, leaves, directories.length),
  };
}

function commitLeaves(
  history: HistoryBuilder,
  reach: Uint8Array,
  shape: Uint8Array,
  leaves: Int32Array,
  directories: number,
): Pick<HistoryView, 'commitLeaves' | 'commitLeafEnds'> {
  const list = new IntList();
  const commitLeafEnds = new Int32Array(reach.length);
  const stamp = new Int32Array(directories).fill(-1);
  const ends = history.touchEnds.view();
  const paths = history.touchPaths.view();
  const froms = history.touchFroms.view();
  const kinds = history.touchKinds.view();
  for (let n = 0; n < reach.length; n++) {
    if (reach[n] === 1 && shape[n] === 0) {
      for (let at = startOf(ends, n); at < (ends[n] ?? 0); at++) {
        add(leaves[paths[at] ?? 0] ?? 0, n);
        // An empty file that moved belongs to both places.
        if (kinds[at] === 2) add(leaves[froms[at] ?? 0] ?? 0, n);
      }
    }
    commitLeafEnds[n] = list.length;
  }
  return { commitLeaves: list.view(), commitLeafEnds };

  function add(leaf: number, commit: number): void {
    if (stamp[leaf] === commit) return;
    stamp[leaf] = commit;
    list.push(leaf);
  }
}

/**
 * How the directories of a view are gathered into groups: by `directory chains` a commit counts for every
 * ancestor of what it touched; by a partition it counts for the one group of each deepest directory.
 */
export interface Grouping {
  readonly count: number;
  /** Per directory its group, or -1. */
  readonly groupOf: Int32Array;
  /** Per group the group above that counts too, or -1. */
  readonly above: Int32Array;
}

/** One group per directory, each counting for its ancestors. */
export function byDirectory(directories: Directories): Grouping {
  const count = directories.length;
  return {
    count,
    groupOf: Int32Array.from({ length: count }, (_, n) => n),
    above: directories.parents,
  };
}

/** The groups each commit counts for, every one once. */
export class GroupWalk {
  /** Of commit n: items from `ends[n - 1]` up to `ends[n]`; loops over all commits read these directly. */
  readonly groups: Int32Array;
  readonly ends: Int32Array;
  /** The commits that count for a group at all: a folder far down has few of them. */
  readonly touching: Int32Array;

  constructor(view: HistoryView, { count, groupOf, above }: Grouping) {
    const { commitLeaves: leaves, commitLeafEnds } = view;
    const list = new IntList(leaves.length + 1);
    const touching = new IntList(1024);
    const stamp = new Int32Array(count).fill(-1);
    this.ends = new Int32Array(commitLeafEnds.length);
    let at = 0;
    for (let commit = 0; commit < this.ends.length; commit++) {
      for (const end = commitLeafEnds[commit] ?? 0; at < end; at++) {
        let group = groupOf[leaves[at] ?? 0] ?? -1;
        // What lies above a visited group was visited with it.
        while (group >= 0 && stamp[group] !== commit) {
          stamp[group] = commit;
          list.push(group);
          group = above[group] ?? -1;
        }
      }
      if (list.length > (commit === 0 ? 0 : (this.ends[commit - 1] ?? 0))) touching.push(commit);
      this.ends[commit] = list.length;
    }
    this.groups = list.view();
    this.touching = touching.view();
  }

  each(commit: number, visit: (group: number) => void): void {
    const end = this.ends[commit] ?? 0;
    for (let at = startOf(this.ends, commit); at < end; at++) visit(this.groups[at] ?? 0);
  }
}
