import { ExpectedError } from '../errors/expectedError';
import {
  checkedLength,
  checkSpan,
  checkWords,
  isBroke,
  MOST_LENGTH,
  MOST_SPANS,
  refuse,
} from './limits';
import type { FocusSession, GapAnswer, SessionChange, SessionSpan, SessionWish } from './session';
import { isOpen, openGap } from './spans';

const MINUTE = 60_000;

/**
 * So long nobody need hear of a window before a session has a gap, ms. Windows say every few seconds that they
 * live; a busy machine may keep them from it for a while, a lid that is closed does so for longer.
 */
export const GAP = 3 * MINUTE;
/** A clock that was put back by less goes unnoticed, ms. */
const PUT_BACK = MINUTE;
/** A session that ended by itself can be gone on with for so long, ms. */
export const GO_ON_WITHIN = 15 * MINUTE;

export interface SessionPlace {
  readonly id: string;
  readonly host: string;
  /** Epoch ms. */
  readonly now: number;
  /** Minutes east of UTC. */
  readonly zone: number;
}

/** A session that begins now. @throws ExpectedError for a wish that makes no sense */
export function begin(wish: SessionWish, { id, host, now, zone }: SessionPlace): FocusSession {
  const planned = checkedLength(wish, now);
  const trimmed = { ...wish, intention: (wish.intention ?? '').trim() };
  checkWords(trimmed);
  return {
    id,
    host,
    state: 'running',
    start: now,
    plannedEnd: now + planned,
    fixed: wish.length.kind === 'until',
    planned,
    end: null,
    intention: trimmed.intention,
    area: wish.area ?? null,
    estimate: wish.estimate ?? null,
    tags: [...new Set(wish.tags ?? [])],
    spans: [{ start: now, end: null, kind: 'run' }],
    broke: null,
    block: wish.block ?? null,
    zone,
    seen: now,
    changed: now,
  };
}

/**
 * What has become of a session by now, a window being alive: it ends where its time is over, and time that no
 * window saw is a gap. Only what was stored counts, so neither sleep nor a clock that jumps creates time.
 */
export function advance(session: FocusSession, now: number): FocusSession {
  return stamped(session, advanced(session, now));
}

function advanced(session: FocusSession, now: number): FocusSession {
  if (!isOpen(session)) return session;
  if (now < session.seen - PUT_BACK) return advanced(putBack(session, now), now);
  const at = Math.max(now, session.seen);
  const gap = openGap(session);
  if (gap !== undefined) {
    const end = at - session.seen > GAP ? at : gap.end;
    return { ...withLast(session, { ...gap, end }), seen: at };
  }
  const { plannedEnd, fixed, seen } = session;
  if (session.state === 'paused') {
    return fixed && at >= plannedEnd ? finish(session, plannedEnd, at) : { ...session, seen: at };
  }
  if (Math.min(at, plannedEnd) - seen > GAP) {
    const spans = [...closed(session.spans, seen), { start: seen, end: at, kind: 'gap' } as const];
    return { ...session, spans, seen: at, changed: at };
  }
  return at >= plannedEnd ? finish(session, plannedEnd, at) : { ...session, seen: at };
}

/** Does what the person asks for. @throws ExpectedError where the session is not in a state for that */
export function change(session: FocusSession, wish: SessionChange, now: number): FocusSession {
  return stamped(session, changed(session, wish, now));
}

function changed(session: FocusSession, wish: SessionChange, now: number): FocusSession {
  const present = advance(session, now);
  const at = isOpen(present) ? present.seen : Math.max(now, present.changed);
  switch (wish.kind) {
    case 'pause':
      return pause(present, at);
    case 'resume':
      return resume(present, at);
    case 'extend':
      return extend(present, wish.by, at);
    case 'end':
      // Its time may have run out in the instant before.
      return isOpen(present) ? finish(present, at, at) : present;
    case 'abandon':
      if (!isOpen(present)) over('It can no longer be abandoned.');
      return { ...finish(present, at, at), state: 'abandoned' };
    case 'gap':
      return answerGap(present, wish.was, at);
    case 'broke':
      if (isOpen(present)) refuse('What broke it', 'the session is not over', 'End it first.');
      if (!isBroke(wish.by)) refuse('What broke it', 'is no known answer', 'Choose from the list.');
      return { ...present, broke: wish.by, changed: at };
  }
}

/** Whatever the clock says, a change is never older than the one before. */
function stamped(before: FocusSession, after: FocusSession): FocusSession {
  return after.changed >= before.changed ? after : { ...after, changed: before.changed };
}

/** Did it end by itself, so that it can be gone on with. */
export function canGoOn({ state, end, plannedEnd }: FocusSession, now: number): boolean {
  return state === 'ended' && end === plannedEnd && now - end <= GO_ON_WITHIN;
}

function pause(session: FocusSession, at: number): FocusSession {
  if (!isOpen(session)) over('It can no longer be paused.');
  if (session.state === 'paused') return session;
  askFirst(session);
  if (session.spans.length + 2 > MOST_SPANS) {
    refuse('Pause', 'this session was paused too often', 'End it and start another one.');
  }
  const spans = [...closed(session.spans, at), { start: at, end: null, kind: 'pause' } as const];
  return { ...session, state: 'paused', spans, changed: at };
}

