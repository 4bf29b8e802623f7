import type { Day } from '../calendar/day';
import type { WeekSpots } from '../weekly/blindSpots';
import type { WeekDecision } from '../weekly/weekReport';

/** What is kept of the ends of weeks; a week is named by its Monday, times are epoch ms. */
export interface WeeklyPort {
  /**
   * Keeps what the blind spots of this window's repositories are in the week of that instant.
   *
   * @returns how many repositories could be looked at; 0 while their history is being read
   */
  noteBlindSpots(now: number): Promise<number>;
  /** What is kept of a week; null for nothing. */
  blindSpotsOf(week: Day): Promise<WeekSpots | null>;
  /** Keeps what a week ended in; a second thought replaces the first. */
  decideWeek(decision: WeekDecision): Promise<void>;
  weekDecision(week: Day): Promise<WeekDecision | null>;
}
