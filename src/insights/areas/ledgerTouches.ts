import { encodeBytes } from '../../core/areas/byteText';
import { DEPTHS, type LedgerTouch } from '../../core/areas/depths';
import { isHandsOn } from '../../core/origins/origin';
import type { Interval } from '../../core/time/kind';
import type { Pulse } from '../../core/time/pulse';
import { RangeSet } from '../../core/time/rangeSet';
import { isRootOf } from '../../util/folderOfRoot';

/** Latest touch per depth in the order of {@link DEPTHS}, epoch ms; null is none. */
export type TouchDates = (number | null)[];
/** By root of the repository as pulses have it, then by path. */
export type Touches = Record<string, Record<string, TouchDates>>;

/** A file shown for less than this was not read, ms. */
export const READ_AT_LEAST = 10_000;

/**
 * How far the person got with each file: written by hands-on edits, directed by agent edits while present,
 * reviewed on a review surface, read in an ordinary editor for at least {@link READ_AT_LEAST} in one go.
 *
 * @param intervals of the time the pulses tell of, sorted
 */
export function touchesOf(intervals: readonly Interval[], pulses: readonly Pulse[]): Touches {
  const touches: Touches = {};
  const raise = (
    repo: string | null,
    path: string | null,
    depth: (typeof DEPTHS)[number],
    at: number,
  ): void => {
    if (repo === null || path === null) return;
    const dates = ((touches[repo] ??= {})[path] ??= DEPTHS.map(() => null));
    const index = DEPTHS.indexOf(depth);
    dates[index] = Math.max(dates[index] ?? -Infinity, at);
  };
  // The last instant of presence counts as well.
  const present = new RangeSet(intervals.map(({ start, end }) => ({ start, end: end + 1 })));
  for (const { edits, lastHands, lastAgent } of pulses) {
    for (const { repo, path, origin } of edits) {
      if (lastHands !== null && isHandsOn(origin)) raise(repo, path, 'written', lastHands);
      const byAgent = origin === 'assisted' || origin === 'external';
      if (lastAgent !== null && byAgent && present.contains(lastAgent)) {
        raise(repo, path, 'directed', lastAgent);
      }
    }
  }
  let visit: { readonly repo: string | null; path: string | null; start: number; end: number } = {
    repo: null,
    path: null,
    start: 0,
    end: 0,
  };
  for (const { start, end, kind, sub, surface, repo, path } of intervals) {
    const text = surface === 'editor' || surface === 'notebook';
    if (kind === 'reviewing' && !text && sub !== 'own') raise(repo, path, 'reviewed', end);
    if (!text) continue;
    if (visit.repo === repo && visit.path === path && visit.end === start) visit.end = end;
    else visit = { repo, path, start, end };
    if (visit.end - visit.start >= READ_AT_LEAST) raise(repo, path, 'read', end);
  }
  return touches;
}

/** Adds what another stretch of time tells. */
export function addTouches(all: Touches, more: Touches): void {
  for (const [repo, paths] of Object.entries(more)) {
    const known = (all[repo] ??= {});
    for (const [path, dates] of Object.entries(paths)) {
      const before = known[path];
      known[path] = dates.map((at, i) => {
        const earlier = before?.[i] ?? null;
        return at === null ? earlier : Math.max(at, earlier ?? -Infinity);
      });
    }
  }
}

/** The touches of one repository. @param folder its root on the disk */
export function touchesAt(all: Touches, folder: string): LedgerTouch[] {
  return Object.entries(all)
    .filter(([root]) => isRootOf(root, folder))
    .flatMap(([, paths]) => Object.entries(paths))
    .flatMap(([path, dates]) =>
      DEPTHS.flatMap((depth, i): LedgerTouch[] => {
        const at = dates[i] ?? null;
        return at === null ? [] : [{ path: encodeBytes(path), depth, at }];
      }),
    );
}
