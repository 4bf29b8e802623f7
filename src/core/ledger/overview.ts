import type { OriginCounts } from '../origins/origin';
import type { Kind, ReviewSub, TimeTotals } from '../time/kind';
import type { TimeParameters } from '../time/parameters';
import type { PlaceTime, TrendPoint } from './evidence';
import type { LedgerHealth } from './health';

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface OverviewQuery {
  readonly period: Period;
  /** Any local day of the period, `YYYY-MM-DD`. */
  readonly date: string;
  /** Root of one repository, or null for all. */
  readonly repo: string | null;
  readonly now: number;
}

/** One day of the period; days without data are listed with zeros. */
export interface DayModel {
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly totals: TimeTotals;
  readonly origins: OriginCounts;
  /**
   * Set where only the day's totals are left. `other`: they were made with other parameters than hold now,
   * so a chart marks the seam to its neighbours.
   */
  readonly folded?: 'same' | 'other';
}

/** A stretch of today's line; neighbours of equal kind and sub-kind are joined. */
export interface LineSegment {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly sub: ReviewSub | null;
}

/** A computer (a container and a remote machine count as one) whose time is in the ledger. */
export interface HostModel {
  readonly name: string;
  /** The one that this ledger is kept on. */
  readonly own: boolean;
  /** Last local day that anything is known of; null where nothing is. */
  readonly last: string | null;
}

/** What the dashboard's first view shows. All times in ms. */
export interface OverviewModel {
  readonly query: OverviewQuery;
  /** First and last local day of the period, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Local day of `now`. */
  readonly today: string;
  readonly timeZone: string;
  readonly totals: TimeTotals;
  readonly origins: OriginCounts;
  readonly days: readonly DayModel[];
  /** Medians of the last 12 like periods that have data before this one, or null with none. */
  readonly usual: {
    readonly built: number;
    readonly reviewed: number;
    readonly directed: number;
    /** Of those periods that have a share; null where none has. */
    readonly share: number | null;
    readonly periods: number;
  } | null;
  /** Built / (built + reviewed), 0 to 1; null when both together are under 2 h. */
  readonly share: number | null;
  /** Set where most of the person's review happens elsewhere: a share would mislead, so there is none. */
  readonly shareHidden?: true;
  readonly target: number | null;
  /** For a day where there is a target: what was built in the week around it so far, ms. */
  readonly week?: { readonly built: number; readonly target: number };
  /** How directing counts in the share. */
  readonly countDirected: 'apart' | 'handsOn';
  /** The thresholds that the numbers were made with, ms. */
  readonly parameters: TimeParameters;
  /** Time with hands-on edits in it, a lower bound of what was built; null where only totals are left. */
  readonly typing: number | null;
  /** Built, reviewed and directed time by folder and language. */
  readonly places: readonly PlaceTime[];
  /** Up to twelve like periods before this one that have data, and this one, in order of time. */
  readonly trend: readonly TrendPoint[];
  /** Intervals of the day that is shown as a line (today, or the last day with data of the period). */
  readonly line: { readonly date: string; readonly segments: readonly LineSegment[] };
  readonly repositories: readonly { readonly root: string; readonly name: string }[];
  /** First instant in the ledger, or null when it is empty. */
  readonly since: number | null;
  /** This computer first. */
  readonly hosts: readonly HostModel[];
  readonly health: LedgerHealth;
}
