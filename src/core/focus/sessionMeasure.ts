import type { Interruptions, SessionResult } from './result';

/** What one machine measured in a session, ms; outlives the pulses it was measured from. */
export type SessionMeasure = Pick<
  SessionResult,
  'built' | 'reviewed' | 'directed' | 'interruptions'
>;

/** What a machine, or a ledger that the mirror told of, measured in a session that is over. */
export interface MeasuredSession {
  readonly session: string;
  /** Key of the machine, or of the mirrored source. */
  readonly host: string;
  /** When the session began, epoch ms. */
  readonly start: number;
  readonly measure: SessionMeasure;
}

/** As it is kept: numbers alone. */
export function measureText({
  built,
  reviewed,
  directed,
  interruptions: { focus, review, other },
}: SessionMeasure): string {
  const counts = [focus, review, other].flatMap(({ count, ms }) => [count, ms]);
  return JSON.stringify([built, reviewed, directed, ...counts]);
}

/** What {@link measureText} wrote; undefined for anything else. */
export function measureOfText(text: string): SessionMeasure | undefined {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(values) || values.length !== 9) return undefined;
  if (!values.every((value) => Number.isSafeInteger(value) && Number(value) >= 0)) return undefined;
  const numbers = values as number[];
  const pair = (at: number): Interruptions => ({
    count: numbers[at] ?? 0,
    ms: numbers[at + 1] ?? 0,
  });
  const [built = 0, reviewed = 0, directed = 0] = numbers;
  const interruptions = { focus: pair(3), review: pair(5), other: pair(7) };
  return { built, reviewed, directed, interruptions };
}

/**
 * A result with what other machines measured in the same session: times add up, as a person is at one of them. What
 * came in between is told by the machine that the person built most on, as the others saw nothing but an absence.
 */
export function withOthers(own: SessionResult, others: readonly SessionMeasure[]): SessionResult {
  if (others.length === 0) return own;
  const all: readonly SessionMeasure[] = [own, ...others];
  const sum = (of: 'built' | 'reviewed' | 'directed'): number =>
    all.reduce((total, one) => total + one[of], 0);
  const built = sum('built');
  const most = all.reduce((best, one) => (one.built > best.built ? one : best));
  return {
    ...own,
    ...{ built, reviewed: sum('reviewed'), directed: sum('directed') },
    share: own.ran === 0 ? null : Math.min(1, built / own.ran),
    interruptions: most.interruptions,
  };
}
