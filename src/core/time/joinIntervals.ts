import type { Interval } from './kind';

/** An interval as other tools see it: without the rule and window that gave it. */
export type JoinedInterval = Pick<
  Interval,
  'start' | 'end' | 'kind' | 'sub' | 'surface' | 'repo' | 'path'
>;

/** Makes intervals maximal for equal kind, sub-kind, surface and path; input in ascending order. */
export function joinIntervals(intervals: Iterable<Interval>): JoinedInterval[] {
  const joined: JoinedInterval[] = [];
  for (const { start, end, kind, sub, surface, repo, path } of intervals) {
    const last = joined.at(-1);
    if (
      last?.end === start &&
      last.kind === kind &&
      last.sub === sub &&
      last.surface === surface &&
      last.path === path &&
      last.repo === repo
    ) {
      joined[joined.length - 1] = { ...last, end };
    } else {
      joined.push({ start, end, kind, sub, surface, repo, path });
    }
  }
  return joined;
}
