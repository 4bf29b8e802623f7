/**
 * What a notice that nobody asked for is about. The first ones share a budget, the most urgent first; the
 * last two are outside of it.
 */
export const NOTICE_KINDS = [
  /** The summary of the week. */
  'weekly',
  /** A protected block begins. */
  'block',
  /** A phase ends, or is overrun. */
  'phase',
  /** The quarter's re-evaluation. */
  'quarter',
  /** Anything else: a decision or an answer is asked for. */
  'question',
  /** The person's own session ends: they asked for it by its start. */
  'sessionEnd',
  /** Something that was measured is lost or may be. */
  'dataLoss',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Is it shown whatever was shown before, and in a session as well. */
export function isOutsideBudget(kind: NoticeKind): boolean {
  return kind === 'sessionEnd' || kind === 'dataLoss';
}

/** The most urgent first. */
export function byUrgency(a: NoticeKind, b: NoticeKind): number {
  return NOTICE_KINDS.indexOf(a) - NOTICE_KINDS.indexOf(b);
}

/** One that was shown, by any window of any machine. */
export interface ShownNotice {
  readonly key: string;
  readonly kind: NoticeKind;
  /** Epoch ms. */
  readonly at: number;
}

/** Why one is held back: a session runs, the day or the week is used up, the summary of the week goes first. */
export type HeldReason = 'session' | 'day' | 'week' | 'summary';

/** One that was offered and not shown. */
export interface HeldNotice {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly message: string;
  readonly reason: HeldReason;
  /** When it was held back first, epoch ms. */
  readonly at: number;
}

/** May it be shown now; `done` where it was, or will never have to be. */
export type NoticeVerdict =
  | { readonly verdict: 'show' }
  | { readonly verdict: 'done' }
  | { readonly verdict: 'wait'; readonly reason: HeldReason };
