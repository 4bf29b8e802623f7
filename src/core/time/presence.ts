import type { TimeParameters } from './parameters';
import type { Range } from './rangeSet';
import type { PulseState } from './pulse';
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
  /** Interactions in ascending order. */
  readonly runs: readonly InputRun[];
  readonly segments: readonly Segment[];
}

/** When somebody was at this window, from its interactions and its focus. */
export function presenceOf(timeline: WindowTimeline, params: TimeParameters): Presence {
  const focused: Range[] = [];
  const away: Range[] = [];
  const pairing: Range[] = [];
  let lost = -Infinity;
  for (const stretch of focusStretches(timeline, params)) {
    if (stretch.start > lost && stretch.start - lost <= params.awayGrace) {
      away.push({ start: lost, end: stretch.start });
    }
    const present = presentIn(stretch, params, pairing);
    focused.push(...present);
    const until = Math.max(
      present.at(-1)?.end ?? -Infinity,
      stretch.runs.at(-1)?.last ?? -Infinity,
    );
    lost = until === stretch.end ? stretch.end : -Infinity;
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

/** From a gain of focus to its loss, or to the end of the record. Pulses are taken in their own order. */
function focusStretches(timeline: WindowTimeline, params: TimeParameters): FocusStretch[] {
  const stretches: { start: number; end: number; runs: InputRun[]; segments: Segment[] }[] = [];
  let open: (typeof stretches)[number] | null = null;
  for (const { start, state, firstInput, lastInput, inputGap } of timeline.pulses) {
    if (!state.focused) {
      if (open !== null) open.end = start;
      open = null;
      continue;
    }
    if (open === null) {
      open = { start, end: timeline.end, runs: [], segments: [] };
      stretches.push(open);
    }
    if (firstInput !== null && lastInput !== null) {
      open.runs.push(...runsOf(firstInput, lastInput, inputGap, params));
    }
  }
  let at = 0;
  for (const stretch of stretches) {
    for (; at < timeline.segments.length; at++) {
      const segment = timeline.segments[at];
      if (segment === undefined || segment.start > stretch.end) break;
      if (segment.state.focused && segment.start >= stretch.start) stretch.segments.push(segment);
      else if (segment.start >= stretch.end) break;
    }
  }
  return stretches;
}

function presentIn(stretch: FocusStretch, params: TimeParameters, pairing: Range[]): Range[] {
  const present: { start: number; end: number }[] = [];
  const add = (start: number, end: number): void => {
    const last = present.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) present.push({ start, end });
  };
  const slept = stretch.segments.some(({ state }) => !state.answered);
  const paired = stretch.segments.some(({ state }) => state.pairing);
  stretch.runs.forEach((run, i) => {
    const next = stretch.runs[i + 1]?.first ?? stretch.end;
    add(run.first, run.last);
    const alive = slept ? answeredUntil(stretch, run.last, next) : Infinity;
    const end = Math.min(presentUntil(stretch, run.last, next, params), alive);
    add(run.last, end);
    const held = paired ? Math.min(pairingUntil(stretch, run.last, next), alive) : end;
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
  const cap = last + params.indirectCap;
  /** When the flag fell, or how far it tells. */
  let fell = Math.min(next, cap + ACTIVE_LAG);
  let busy = Infinity;
  let rose = false;
  for (const { start, end, state } of stretch.segments) {
    if (end <= last && end < stretch.end) continue;
    if (start >= fell) break;
    if (state.active) {
      // The flag never starts presence: it must have been up before silence became absence.
      if (!rose && start > last + params.idleTimeout) return last;
      rose = true;
    } else if (rose) {
      fell = start;
      break;
    }
    // Nor does it tell anything from where something else may hold it up.
    if (state.busy) busy = Math.min(busy, Math.max(start, last));
  }
  return rose ? Math.min(fell - ACTIVE_LAG, cap, busy) : last;
}

/**
 * Where the main thread gave no answer, the window slept since it gave the last one: nothing after that tells
 * of a person. Infinity where it always answered.
 */
function answeredUntil(stretch: FocusStretch, last: number, next: number): number {
  let answer = last;
  let before: PulseState | null = null;
  for (const { start, state } of stretch.segments) {
    if (start >= next) break;
    // An interaction is an answer too: what was open before it does not count.
    if (!state.answered && start > last) return Math.max(last, answer);
    if (before !== null && before.beat !== state.beat) answer = start;
    before = state;
  }
  return Infinity;
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
