import { CLASS } from './commitClass';
import { decodeBytes } from './byteText';
import { startOf } from './graph';
import type { Perspective } from './perspective';

/** When a file was last changed, epoch ms; -Infinity is never (in commits that are kept). */
export interface LastChange {
  readonly any: number;
  readonly others: number;
}

/** Per file by the path it has now. */
export function lastChanges({ view, classes }: Perspective): ReadonlyMap<string, LastChange> {
  const { history, finals } = view;
  const any = new Float64Array(finals.length).fill(-Infinity);
  const others = new Float64Array(finals.length).fill(-Infinity);
  const ends = history.touchEnds.view();
  const touched = history.touchPaths.view();
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] !== CLASS.mine && classes[n] !== CLASS.others) continue;
    const time = history.times[n] ?? 0;
    for (let at = startOf(ends, n); at < (ends[n] ?? 0); at++) {
      const file = finals[touched[at] ?? 0] ?? 0;
      if (time > (any[file] ?? 0)) any[file] = time;
      if (classes[n] === CLASS.others && time > (others[file] ?? 0)) others[file] = time;
    }
  }
  const changes = new Map<string, LastChange>();
  any.forEach((time, file) => {
    if (time === -Infinity) return;
    const path = decodeBytes(history.paths[file] ?? '');
    changes.set(path, { any: time, others: others[file] ?? -Infinity });
  });
  return changes;
}
