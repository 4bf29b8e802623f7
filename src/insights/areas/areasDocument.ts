import { areaRows } from '../../core/areas/areaRows';
import type { AreaNumbers } from '../../core/areas/areaRows';
import { decodeBytes } from '../../core/areas/byteText';
import type { LedgerEvidence } from '../../core/areas/depths';
import { handsOf } from '../../core/areas/hands';
import type { Hands } from '../../core/areas/hands';
import { byDirectory } from '../../core/areas/historyView';
import type { HistoryView } from '../../core/areas/historyView';
import type { People } from '../../core/areas/people';
import { perspectiveOf } from '../../core/areas/perspective';

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

/** How the document is made. */
export interface AreasOptions {
  /** The person's own marks of agents, beside the built-in ones. */
  readonly marks?: readonly string[];
  readonly ledger?: LedgerEvidence | null;
  /** Rows of more segments are left out; no number changes. */
  readonly depth?: number | undefined;
}

/** The rows of all directories at the view's head; paths decoded for people, `.` for the root. */
export function areasDocument(
  view: HistoryView,
  people: People,
  { marks = [], ledger = null, depth = Infinity }: AreasOptions = {},
): AreasDocument {
  const grouping = byDirectory(view.directories);
  const hands = handsOf(perspectiveOf(view, people, marks, ledger), grouping);
  const areas = areaRows(view, people).flatMap((row, n) => {
    const own = hands[n];
    if (own === undefined || segments(row.path) > depth) return [];
    return [{ ...row, path: row.path === '' ? '.' : decodeBytes(row.path), hands: own }];
  });
  return { head: view.history.hashes.hex(view.head), areas };
}

function segments(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}
