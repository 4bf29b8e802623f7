import type { Day } from '../calendar/day';
import { CLASS } from './commitClass';
import { TIE } from './commitDepths';
import type { Perspective } from './perspective';

/** A day on which I committed. */
export interface CommitDay {
  readonly day: Day;
  /** Kept commits of mine, by depth. */
  readonly written: number;
  readonly directed: number;
}

/** My commit days from an instant on, oldest first: facts, no hours. */
export function commitDays(
  { view, classes, depths }: Perspective,
  from: number,
  dayOf: (at: number) => Day,
): CommitDay[] {
  const days = new Map<Day, CommitDay>();
  for (let n = 0; n < classes.length; n++) {
    const at = view.history.times[n] ?? 0;
    if (classes[n] !== CLASS.mine || at < from) continue;
    const day = dayOf(at);
    const { written, directed } = days.get(day) ?? { written: 0, directed: 0 };
    const isDirected = depths.ties[n] === TIE.directed;
    days.set(day, {
      day,
      written: written + (isDirected ? 0 : 1),
      directed: directed + (isDirected ? 1 : 0),
    });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
