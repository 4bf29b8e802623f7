import type { GitIndex } from './gitIndex';
import { graphOf, reachable } from './graph';
import { HistoryBuilder } from './history';

/**
 * Loads a repository's stored history if it holds everything that `head` reaches.
 * @param shallow ids of the shallow boundary the repository has now; another one makes the stored diffs wrong.
 * @returns null when something is missing.
 */
export function loadIfComplete(
  index: GitIndex,
  commonDir: string,
  shallow: readonly string[],
  head: string,
): HistoryBuilder | null {
  const known = index.find(commonDir);
  if (known?.shallow.join() !== shallow.join()) return null;
  const history = new HistoryBuilder();
  index.load(known.id, history);
  return holds(history, known.tips, head) ? history : null;
}

/** Does a completely stored tip reach `head`. */
export function holds(history: HistoryBuilder, tips: readonly string[], head: string): boolean {
  if (tips.includes(head)) return true;
  const number = history.hashes.findHex(head);
  if (number < 0) return false;
  const graph = graphOf(history);
  return tips.some((tip) => {
    const from = history.hashes.findHex(tip);
    return from >= 0 && reachable(graph, from)[number] === 1;
  });
}
