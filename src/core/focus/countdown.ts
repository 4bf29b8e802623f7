import type { FocusSession } from './session';
import { openGap, remainingOf } from './spans';

const SECOND = 1_000;
const MINUTE = 60_000;

/** What is left, as a clock shows it: `1h 20m`, `31m`, and `42s` in the last minute. @param ms duration */
export function countdownText(ms: number): string {
  // Up, so that fifty minutes begin with 50 and nothing says 0 before it is over.
  if (ms <= MINUTE) return `${Math.ceil(Math.max(0, ms) / SECOND)}s`;
  const minutes = Math.ceil(ms / MINUTE);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}h ${String(minutes % 60).padStart(2, '0')}m` : `${minutes}m`;
}

/** ms until {@link countdownText} of an open session says something else; Infinity while it stands still. */
export function nextTick(session: FocusSession, now: number): number {
  if (session.state === 'paused' && !session.fixed) return Infinity;
  if (openGap(session) !== undefined) return Infinity;
  const left = remainingOf(session, now);
  if (left <= 0) return Infinity;
  const step = left <= MINUTE ? SECOND : MINUTE;
  const rest = left % step;
  // At a full step the text is about to change: a moment later it counts one less.
  return left <= MINUTE ? (rest === 0 ? SECOND : rest) : Math.max(1, rest);
}
