import { areaRows } from '../../core/areas/areaRows';
import type { AreaNumbers } from '../../core/areas/areaRows';
import { decodeBytes } from '../../core/areas/byteText';
import { handsOf } from '../../core/areas/hands';
import type { Hands } from '../../core/areas/hands';
import { byDirectory, GroupWalk } from '../../core/areas/historyView';
import type { Perspective } from '../../core/areas/perspective';

/** One directory of the `areas` document: the plain numbers and the product's own. */
export interface AreaRow extends AreaNumbers {
  readonly hands: Hands;
}

/** What `areas --json` prints. */
export interface AreasDocument {
  /** Full id, or null for a repository without commits. */
  readonly head: string | null;
  readonly areas: readonly AreaRow[];
}

/**
 * The rows of all directories at the view's head; paths decoded for people, `.` for the root.
 * @param depth rows of more segments are left out; no number changes
 */
export function areasDocument(perspective: Perspective, depth = Infinity): AreasDocument {
  const { view } = perspective;
  const grouping = byDirectory(view.directories);
  const walk = new GroupWalk(view, grouping);
  const hands = handsOf(perspective, grouping, walk);
  const areas = areaRows(perspective, grouping, walk).flatMap((row, n) => {
    const own = hands[n];
    if (own === undefined || segments(row.path) > depth) return [];
    return [{ ...row, path: row.path === '' ? '.' : decodeBytes(row.path), hands: own }];
  });
  return { head: view.history.hashes.hex(view.head), areas };
}

function segments(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}
