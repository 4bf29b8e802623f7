import type { SessionWithResult } from '../../core/focus/result';
import type { SessionArea } from '../../core/focus/session';

/** Sessions for the same thing that lie further apart are two pieces of work, ms. */
export const SAME_WORK = 14 * 86_400_000;

/** A finished piece of work that the person had estimated; ms. */
export interface EstimatedWork {
  readonly intention: string;
  readonly area: SessionArea | null;
  /** When the session with the estimate began, epoch ms. */
  readonly start: number;
  /** What was said first. */
  readonly estimate: number;
  /** Built in that session and those that went on with it. */
  readonly built: number;
  readonly sessions: number;
  /** Did the person call it new ground. */
  readonly newGround: boolean;
}

/**
 * Sessions with the same intention in the same area, each within {@link SAME_WORK} of the one before, are one
 * piece of work: its estimate is the first one given, its effort all that was built from that session on. It is
 * finished where the last session ran to its end and nothing broke it. Sessions without an intention stand for
 * themselves. Work in which nothing was built says nothing about how long building takes.
 */
export function estimatedWork(sessions: readonly SessionWithResult[]): EstimatedWork[] {
  const groups = new Map<string, SessionWithResult[]>();
  const pieces: SessionWithResult[][] = [];
  for (const one of sessions.toSorted((a, b) => a.session.start - b.session.start)) {
    const { session } = one;
    const intention = session.intention.trim().toLowerCase();
    const key = JSON.stringify([intention, session.area?.repo ?? '', session.area?.path ?? '']);
    const open = intention === '' ? undefined : groups.get(key);
    const last = open?.at(-1)?.session;
    if (open !== undefined && last !== undefined && session.start - endOf(last) <= SAME_WORK) {
      open.push(one);
      continue;
    }
    const piece = [one];
    groups.set(key, piece);
    pieces.push(piece);
  }
  return pieces.flatMap(workOf);
}

function workOf(piece: readonly SessionWithResult[]): EstimatedWork[] {
  const from = piece.findIndex(({ session }) => (session.estimate ?? 0) > 0);
  if (from === -1) return [];
  const counted = piece.slice(from);
  const first = counted[0]?.session;
  const last = counted.at(-1)?.session;
  if (first?.estimate === undefined || first.estimate === null || last === undefined) return [];
  if (last.state !== 'ended' || (last.broke !== null && last.broke !== 'nothing')) return [];
  const built = counted.reduce((sum, { result }) => sum + result.built, 0);
  if (built <= 0) return [];
  return [
    {
      intention: first.intention,
      area: first.area,
      start: first.start,
      estimate: first.estimate,
      built,
      sessions: counted.length,
      newGround: first.tags.includes('new-ground'),
    },
  ];
}

function endOf({ end, plannedEnd }: { end: number | null; plannedEnd: number }): number {
  return end ?? plannedEnd;
}
