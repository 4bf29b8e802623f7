import type { Range } from '../time/rangeSet';
import type { BlockArea, ProtectedBlock } from './protectedBlock';

/**
 * `coming` and `moved` are ahead (`moved`: at another time than planned), `now` runs; the rest is over:
 * measured, or `skipped` by the person and not built in all the same.
 */
export type BlockState = 'coming' | 'now' | 'kept' | 'partly' | 'lost' | 'skipped' | 'moved';

/** What took the place of building. */
export const BLOCK_CAUSES = [
  'meeting',
  'review',
  'incident',
  'chat',
  /** In the person's own words. */
  'said',
  'directing',
  /** Reading and the rest, in the editor. */
  'editor',
  /** The editor was open, the person elsewhere. */
  'away',
  /** The editor was not open: nothing is known. */
  'unknown',
] as const;
export type BlockCauseKind = (typeof BLOCK_CAUSES)[number];

export interface BlockCause {
  readonly kind: BlockCauseKind;
  /** Who says so: the person about the block, the person about a session in it, or what was measured. */
  readonly source: 'answer' | 'session' | 'measured';
  /** The person's own words of `said`; else null. */
  readonly words: string | null;
}

/** One day's block; times are epoch ms, durations ms. */
export interface BlockOccurrence {
  /** The same on every host and for ever: `2026-11-17T09:00[Europe/Berlin]`, the planned start. */
  readonly key: string;
  readonly block: ProtectedBlock;
  /** When it really is: the moved time of a moved one. */
  readonly start: number;
  readonly end: number;
  /** When it was planned, of one that was moved; else null. */
  readonly movedFrom: Range | null;
  readonly state: BlockState;
  /** Built in it (until now while it runs), 0 ahead of it. */
  readonly built: number;
  /** Present in it in any way. */
  readonly present: number;
  /** Why it was not kept, in words: `a meeting`; null for kept ones and those ahead. */
  readonly cause: string | null;
  readonly because: BlockCause | null;
  /** What it is for: put there by the person, else that of the block; null for none. */
  readonly area: BlockArea | null;
}

/** What the person says of one occurrence. */
export type BlockAnswer =
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'move'; readonly start: number; readonly end: number }
  | { readonly kind: 'area'; readonly area: BlockArea | null }
  /** What broke it, afterwards; null takes that back. */
  | { readonly kind: 'cause'; readonly cause: BlockCauseKind | null; readonly words: string | null }
  /** Takes a skip or a move back. */
  | { readonly kind: 'asPlanned' };
