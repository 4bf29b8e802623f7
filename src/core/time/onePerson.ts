import type { Presence } from './presence';
import { RangeSet, type Range } from './rangeSet';
import type { WindowTimeline } from './timeline';

/** Present time that belongs to one window only. */
export interface OwnPresence {
  readonly timeline: WindowTimeline;
  readonly focused: readonly Range[];
  readonly away: readonly Range[];
  readonly pairing: RangeSet;
}

/**
 * A person is at one window at a time: where several claim the same instant, the one with the later
 * interaction before it has it, then the one with the lower id. A short absence counts only where no other
 * window had the person, and only for one window.
 */
export function onePerson(
  windows: readonly { readonly timeline: WindowTimeline; readonly presence: Presence }[],
): OwnPresence[] {
  const focused = assign(
    windows.map(({ presence, timeline }) => ({ ranges: presence.focused, timeline })),
  );
  const taken = new RangeSet(focused.flat());
  const away = assign(
    windows.map(({ presence, timeline }) => ({
      ranges: presence.away.flatMap((range) => taken.subtractFrom(range)),
      timeline,
    })),
  );
  return windows.map(({ timeline, presence }, i) => ({
    timeline,
    focused: focused[i] ?? [],
    away: away[i] ?? [],
    pairing: new RangeSet(presence.pairing),
  }));
}

interface Claim {
  readonly ranges: readonly Range[];
  readonly timeline: WindowTimeline;
}

/** Cuts overlapping claims so that each instant has one owner; result in the order of the claims. */
function assign(claims: readonly Claim[]): Range[][] {
  if (claims.length < 2) return claims.map(({ ranges }) => [...ranges]);
  const edges = claims
    .flatMap((claim, owner) =>
      claim.ranges.flatMap((range) => [
        { at: range.start, owner, open: true },
        { at: range.end, owner, open: false },
      ]),
    )
    .sort((a, b) => a.at - b.at || Number(a.open) - Number(b.open));
  const result: { start: number; end: number }[][] = claims.map(() => []);
  const open = new Set<number>();
  let from = -Infinity;
  for (const { at, owner, open: opens } of edges) {
    if (at > from && open.size > 0) share(from, at, [...open].sort(ascending), claims, result);
    from = at;
    if (opens) open.add(owner);
    else open.delete(owner);
  }
  return result;
}

function share(
  start: number,
  end: number,
  owners: readonly number[],
  claims: readonly Claim[],
  result: { start: number; end: number }[][],
): void {
  const cuts =
    owners.length < 2
      ? []
      : owners.flatMap((owner) => inputsWithin(claims[owner]?.timeline, start, end));
  let from = start;
  for (const to of [...cuts, end].sort(ascending)) {
    if (to <= from) continue;
    let winner = owners[0] ?? 0;
    let latest = -Infinity;
    for (const owner of owners) {
      const input = lastInputUpTo(claims[owner]?.timeline, from);
      if (input > latest) {
        latest = input;
        winner = owner;
      }
    }
    const own = result[winner];
    const last = own?.at(-1);
    if (last?.end === from) last.end = to;
    else own?.push({ start: from, end: to });
    from = to;
  }
}

const ascending = (a: number, b: number): number => a - b;

function inputsWithin(timeline: WindowTimeline | undefined, start: number, end: number): number[] {
  return (timeline?.pulses ?? [])
    .flatMap(({ firstInput, lastInput }) => [firstInput, lastInput])
    .filter((at): at is number => at !== null && at > start && at < end);
}

function lastInputUpTo(timeline: WindowTimeline | undefined, at: number): number {
  let latest = -Infinity;
  for (const { start, firstInput, lastInput } of timeline?.pulses ?? []) {
    if (start > at) break;
    if (lastInput !== null && lastInput <= at) latest = Math.max(latest, lastInput);
    else if (firstInput !== null && firstInput <= at) latest = Math.max(latest, firstInput);
  }
  return latest;
}
