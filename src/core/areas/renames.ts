import type { Directories } from './directories';
import { TOUCH } from './historySink';
import { startOf } from './graph';
import type { HistoryBuilder } from './history';

/** Where every path id belongs now. */
export interface CurrentPlaces {
  /** F(path) as a path id. */
  readonly finals: Int32Array;
  /** Number of the deepest directory at head that F(path) lies in, or would. */
  readonly leaves: Int32Array;
}

/**
 * Where a touch belongs now. A move with identical content is an edge from the old path to the new one; per old
 * path the edge of the commit with the greatest (time, id) wins. F(p): while p is no file at head and has an edge
 * to a path not yet visited, go there. That does not depend on the order of commits, so it is right for work on a
 * side branch that still used the old path.
 * @param included 1 for every commit whose edges count: the reachable ones.
 */
export function currentPlaces(
  history: HistoryBuilder,
  included: Uint8Array,
  directories: Directories,
): CurrentPlaces {
  const edges = edgesOf(history, included);
  const { paths } = history;
  const tracked = new Uint8Array(paths.length);
  paths.forEach((path, id) => {
    if (directories.isTracked(path)) tracked[id] = 1;
  });
  const visited = new Int32Array(paths.length).fill(-1);
  const folders = new Map<string, number>();
  const leaves = new Int32Array(paths.length);
  const finals = new Int32Array(paths.length);
  for (let id = 0; id < paths.length; id++) {
    let at = id;
    visited[at] = id;
    while (tracked[at] === 0) {
      const next = edges[at] ?? -1;
      if (next < 0 || visited[next] === id) break;
      at = next;
      visited[at] = id;
    }
    const path = paths[at] ?? '';
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    let number = folders.get(folder);
    if (number === undefined) folders.set(folder, (number = directories.nearest(path)));
    leaves[id] = number;
    finals[id] = at;
  }
  return { leaves, finals };
}

// New path per old path, -1 without an edge.
function edgesOf(history: HistoryBuilder, included: Uint8Array): Int32Array {
  const to = new Int32Array(history.paths.length).fill(-1);
  const winners = new Int32Array(history.paths.length).fill(-1);
  const kinds = history.touchKinds.view();
  const ends = history.touchEnds.view();
  for (let commit = 0; commit < ends.length; commit++) {
    if (included[commit] !== 1) continue;
    for (let n = startOf(ends, commit); n < (ends[commit] ?? 0); n++) {
      if (kinds[n] !== TOUCH.rename) continue;
      const from = history.touchFroms.at(n);
      const winner = winners[from] ?? -1;
      if (winner >= 0 && !isLater(history, commit, winner)) continue;
      winners[from] = commit;
      to[from] = history.touchPaths.at(n);
    }
  }
  return to;
}

/** Order by (time, id), in which every tie is broken. */
export function isLater(history: HistoryBuilder, commit: number, than: number): boolean {
  const difference = (history.times[commit] ?? 0) - (history.times[than] ?? 0);
  return difference === 0 ? history.hashes.compare(commit, than) > 0 : difference > 0;
}
