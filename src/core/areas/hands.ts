import { orNull } from './areaRows';
import { CLASS } from './commitClass';
import { TIE } from './commitDepths';
import type { CommitDepths } from './commitDepths';
import { DEPTHS } from './depths';
import type { Depth, LedgerTouch } from './depths';
import { GroupWalk } from './historyView';
import type { Grouping, HistoryView } from './historyView';
import type { Perspective } from './perspective';
import { countSince } from './since';

/** My own hands in one area, and what others did there since I last wrote. Times are epoch ms. */
export interface Hands {
  readonly written: number | null;
  readonly directed: number | null;
  readonly reviewed: number | null;
  readonly read: number | null;
  /** Others' kept commits since I last wrote; all of them when I never did. */
  readonly changesSince: number;
  /** Distinct people of those, without bots and agents. */
  readonly peopleSince: number;
  /** How many of those I merged or reviewed. */
  readonly approvedSince: number;
}

/** {@link Hands} per group of directories. */
export function handsOf(
  { view, classes, depths, byPerson, ledger }: Perspective,
  grouping: Grouping,
  walk = new GroupWalk(view, grouping),
): Hands[] {
  const dates = commitDates(view, classes, depths, grouping, walk);
  addTouches(view, grouping, dates, ledger?.touches ?? []);
  const since = countSince(view, classes, grouping, walk, {
    after: dates.written,
    flags: depths.reviewed,
    byPerson,
  });
  return Array.from({ length: grouping.count }, (_, group) => ({
    written: orNull(dates.written[group]),
    directed: orNull(dates.directed[group]),
    reviewed: orNull(dates.reviewed[group]),
    read: orNull(dates.read[group]),
    changesSince: since.changes[group] ?? 0,
    peopleSince: since.people[group] ?? 0,
    approvedSince: since.flagged[group] ?? 0,
  }));
}

type Dates = Readonly<Record<Depth, Float64Array>>;

function commitDates(
  view: HistoryView,
  classes: Uint8Array,
  depths: CommitDepths,
  grouping: Grouping,
  walk: GroupWalk,
): Dates {
  const dates = Object.fromEntries(
    DEPTHS.map((depth) => [depth, new Float64Array(grouping.count).fill(-Infinity)]),
  ) as Record<Depth, Float64Array>;
  for (const n of walk.touching) {
    if (classes[n] === CLASS.mine) {
      const at = view.history.times[n] ?? 0;
      const list = depths.ties[n] === TIE.directed ? dates.directed : dates.written;
      walk.each(n, (group) => {
        raise(list, group, at);
      });
    } else if (classes[n] === CLASS.others) {
      const at = depths.reviewedAt[n] ?? -Infinity;
      if (at === -Infinity) continue;
      walk.each(n, (group) => {
        raise(dates.reviewed, group, at);
      });
    }
  }
  return dates;
}

function addTouches(
  view: HistoryView,
  { groupOf, above }: Grouping,
  dates: Dates,
  touches: Iterable<LedgerTouch>,
): void {
  let ids: Map<string, number> | null = null;
  for (const { path, depth, at } of touches) {
    ids ??= new Map(view.history.paths.map((known, id) => [known, id]));
    const id = ids.get(path);
    const leaf = id === undefined ? view.directories.nearest(path) : (view.leaves[id] ?? 0);
    for (let group = groupOf[leaf] ?? -1; group >= 0; group = above[group] ?? -1) {
      raise(dates[depth], group, at);
    }
  }
}

function raise(list: Float64Array, group: number, at: number): void {
  if (at > (list[group] ?? 0)) list[group] = at;
}
