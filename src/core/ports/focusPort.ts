import type { SessionWithResult } from '../focus/result';
import type { FocusSession, SessionArea, SessionChange, SessionWish } from '../focus/session';

/** What a window hears when it says that it is alive. */
export interface SessionNews {
  /** The open session, whatever window or host it began in; null without one. */
  readonly session: FocusSession | null;
  /** The last one, where it ended by itself within hours and nobody said yet what broke it; else null. */
  readonly ended: FocusSession | null;
}

/** Others who work on the same files, so that they may wait for this work. */
export interface SharedGround {
  /** Others' commits in the area of late. */
  readonly commits: number;
  /** Their names, most commits first, at most three. */
  readonly people: readonly string[];
  /** Days that `commits` were looked for in. */
  readonly days: number;
  /** Branches of others that change files of the area, the latest first, at most three. */
  readonly branches: readonly { readonly name: string; readonly files: number }[];
}

/** Focus sessions: at most one is open, over all windows. Times are epoch ms. */
export interface FocusPort {
  /** The open session as it is kept; changes nothing. */
  currentSession(now: number): Promise<FocusSession | null>;
  /** This window lives: notes that, ends a session whose time is over, and finds gaps. */
  beatSession(now: number): Promise<SessionNews>;
  /** Rejects with an ExpectedError for a wish that makes no sense, or while another one is open. */
  startSession(wish: SessionWish, now: number): Promise<FocusSession>;
  /** Rejects with an ExpectedError where the session is not in a state for that. */
  changeSession(id: string, change: SessionChange, now: number): Promise<FocusSession>;
  /** What was measured in a session, null for the last one; null where there is none of that id. */
  sessionResult(id: string | null): Promise<SessionWithResult | null>;
  /** Sessions that began in `[from, to)`, oldest first, open ones included. */
  sessions(from: number, to: number): Promise<readonly SessionWithResult[]>;
  /** What the last sessions were for, the latest first, each once; at most eight. */
  recentIntentions(): Promise<readonly string[]>;
  /** Do others work in an area of late; null where nobody does, or nothing is known of it. */
  sharedGround(area: SessionArea, now: number): Promise<SharedGround | null>;
  /**
   * Takes over the open session of another host, or what became of it there: the later change holds.
   * False where it is known already, or another session is open here.
   */
  adoptSession(session: FocusSession, now: number): Promise<boolean>;
}
