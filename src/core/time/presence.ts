import type { TimeParameters } from './parameters';
import type { Range } from './rangeSet';
import type { Segment, WindowTimeline } from './timeline';

/** `window.state.active` falls 44 to 54 s after the last input; a minute before its fall somebody was there. */
export const ACTIVE_LAG = 60_000;
/** A session started as pairing holds presence this long without input. */
export const PAIRING_HOLD = 600_000;

/** Present time of one window. */
export interface Presence {
  /** Focused and somebody there; disjoint, ascending. */
  readonly focused: readonly Range[];
  /** Short absences by loss of focus that count as present, disjoint from `focused`. */
  readonly away: readonly Range[];
  /** The part of `focused` that only pairing holds. */
  readonly pairing: readonly Range[];
}

interface InputRun {
  readonly first: number;
  readonly last: number;
}

interface FocusStretch extends Range {
  readonly segments: readonly Segment[];
}

/** When somebody was at this window, from its interactions and its focus. */
export function presenceOf(timeline: WindowTimeline, params: TimeParameters): Presence {
  const focused: Range[] = [];
  const away: Range[] = [];
  const pairing: Range[] = [];
  let lost: { at: number } | null = null;
  let pulse = 0;
  for (const stretch of focusStretches(timeline)) {
    if (lost !== null && stretch.start - lost.at <= params.awayGrace && stretch.start > lost.at) {
      away.push({ start: lost.at, end: stretch.start });
    }
    const runs: InputRun[] = [];
    for (; pulse < timeline.pulses.length; pulse++) {
      const own = timeline.pulses[pulse];
      if (own === undefined || own.start >= stretch.end + (stretch.end === timeline.end ? 1 : 0)) {
        break;
      }
      if (own.firstInput === null || own.lastInput === null || !own.state.focused) continue;
      runs.push(...runsOf(own.firstInput, own.lastInput, own.inputGap, params));
    }
    const present = presentIn(stretch, runs, params, pairing);
    focused.push(...present);
    const until = Math.max(present.at(-1)?.end ?? -Infinity, runs.at(-1)?.last ?? -Infinity);
    lost = until === stretch.end ? { at: stretch.end } : null;
  }
  return { focused, away, pairing };
}

/** Inside a pulse all gaps are shorter than any parameter, unless that parameter is off. */
function runsOf(first: number, last: number, gap: number, params: TimeParameters): InputRun[] {
  if (gap <= Math.max(params.idleTimeout, params.idleGrace)) return [{ first, last }];
  return [
    { first, last: first },
    { first: last, last },
  ];
}

function focusStretches(timeline: WindowTimeline): FocusStretch[] {
  const stretches: { start: number; end: number; segments: Segment[] }[] = [];
  let open: { start: number; end: number; segments: Segment[] } | null = null;
  for (const segment of timeline.segments) {
    if (!segment.state.focused) {
      open = null;
      continue;
    }
    if (open === null) {
      open = { start: segment.start, end: segment.end, segments: [] };
      stretches.push(open);
    }
    open.end = segment.end;
    open.segments.push(segment);
  }
  return stretches;
}

function presentIn(
  stretch: FocusStretch,
  runs: readonly InputRun[],
  params: TimeParameters,
  pairing: Range[],
): Range[] {
  const present: { start: number; end: number }[] = [];
  const add = (start: number, end: number): void => {
    const last = present.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) present.push({ start, end });
  };
  runs.forEach((run, i) => {
    const next = runs[i + 1]?.first ?? stretch.end;
    add(run.first, run.last);
    const end = presentUntil(stretch, run.last, next, params);
    add(run.last, end);
    const held = pairingUntil(stretch, run.last, next);
    if (held > end) {
      pairing.push({ start: end, end: held });
      add(run.last, held);
    }
  });
  return present;
}

/** Until when somebody was there after the interaction at `last`, when the next thing told came at `next`. */
function presentUntil(
  stretch: FocusStretch,
  last: number,
  next: number,
  params: TimeParameters,
): number {
  if (next - last <= params.idleTimeout) return next;
  const graced = Math.min(last + params.idleGrace, next);
  const limit = indirectUntil(stretch, last, next, params);
  return limit > last + params.idleTimeout ? Math.max(graced, limit) : graced;
}

/**
 * How far the window's `active` flag alone carries presence. It sees neither wheel nor mouse movement, lags,
 * and anything that shows progress holds it true, so it counts only where nothing of that kind runs.
 */
function indirectUntil(
  stretch: FocusStretch,
  last: number,
  next: number,
  params: TimeParameters,
): number {
  let limit = Math.min(next, last + params.indirectCap + ACTIVE_LAG);
  let rose = false;
  for (const { start, end, state } of stretch.segments) {
    if (end <= last && end < stretch.end) continue;
    if (start >= limit) break;
    if (state.busy || !state.answered) {
      return Math.min(Math.max(start, last), limit - ACTIVE_LAG, last + params.indirectCap);
    }
    if (state.active) {
      // The flag never starts presence: it must have been up before silence became absence.
      if (!rose && start > last + params.idleTimeout) return last;
      rose = true;
    } else if (rose) {
      limit = Math.min(limit, start);
      break;
    }
  }
  return rose ? Math.min(limit - ACTIVE_LAG, last + params.indirectCap) : last;
}

function pairingUntil(stretch: FocusStretch, last: number, next: number): number {
  const limit = Math.min(next, last + PAIRING_HOLD);
  for (const { start, end, state } of stretch.segments) {
    if (end <= last) continue;
    if (start >= limit) break;
    if (!state.pairing) return Math.max(last, start);
  }
  return limit;
}
