/** What a stretch of present time was. */
export const KINDS = [
  'implementing',
  'reviewing',
  'debugging',
  'directing',
  'reading',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

/** Whose work is reviewed; `elsewhere` is review that VS Code does not see. */
export const REVIEW_SUBS = ['others', 'own', 'agent', 'elsewhere'] as const;
export type ReviewSub = (typeof REVIEW_SUBS)[number];

/** What the person looks at. */
export const SURFACES = [
  'editor',
  'notebook',
  'diff',
  'multi-diff',
  'merge',
  'pr',
  'comment',
  'terminal',
  'debug-console',
  'agent',
  'settings',
  'scm',
  'webview',
  'unknown-tab',
  'none',
] as const;
export type Surface = (typeof SURFACES)[number];

/** Which rule gave an interval its kind; shown as evidence. */
export type KindRule =
  | 'review-surface'
  | 'agent-edited-last'
  | 'agent-surface'
  | 'episode'
  | 'episode-lead'
  | 'episode-tail'
  | 'debug-session'
  | 'own-diff'
  | 'agent-diff'
  | 'agent-made'
  | 'editor'
  | 'elsewhere'
  | 'correction'
  | 'rest';

/** `[start, end)` of one kind, epoch ms. */
export interface Interval {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  /** Set for `reviewing` only. */
  readonly sub: ReviewSub | null;
  readonly surface: Surface;
  /** Root of the repository (or workspace folder) that is shown, or null. */
  readonly repo: string | null;
  /** Relative to `repo`, or null. */
  readonly path: string | null;
  readonly rule: KindRule;
  /** Id of the window. */
  readonly window: string;
  /** Presence held by a session started as pairing, without input of its own. */
  readonly pairing?: boolean;
}

/** ms per kind, per review sub-kind, and the three headlines. */
export interface TimeTotals {
  readonly kinds: Readonly<Record<Kind, number>>;
  readonly sub: { readonly reviewing: Readonly<Record<ReviewSub, number>> };
  readonly headlines: {
    /** implementing + debugging + reviewing.own */
    readonly built: number;
    /** reviewing.others + reviewing.elsewhere */
    readonly reviewed: number;
    /** directing + reviewing.agent */
    readonly directed: number;
  };
}

/** Sums intervals; they must be disjoint. */
export function sumIntervals(
  intervals: Iterable<Pick<Interval, 'start' | 'end' | 'kind' | 'sub'>>,
): TimeTotals {
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  const reviewing = Object.fromEntries(REVIEW_SUBS.map((sub) => [sub, 0])) as Record<
    ReviewSub,
    number
  >;
  for (const { start, end, kind, sub } of intervals) {
    kinds[kind] += end - start;
    if (kind === 'reviewing' && sub !== null) reviewing[sub] += end - start;
  }
  return totalsOf(kinds, reviewing);
}

export function totalsOf(
  kinds: Readonly<Record<Kind, number>>,
  reviewing: Readonly<Record<ReviewSub, number>>,
): TimeTotals {
  return {
    kinds,
    sub: { reviewing },
    headlines: {
      built: kinds.implementing + kinds.debugging + reviewing.own,
      reviewed: reviewing.others + reviewing.elsewhere,
      directed: kinds.directing + reviewing.agent,
    },
  };
}
