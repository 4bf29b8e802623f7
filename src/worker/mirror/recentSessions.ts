import type { DatabaseSync } from 'node:sqlite';
import { lastSessions } from '../../store/focus/sessions';
import type { DatedRow } from '../../store/mirror/mirroredTable';

/** Their name in the mirror; final. */
export const SESSIONS = 'session';

/** A session that ended longer ago is no news to anybody, ms. */
const NEWS = 86_400_000;
const MOST = 20;

/** The open session and those that ended of late, so that other machines hear of both. @param now epoch ms */
export function recentSessions(db: DatabaseSync, now: number): DatedRow[] {
  return lastSessions(db, MOST)
    .filter(({ end }) => end === null || now - end < NEWS)
    .map((session) => ({
      key: session.id,
      at: session.start,
      changed: session.changed,
      value: session,
    }));
}
