import type { FocusSession } from './session';

/** How often something came in between, and for how long, ms. */
export interface Interruptions {
  readonly count: number;
  readonly ms: number;
}

export interface SessionCommit {
  /** Root of the repository. */
  readonly repo: string;
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly subject: string;
}

/** What was measured while a session ran; pauses and gaps are left out. Times in ms. */
export interface SessionResult {
  /** Time that the session ran. */
  readonly ran: number;
  readonly paused: number;
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
  /** `built / ran`, 0 to 1; null for a session that never ran. */
  readonly share: number | null;
  /** Where the built time went, longest first, by area; at most 8. */
  readonly areas: readonly {
    readonly repo: string;
    readonly path: string;
    readonly built: number;
  }[];
  /** Files of the built time, longest first, at most 12. */
  readonly files: readonly {
    readonly repo: string;
    readonly path: string;
    readonly built: number;
  }[];
  /** The person's own commits meanwhile, oldest first, at most 30. */
  readonly commits: readonly SessionCommit[];
  /** What came in between, each over a minute. */
  readonly interruptions: {
    /** Absences that began with the window losing focus. */
    readonly focus: Interruptions;
    /** Review of others' work. */
    readonly review: Interruptions;
    /** Other absences. */
    readonly other: Interruptions;
  };
}

/** A session as it is kept, and what was measured when it was looked at last; null while nobody did. */
export interface KeptSession {
  readonly session: FocusSession;
  readonly result: SessionResult | null;
}

export interface SessionWithResult {
  readonly session: FocusSession;
  readonly result: SessionResult;
}
