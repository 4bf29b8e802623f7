import type { Day } from '../calendar/day';
import type { Origin } from '../origins/origin';
import type { Kind, KindRule, ReviewSub, Surface, TimeTotals } from '../time/kind';

/** Which part of the time is asked for. */
export const EVIDENCE_PARTS = [
  'all',
  'built',
  'reviewed',
  'directed',
  // Built and reviewed together; with directed, all that is not apart.
  'counted',
  'headlines',
  'apart',
  'writing',
  'debugging',
  'own',
  'others',
  'elsewhere',
  'reading',
  'other',
] as const;
export type EvidencePart = (typeof EVIDENCE_PARTS)[number];

/** Where the next page of evidence begins: a local day, and how many of its intervals were shown. */
export interface EvidenceCursor {
  readonly day: Day;
  readonly skip: number;
}

export interface EvidenceQuery {
  /** First and last local day, `YYYY-MM-DD`. */
  readonly from: Day;
  readonly to: Day;
  readonly part: EvidencePart;
  /** Root of one repository, or null for all. */
  readonly repo: string | null;
  /** Only files directly or deeper in this folder of a repository; `''` is its root; null for all. */
  readonly folder: string | null;
  /** Only files of this language, as {@link languageOf} names it, or null. */
  readonly language: string | null;
  /** Only intervals in which characters of this origin were inserted, or null. */
  readonly origin: Origin | null;
  /** Only what touches `[start, end)`, epoch ms, or null. */
  readonly span: readonly [number, number] | null;
  /** Where to go on; null begins at the first day. */
  readonly cursor: EvidenceCursor | null;
}

/** Edits within an interval that one rule gave their origin. */
export interface EvidenceEdits {
  readonly origin: Origin;
  /** Id of the rule; null for what was recorded before rules were kept. */
  readonly rule: string | null;
  readonly events: number;
  /** UTF-16 units. */
  readonly inserted: number;
  readonly deleted: number;
}

/** One interval, with what it rests on. */
export interface EvidenceInterval {
  /** `[start, end)`, epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly sub: ReviewSub | null;
  readonly rule: KindRule;
  readonly surface: Surface;
  readonly repo: string | null;
  readonly path: string | null;
  /** Characters inserted in it by origin; origins without any are left out. */
  readonly inserted: Readonly<Partial<Record<Origin, number>>>;
  /** Why: its edits by origin and rule, the most frequent rule of an origin first. */
  readonly edits: readonly EvidenceEdits[];
  /** The correction that made it what it is, or null. */
  readonly correction: number | null;
}

export interface EvidenceModel {
  readonly query: EvidenceQuery;
  readonly timeZone: string;
  /** In ascending order; one page. */
  readonly intervals: readonly EvidenceInterval[];
  readonly next: EvidenceCursor | null;
  /** Days of the range of which only totals are left, so that there are no intervals to show. */
  readonly folded: number;
}

/** Built and reviewed time of one folder or language, ms. */
export interface PlaceTime {
  readonly repo: string | null;
  /** The top of the path: at most two directories; `''` for files at the root; null where no file was shown. */
  readonly folder: string | null;
  readonly language: string | null;
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
}

/** A like period of the trend. */
export interface TrendPoint {
  readonly from: Day;
  readonly to: Day;
  readonly headlines: TimeTotals['headlines'];
  /** By the rule of the period's own share; null where too little was measured. */
  readonly share: number | null;
  /** Set where some of its days are totals made with other thresholds than hold now. */
  readonly other?: true;
}
