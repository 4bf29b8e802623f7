import type { OriginCounts } from '../origins/origin';
import type { TimeTotals } from '../time/kind';

/** Today so far, for the status bar and its tooltip. */
export interface TodayModel {
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly totals: TimeTotals;
  readonly origins: OriginCounts;
}