function resume(session: FocusSession, at: number): FocusSession {
  if (!isOpen(session)) over('It can no longer be resumed.');
  if (session.state === 'running') return session;
  const start = session.spans.at(-1)?.start ?? at;
  return {
    ...session,
    state: 'running',
    plannedEnd: session.fixed ? session.plannedEnd : session.plannedEnd + at - start,
    spans: [...closed(session.spans, at), { start: at, end: null, kind: 'run' }],
    changed: at,
  };
}

function extend(session: FocusSession, by: number, at: number): FocusSession {
  checkSpan('Extension', by);
  if (session.planned + by > MOST_LENGTH) {
    refuse('Extension', 'the session would be longer than 24 hours', 'Start another one.');
  }
  const longer = { ...session, planned: session.planned + by, changed: at };
  if (isOpen(session)) return { ...longer, plannedEnd: session.plannedEnd + by };
  if (!canGoOn(session, at)) over('It can no longer be extended.');
  const end = session.end ?? at;
  const since = at > end ? [{ start: end, end: at, kind: 'pause' } as const] : [];
  return {
    ...longer,
    state: 'running',
    end: null,
    broke: null,
    plannedEnd: at + by,
    spans: [...session.spans, ...since, { start: at, end: null, kind: 'run' }],
    seen: at,
  };
}

function answerGap(session: FocusSession, was: GapAnswer, at: number): FocusSession {
  const gap = openGap(session);
  if (gap === undefined) {
    throw new ExpectedError(
      'There is no gap to explain.',
      'The session is as it was.',
      'Another window may have answered.',
    );
  }
  if (was === 'ended') return finish(session, gap.start, at);
  const before = session.spans.slice(0, -1);
  const open = { start: gap.end, end: null, kind: 'run' } as const;
  if (was === 'went-on') {
    const last = before.at(-1);
    const joined = last?.kind === 'run' ? last.start : gap.start;
    const rest = last?.kind === 'run' ? before.slice(0, -1) : before;
    const spans: readonly SessionSpan[] = [...rest, { start: joined, end: null, kind: 'run' }];
    return overdue({ ...session, spans, seen: at, changed: at }, at);
  }
  const { plannedEnd, fixed } = session;
  const spans = [...before, { ...gap, kind: 'pause' } as const];
  if (fixed && gap.end >= plannedEnd) return finish({ ...session, spans: before }, gap.start, at);
  return overdue(
    {
      ...session,
      spans: [...spans, open],
      plannedEnd: fixed ? plannedEnd : plannedEnd + gap.end - gap.start,
      seen: at,
      changed: at,
    },
    at,
  );
}

function overdue(session: FocusSession, at: number): FocusSession {
  return at >= session.plannedEnd ? finish(session, session.plannedEnd, at) : session;
}

/** Ends it; what is paused or not told of at its end is no part of it. */
function finish(session: FocusSession, end: number, at: number): FocusSession {
  const last = session.spans.at(-1);
  const idle = last !== undefined && last.kind !== 'run';
  const stop = idle ? Math.min(last.start, end) : end;
  const spans = closed(idle ? session.spans.slice(0, -1) : session.spans, stop);
  return { ...session, state: 'ended', end: stop, spans, seen: at, changed: at };
}

/** The clock was put back: nothing lies in the future, and as much is left as before. */
function putBack(session: FocusSession, now: number): FocusSession {
  // What is left counts from here: from now on, or from where it stopped.
  const last = session.spans.at(-1);
  const stopped = session.state === 'paused' || last?.kind === 'gap';
  const anchor = stopped ? (last?.start ?? session.seen) : session.seen;
  const by = Math.max(0, anchor - now);
  const spans = session.spans
    .map(({ start, end, kind }) => ({
      start: Math.min(start, now),
      end: end === null ? null : Math.min(end, now),
      kind,
    }))
    .filter(({ start, end, kind }) => end === null || end > start || kind === 'gap');
  return {
    ...session,
    start: Math.min(session.start, now),
    plannedEnd: session.fixed ? session.plannedEnd : session.plannedEnd - by,
    spans,
    seen: now,
    changed: Math.max(session.changed, now),
  };
}

/** Closes the open stretch; one without length is left out. */
function closed(spans: readonly SessionSpan[], at: number): readonly SessionSpan[] {
  const last = spans.at(-1);
  if (last === undefined || (last.end !== null && last.end <= at)) return spans;
  const before = spans.slice(0, -1);
  return at > last.start ? [...before, { ...last, end: at }] : before;
}

function withLast(session: FocusSession, span: SessionSpan): FocusSession {
  return { ...session, spans: [...session.spans.slice(0, -1), span] };
}

function askFirst(session: FocusSession): void {
  if (openGap(session) === undefined) return;
  throw new ExpectedError(
    'The gap in this session is not explained yet.',
    'Your time is still measured.',
    'Say whether it was a break, the session went on, or it had ended.',
  );
}

function over(what: string): never {
  throw new ExpectedError(
    `The session is over. ${what}`,
    'Its result is kept.',
    'Start another one.',
  );
}
