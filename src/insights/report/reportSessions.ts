import { dayOfUtc } from '../../core/calendar/day';
import type { DayRange } from '../../core/calendar/period';
import { dayAt } from '../../core/calendar/zone';
import type { KeptSession } from '../../core/focus/result';
import type { FocusSession } from '../../core/focus/session';
import type { SessionMeasure } from '../../core/focus/sessionMeasure';
import { pausedFor, ranFor } from '../../core/focus/spans';
import type { Interval } from '../../core/time/kind';
import { sessionResult } from '../focus/sessionResult';

const MINUTE = 60_000;

/** A focus session as `report` prints it; times are epoch ms, durations ms. */
export interface ReportSession extends Pick<
  FocusSession,
  | 'id'
  | 'host'
  | 'state'
  | 'start'
  | 'end'
  | 'planned'
  | 'intention'
  | 'area'
  | 'estimate'
  | 'tags'
  | 'broke'
  | 'block'
  | 'zone'
> {
  /** Time that it ran, and that it was paused. */
  readonly ran: number;
  readonly paused: number;
  /** Built while it ran; null where only totals are left of its days and nobody looked at it before. */
  readonly built: number | null;
  /** built / ran; null where one of them is missing. */
  readonly share: number | null;
}

export interface ReportSessionsInput {
  readonly range: DayRange;
  /** IANA zone that days are split by; null: by the offset that each session began with. */
  readonly zone: string | null;
  readonly sessions: readonly KeptSession[];
  /** Intervals of `[from, to)`; null where only totals are left. */
  readonly intervals: (from: number, to: number) => readonly Interval[] | null;
  /** What was measured in a session while there was more than totals of its days. */
  readonly before?: (session: FocusSession) => Pick<SessionMeasure, 'built'> | undefined;
  /** What other machines measured in a session. */
  readonly others?: (session: FocusSession) => readonly Pick<SessionMeasure, 'built'>[];
}

/** Sessions that began on a day of the range, oldest first. */
export function reportSessions(input: ReportSessionsInput): ReportSession[] {
  const { range, zone, sessions } = input;
  return sessions
    .filter(({ session: { start, zone: offset } }) => {
      const day = zone === null ? dayOfUtc(start + offset * MINUTE) : dayAt(zone, start);
      return day >= range.from && day <= range.to;
    })
    .map((kept) => rowOf(kept, input));
}

function rowOf(
  { session, result }: KeptSession,
  { intervals, before, others }: ReportSessionsInput,
): ReportSession {
  const { id, host, state, start, end, seen, planned, intention } = session;
  const { area, estimate, tags, broke, block, zone } = session;
  const known = intervals(start, end ?? seen);
  const own =
    known === null ? ((result ?? before?.(session))?.built ?? null) : builtIn(session, known);
  const elsewhere = others?.(session) ?? [];
  const built =
    own === null && elsewhere.length === 0
      ? null
      : elsewhere.reduce((sum, one) => sum + one.built, own ?? 0);
  const ran = ranFor(session);
  return {
    id,
    host,
    state,
    start,
    end,
    planned,
    ran,
    paused: pausedFor(session),
    built,
    share: built === null || ran === 0 ? null : Math.min(1, built / ran),
    intention,
    area,
    estimate,
    tags,
    broke,
    block,
    zone,
  };
}

function builtIn(session: FocusSession, intervals: readonly Interval[]): number {
  const nothing = { pulses: [], commits: [], folderOf: (root: string) => root, areaOf: () => null };
  return sessionResult(session, { ...nothing, intervals }).built;
}
