import { BROKE, SESSION_TAGS, type FocusSession, type SessionSpan } from './session';
import { sessionOf } from './sessionShape';

const KINDS: readonly SessionSpan['kind'][] = ['run', 'pause', 'gap'];

/** A session that is over, in a third of its room: its times count from its start, and what it lacks is 0. */
export type SessionBrief = readonly unknown[];

/** @param session one that is over; its id is not in the brief */
export function briefOf(session: FocusSession): SessionBrief {
  const { host, state, start, plannedEnd, fixed, planned, end, intention, area, estimate } =
    session;
  const { tags, spans, broke, block, zone, seen, changed } = session;
  return [
    ...[host, state === 'abandoned' ? 1 : 0, start, plannedEnd - start, fixed ? 1 : 0, planned],
    ...[(end ?? start) - start, intention, area ?? 0, estimate ?? 0],
    tags.map((tag) => SESSION_TAGS.indexOf(tag)),
    spans.flatMap((span) => [
      KINDS.indexOf(span.kind),
      span.start - start,
      (span.end ?? span.start) - start,
    ]),
    ...[broke === null ? -1 : BROKE.indexOf(broke), block ?? 0, zone, seen - start],
    changed - start,
  ];
}

/** What {@link briefOf} wrote; undefined for anything else. */
export function ofBrief(id: string, brief: SessionBrief): FocusSession | undefined {
  const [host, abandoned, start, plannedEnd, fixed, planned, end, intention, area, estimate] =
    brief;
  const [tags, spans, broke, block, zone, seen, changed] = brief.slice(10);
  const at = (value: unknown): number => Number(start) + Number(value);
  return sessionOf({
    ...{ id, host, state: abandoned === 1 ? 'abandoned' : 'ended', start },
    ...{ plannedEnd: at(plannedEnd), fixed: fixed === 1, planned, end: at(end), intention },
    ...{ area: area === 0 ? null : area, estimate: estimate === 0 ? null : estimate },
    tags: listOf(tags).map((tag) => SESSION_TAGS[Number(tag)]),
    spans: triplesOf(listOf(spans)).map(([kind, from, to]) => ({
      ...{ start: at(from), end: at(to), kind: KINDS[Number(kind)] },
    })),
    broke: broke === -1 ? null : BROKE[Number(broke)],
    ...{ block: block === 0 ? null : block, zone, seen: at(seen), changed: at(changed) },
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [undefined];
}

function triplesOf(values: readonly unknown[]): (readonly unknown[])[] {
  return Array.from({ length: Math.ceil(values.length / 3) }, (_, i) =>
    values.slice(3 * i, 3 * i + 3),
  );
}
