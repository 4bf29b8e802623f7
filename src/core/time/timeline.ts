import type { Pulse, PulseState } from './pulse';

/** A stretch of one window in which its state did not change, with the pulses that began in it. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly state: PulseState;
}

/** What one window recorded, in order of time. */
export interface WindowTimeline {
  readonly window: string;
  readonly pulses: readonly Pulse[];
  /** Neighbouring segments of equal state are joined; together they cover the whole record. */
  readonly segments: readonly Segment[];
  /** End of the record: closes presence as a loss of focus does. */
  readonly end: number;
}

/** Sorts pulses of any windows into one timeline per window, in ascending order of window id. */
export function timelinesOf(pulses: Iterable<Pulse>): WindowTimeline[] {
  const byWindow = new Map<string, Pulse[]>();
  for (const pulse of pulses) {
    const own = byWindow.get(pulse.window);
    if (own === undefined) byWindow.set(pulse.window, [pulse]);
    else own.push(pulse);
  }
  return [...byWindow]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([window, own]) => timelineOf(window, own));
}

function timelineOf(window: string, unsorted: Pulse[]): WindowTimeline {
  const pulses = unsorted
    .map((pulse, index) => ({ pulse, index }))
    .sort((a, b) => a.pulse.start - b.pulse.start || a.index - b.index)
    .map(({ pulse }) => pulse);
  const segments: { start: number; end: number; state: PulseState }[] = [];
  let end = -Infinity;
  pulses.forEach((pulse, i) => {
    end = Math.max(end, pulse.end);
    const until = pulses[i + 1]?.start ?? end;
    const last = segments.at(-1);
    if (last !== undefined && sameState(last.state, pulse.state)) last.end = until;
    else segments.push({ start: pulse.start, end: until, state: pulse.state });
  });
  return { window, pulses, segments, end };
}

/** Are two states the same for all that a pulse may not span. */
export function sameState(a: PulseState, b: PulseState): boolean {
  return (
    a === b ||
    (a.focused === b.focused &&
      a.active === b.active &&
      a.answered === b.answered &&
      a.beat === b.beat &&
      a.busy === b.busy &&
      a.surface === b.surface &&
      a.repo === b.repo &&
      a.path === b.path &&
      a.owner === b.owner &&
      a.refs?.[0] === b.refs?.[0] &&
      a.refs?.[1] === b.refs?.[1] &&
      a.debug === b.debug &&
      a.agentMade === b.agentMade &&
      a.pairing === b.pairing)
  );
}
