import type { Range } from '../time/rangeSet';
import type { FocusSession, SessionSpan } from './session';

/** Is it running or paused. */
export function isOpen({ state }: Pick<FocusSession, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}

/** The gap that the person has not told of yet; undefined where there is none. */
export function openGap(
  session: FocusSession,
): (SessionSpan & { readonly end: number }) | undefined {
  const last = session.spans.at(-1);
  if (session.state !== 'running' || last?.kind !== 'gap' || last.end === null) return undefined;
  return { ...last, end: last.end };
}

/** Does it run, with nothing to ask about: the time in which nobody is to be disturbed. */
export function isRunning(session: FocusSession | null): boolean {
  return session?.state === 'running' && openGap(session) === undefined;
}

/**
 * When it ran, epoch ms, in order. An open stretch reaches to the last instant that a window is known to have
 * lived at, or to `now` where that is given.
 */
export function runRanges(session: FocusSession, now = session.seen): Range[] {
  return session.spans.flatMap(({ start, end, kind }) => {
    const stop = end ?? Math.min(now, session.plannedEnd);
    return kind === 'run' && stop > start ? [{ start, end: stop }] : [];
  });
}

/** Time that it ran, ms. */
export function ranFor(session: FocusSession, now?: number): number {
  return sum(runRanges(session, now));
}

/** Time of its pauses that are over, ms. */
export function pausedFor({ spans }: FocusSession): number {
  return sum(
    spans.flatMap(({ start, end, kind }) =>
      kind === 'pause' && end !== null ? [{ start, end }] : [],
    ),
  );
}

/** What is left of it, ms; 0 when it is over. */
export function remainingOf(session: FocusSession, now: number): number {
  if (!isOpen(session)) return 0;
  const stopped =
    session.state === 'paused' && !session.fixed ? session.spans.at(-1) : openGap(session);
  return Math.max(0, session.plannedEnd - (stopped?.start ?? Math.max(now, session.seen)));
}

function sum(ranges: readonly Range[]): number {
  return ranges.reduce((total, { start, end }) => total + end - start, 0);
}
