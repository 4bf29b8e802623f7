/** What the person says of the work they chose. */
export const SESSION_TAGS = ['nobody-waits', 'interruptible', 'hand-off', 'new-ground'] as const;
export type SessionTag = (typeof SESSION_TAGS)[number];

/** What broke a session; `nothing` is an answer too. */
export const BROKE = ['meeting', 'review', 'incident', 'chat', 'nothing'] as const;
export type Broke = (typeof BROKE)[number];

export type SessionState = 'running' | 'paused' | 'ended' | 'abandoned';

/**
 * A stretch of a session, epoch ms. Only the last one may be open (`end` null). A `gap` is time that no window
 * saw, until the person says what it was.
 */
export interface SessionSpan {
  readonly start: number;
  readonly end: number | null;
  readonly kind: 'run' | 'pause' | 'gap';
}

export interface SessionArea {
  /** Root of the repository, as areas name it. */
  readonly repo: string;
  /** The area's path, relative to `repo`. */
  readonly path: string;
  /** What the person calls it, where that is another name. */
  readonly name?: string;
}

/** A focus session as it is kept: plain data below 2 KB. Times are epoch ms. */
export interface FocusSession {
  readonly id: string;
  /** Key of the host that it began on. */
  readonly host: string;
  readonly state: SessionState;
  readonly start: number;
  /** When it ends by itself; moves by what was paused, unless `fixed`. */
  readonly plannedEnd: number;
  /** Is the end a time of day ("until 12:00") and no duration. */
  readonly fixed: boolean;
  /** How long was planned, with what it was extended by, ms. */
  readonly planned: number;
  /** Null while it is running or paused. */
  readonly end: number | null;
  /** What for; may be empty. */
  readonly intention: string;
  readonly area: SessionArea | null;
  /** How long the person thinks that the whole work takes, ms. */
  readonly estimate: number | null;
  readonly tags: readonly SessionTag[];
  readonly spans: readonly SessionSpan[];
  readonly broke: Broke | null;
  /** Key of the protected block that it keeps. */
  readonly block: string | null;
  /** Minutes east of UTC at the start. */
  readonly zone: number;
  /** The last instant that a window is known to have lived at while it was open. */
  readonly seen: number;
  /** When the person, or its own end, last changed it: the later record of two hosts holds. */
  readonly changed: number;
}

/** What a session is started with. */
export interface SessionWish {
  readonly length:
    | { readonly kind: 'for'; readonly ms: number }
    /** Epoch ms. */
    | { readonly kind: 'until'; readonly at: number };
  readonly intention?: string;
  readonly area?: SessionArea | null;
  /** ms */
  readonly estimate?: number | null;
  readonly tags?: readonly SessionTag[];
  readonly block?: string | null;
}

/** What the person does to a session. */
export type SessionChange =
  | { readonly kind: 'pause' | 'resume' | 'end' | 'abandon' }
  /** @see MOST_LENGTH */
  | { readonly kind: 'extend'; readonly by: number }
  /** What a gap was: a break, time that went on, or after the end. */
  | { readonly kind: 'gap'; readonly was: GapAnswer }
  | { readonly kind: 'broke'; readonly by: Broke };

export type GapAnswer = 'break' | 'went-on' | 'ended';
