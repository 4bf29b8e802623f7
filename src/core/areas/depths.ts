import type { OriginCharacters } from '../origins/origin';
import type { ByteText } from './byteText';
import type { Grouping } from './historyView';

/** How deep a touch goes, each with its own date. */
export const DEPTHS = ['written', 'directed', 'reviewed', 'read'] as const;
export type Depth = (typeof DEPTHS)[number];

/** A touch that the ledger saw. */
export interface LedgerTouch {
  /** Relative to the repository. */
  readonly path: ByteText;
  readonly depth: Depth;
  /** Epoch ms. */
  readonly at: number;
}

/** What the ledger knows about one repository; everything works without it. */
export interface LedgerEvidence {
  readonly touches: Iterable<LedgerTouch>;
  /**
   * Share (0 to 1) of the characters inserted into the commit's paths since the previous commit that were
   * hands-on; null when the ledger saw nothing of it.
   */
  handsOnShare(hash: string): number | null;
  /**
   * Characters by origin, inserted up to commits of the person, per group of directories; null where nothing
   * was seen. Left out by evidence that knows no more than shares.
   */
  insertedByGroup?(grouping: Grouping): readonly (OriginCharacters | null)[];
}

/** Below this share of hands-on characters a commit of mine was directed, not written. */
export const WRITTEN_SHARE = 0.5;
