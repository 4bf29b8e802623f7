import type { RawEvent } from '../../../src/core/events/rawEvent';
import { RangeSet, type Range } from '../../../src/core/time/rangeSet';
import { WINDOWS, type Desk } from './desk';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Another tracker's published rule for time. */
export interface TimePeer {
  readonly name: string;
  readonly rule: string;
  readonly time: (desk: Desk) => readonly Range[];
}

export const TIME_PEERS: readonly TimePeer[] = [
  {
    name: 'WakaTime',
    rule: 'a beat on a file at most every 120 s, at once on another file or a save; gaps under 15 min count whole',
    time: (desk) => joined(beats(desk), 15 * MINUTE),
  },
  {
    name: 'Wakapi',
    rule: 'the same beats; gaps under 10 min count whole, one over midnight not at all',
    time: (desk) => joined(beats(desk), 10 * MINUTE).flatMap(cutAtMidnight),
  },
  {
    name: 'ActivityWatch, editor',
    rule: 'a beat a second at most; the same file within 20 s is one event',
    time: (desk) => sameFileRuns(desk, 20 * SECOND),
  },
  {
    name: 'ActivityWatch, window',
    rule: 'the window in front while the computer is used at least every 180 s',
    time: (desk) => both(focused(desk), joined(usedAt(desk), 180 * SECOND)),
  },
  {
    name: 'Code Time',
    rule: 'from first to last typing, opening or closing of files, with gaps under 15 min',
    time: (desk) => joined(times(desk, isTypingOrOpening), 15 * MINUTE),
  },
  {
    name: 'Simple Coding Time Tracker',
    rule: 'activity with gaps under 150 s; a loss of focus under 180 s counts',
    time: (desk) => simpleTracker(desk),
  },
];

const FILE_EVENTS = new Set(['docChange', 'sel', 'activeEd', 'didSave', 'dbgStack']);

function fileOfEvent(event: RawEvent): string | null {
  const uri = 'u' in event && typeof event.u === 'string' ? event.u : null;
  return uri?.startsWith('file:') === true ? uri : null;
}

/** Beats of all windows, ascending: no tracker of this kind asks whether the window is in front. */
function beats(desk: Desk): number[] {
  return WINDOWS.flatMap((window) => {
    let file: string | null = null;
    let last = -Infinity;
    return desk.events[window].flatMap((event) => {
      if (!FILE_EVENTS.has(event.e)) return [];
      const own = fileOfEvent(event) ?? file;
      if (own === null) return [];
      const due = own !== file || event.e === 'didSave' || event.t - last >= 120 * SECOND;
      if (!due) return [];
      file = own;
      last = event.t;
      return [event.t];
    });
  }).sort((a, b) => a - b);
}

function times(desk: Desk, counts: (event: RawEvent) => boolean): number[] {
  return WINDOWS.flatMap((window) => desk.events[window].filter(counts).map(({ t }) => t)).sort(
    (a, b) => a - b,
  );
}

function isTypingOrOpening(event: RawEvent): boolean {
  if (event.e === 'docChange') return event.s === 'file' && event.ch.length > 0;
  return event.e === 'activeEd' || event.e === 'tabs';
}

/** From one instant to the next where they are near enough. */
function joined(instants: readonly number[], gap: number): Range[] {
  const ranges = instants.slice(1).flatMap((end, i) => {
    const start = instants[i] ?? end;
    return end - start <= gap ? [{ start, end }] : [];
  });
  return [...new RangeSet(ranges).ranges];
}

function cutAtMidnight(range: Range): Range[] {
  const midnight = Math.ceil(range.start / DAY) * DAY;
  return midnight <= range.start || midnight >= range.end
    ? [range]
    : [
        { start: range.start, end: midnight },
        ...cutAtMidnight({ start: midnight, end: range.end }),
      ];
}

function sameFileRuns(desk: Desk, pulse: number): Range[] {
  const ranges = WINDOWS.flatMap((window) => {
    let file: string | null = null;
    let last = -Infinity;
    return desk.events[window].flatMap((event) => {
      if (event.e !== 'sel' && event.e !== 'activeEd' && event.e !== 'docChange') return [];
      const own = fileOfEvent(event) ?? file;
      const goesOn = own === file && event.t - last <= pulse;
      const range = { start: last, end: event.t };
      file = own;
      last = event.t;
      return goesOn ? [range] : [];
    });
  });
  return [...new RangeSet(ranges).ranges];
}

function focused(desk: Desk): Range[] {
  return WINDOWS.flatMap((window) => {
    const ranges: Range[] = [];
    let since: number | null = null;
    for (const event of desk.events[window]) {
      if (event.e !== 'winState') continue;
      if (event.focused) since ??= event.t;
      else if (since !== null) {
        ranges.push({ start: since, end: event.t });
        since = null;
      }
    }
    return since === null ? ranges : [...ranges, { start: since, end: desk.t }];
  });
}

function usedAt(desk: Desk): number[] {
  return desk.used
    .flatMap(({ start, end }) => {
      const instants = [start];
      for (let t = start + MINUTE; t < end; t += MINUTE) instants.push(t);
      return [...instants, end];
    })
    .sort((a, b) => a - b);
}

const ACTIVITY = new Set(['docChange', 'sel', 'visRanges', 'activeEd', 'tabs', 'termActive']);

/** It watches any window; an absence by loss of focus counts up to its grace. */
function simpleTracker(desk: Desk): Range[] {
  const active = joined(
    times(desk, (event) => ACTIVITY.has(event.e)),
    150 * SECOND,
  );
  const away = new RangeSet(focused(desk)).ranges.flatMap((range, i, all) => {
    const next = all[i + 1];
    if (next === undefined || next.start - range.end > 180 * SECOND) return [];
    return [{ start: range.end, end: next.start }];
  });
  return [...new RangeSet([...active, ...away]).ranges];
}

function both(one: readonly Range[], other: readonly Range[]): Range[] {
  const second = new RangeSet(other);
  const outside = new RangeSet(one.flatMap((range) => second.subtractFrom(range)));
  return one.flatMap((range) => outside.subtractFrom(range));
}
