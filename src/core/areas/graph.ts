import type { HistoryBuilder } from './history';

/** The parents of every commit, by number. */
export interface CommitGraph {
  /** -1 for parents outside of the history. */
  readonly parents: Int32Array;
  /** Of commit n: items from `ends[n - 1]` up to `ends[n]`. */
  readonly ends: Int32Array;
}

export function graphOf(history: HistoryBuilder): CommitGraph {
  return { parents: history.parents(), ends: history.parentEnds.view() };
}

export function startOf(ends: Int32Array, n: number): number {
  return n === 0 ? 0 : (ends[n - 1] ?? 0);
}

/** 1 for every commit reachable from one of `heads`, themselves included. */
export function reachable(graph: CommitGraph, ...heads: readonly number[]): Uint8Array {
  const seen = new Uint8Array(graph.ends.length);
  for (const head of heads) visit(graph, head, seen, () => undefined);
  return seen;
}

/**
 * Which merge brought each commit in: the first-parent line of `head` is walked from its oldest commit on, and
 * each merge on it brings in what is reachable from its further parents and was not there before.
 * @returns number of the merge per commit; -1 for commits on the line and unreachable ones.
 */
export function broughtIn(graph: CommitGraph, head: number): Int32Array {
  const by = new Int32Array(graph.ends.length).fill(-1);
  const seen = new Uint8Array(graph.ends.length);
  const line: number[] = [];
  for (let at = head; at >= 0 && seen[at] === 0; at = firstParent(graph, at)) {
    line.push(at);
    seen[at] = 1;
  }
  for (const merge of line.reverse()) {
    const end = graph.ends[merge] ?? 0;
    for (let n = startOf(graph.ends, merge) + 1; n < end; n++) {
      visit(graph, graph.parents[n] ?? -1, seen, (commit) => {
        by[commit] = merge;
      });
    }
  }
  return by;
}

function firstParent(graph: CommitGraph, commit: number): number {
  const start = startOf(graph.ends, commit);
  return start < (graph.ends[commit] ?? 0) ? (graph.parents[start] ?? -1) : -1;
}

function visit(
  graph: CommitGraph,
  from: number,
  seen: Uint8Array,
  each: (commit: number) => void,
): void {
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at < 0 || seen[at] !== 0) continue;
    seen[at] = 1;
    each(at);
    const end = graph.ends[at] ?? 0;
    for (let n = startOf(graph.ends, at); n < end; n++) open.push(graph.parents[n] ?? -1);
  }
}
