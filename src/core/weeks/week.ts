import type { Day } from '../calendar/day';

/** What one calendar week held; times are ms. Plain data. */
export interface WeekFacts {
  /** Its Monday. */
  readonly week: Day;
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
  /** How long the person was in VS Code, whatever they did there. */
  readonly present: number;
  /** How long a window of VS Code was open; null for weeks in which that was not noted yet. */
  readonly open: number | null;
  /** What git shows of the person; null where no repository was asked. */
  readonly commits: WeekCommits | null;
  /** Only totals are left of some of its days, made with the same parameters as now or with others. */
  readonly folded?: 'same' | 'other';
}

/** The person's own commits of a week, and their merges that brought in work of others. */
export interface WeekCommits {
  readonly written: number;
  readonly directed: number;
  readonly merges: number;
}

/** What the person says of a week: `meetings` is a week of 0 h like any other. */
export type WeekAnswer = 'holiday' | 'otherMachine' | 'meetings';

/**
 * Why a week is counted or not. Only whole weeks that are `counted` say anything about drift:
 * `running` is not over, `phase` was declared, `holiday` and `otherMachine` are answers, and `unanswered` held
 * nothing at all and waits for one.
 */
export type WeekStanding =
  'counted' | 'running' | 'phase' | 'holiday' | 'otherMachine' | 'unanswered';

export interface WeekModel extends WeekFacts {
  readonly standing: WeekStanding;
  /** Id of the phase that it lies in, or null. */
  readonly phase: string | null;
  readonly answer: WeekAnswer | null;
  /** Is it one of the weeks that show a drift. */
  readonly breaks: boolean;
}
