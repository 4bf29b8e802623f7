import type { DatabaseSync } from 'node:sqlite';
import type { FocusSession } from '../../core/focus/session';
import { briefOf, ofBrief, type SessionBrief } from '../../core/focus/sessionBrief';
import { isOpen } from '../../core/focus/spans';
import type { MirrorRow } from '../../core/mirror/month';
import { lastSessions, sessionsBetween } from '../../store/focus/sessions';
import type { DatedRow } from '../../store/mirror/mirroredTable';

/** Their name in the mirror; final. */
export const SESSIONS = 'session';

/** A session of another machine that ended longer ago is no news of this one, ms. */
const NEWS = 86_400_000;
const MOST = 20;

/**
 * Sessions that began in `[from, to)`: those of this machine, so that a lost ledger gets them back with their
 * estimates, and of late those of others as well, which may have ended here.
 *
 * @param host key of the own host
 * @param now epoch ms
 */
export function mirroredSessions(
  db: DatabaseSync,
  host: string,
  [from, to]: readonly [number, number],
  now: number,
): DatedRow[] {
  const own = sessionsBetween(db, from, to)
    .map(({ session }) => session)
    .filter((session) => session.host === host);
  const late = lastSessions(db, MOST).filter(
    ({ start, end }) => start >= from && start < to && (end === null || now - end < NEWS),
  );
  const all = new Map([...own, ...late].map((session) => [session.id, session]));
  return [...all.values()].map((session) => ({
    key: session.id,
    at: session.start,
    changed: session.changed,
    value: isOpen(session) ? session : briefOf(session),
  }));
}

/** A session as the mirror holds it; whether an open one makes sense is not checked here. */
export function mirroredSession({ key, value }: MirrorRow): FocusSession | undefined {
  return Array.isArray(value)
    ? ofBrief(key, value as SessionBrief)
    : (value as FocusSession | undefined);
}
