import {
  flag,
  instant,
  length,
  listOf,
  oneOf,
  optional,
  orNull,
  shape,
  text,
  type Check,
} from './checks';
import { BROKE, SESSION_TAGS, type FocusSession } from './session';

const FIELDS = {
  id: text,
  host: text,
  state: oneOf(['running', 'paused', 'ended', 'abandoned']),
  start: instant,
  plannedEnd: instant,
  fixed: flag,
  planned: length,
  end: orNull(instant),
  intention: text,
  area: orNull(shape({ repo: text, path: text, name: optional(text) })),
  estimate: orNull(length),
  tags: listOf(oneOf(SESSION_TAGS), SESSION_TAGS.length),
  spans: listOf(
    shape({ start: instant, end: orNull(instant), kind: oneOf(['run', 'pause', 'gap']) }),
    100,
  ),
  broke: orNull(oneOf(BROKE)),
  block: orNull(text),
  zone: instant,
  seen: instant,
  changed: instant,
} satisfies Readonly<Record<keyof FocusSession, Check>>;

const isSession = shape(FIELDS);

/** A session that came from outside (a file, another host), with nothing but its own fields; else undefined. */
export function sessionOf(value: unknown): FocusSession | undefined {
  if (!isSession(value)) return undefined;
  const session = value as FocusSession;
  const open = session.state === 'running' || session.state === 'paused';
  if (open !== (session.end === null) || !isInOrder(session)) return undefined;
  const names = Object.keys(FIELDS) as (keyof FocusSession)[];
  return Object.fromEntries(names.map((name) => [name, session[name]])) as unknown as FocusSession;
}

function isInOrder({ start, end, spans }: FocusSession): boolean {
  let at = start;
  for (const [index, span] of spans.entries()) {
    if (span.start < at || (span.end !== null && span.end < span.start)) return false;
    if (span.end === null && (index < spans.length - 1 || end !== null)) return false;
    at = span.end ?? span.start;
  }
  return end === null || end >= at;
}
