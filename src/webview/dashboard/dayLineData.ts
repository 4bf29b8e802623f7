import { offsetAt } from '../../core/calendar/zone';
import type { LineSegment } from '../../core/ledger/overview';
import type { Features } from './features';
import type { SeriesId } from './series';
import { seriesIdOf } from './series';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Zones differ from UTC by multiples of this, so local hours begin only there. */
const ZONE_GRAIN = 15 * MINUTE;
/** A line is never shorter, so that a first minute does not fill it. */
const SHORTEST = 4 * HOUR;

export interface DayLine {
  /** Ends of the line, epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly ticks: readonly {
    readonly at: number;
    readonly label: string;
    /** Still written where there is little room. */
    readonly major: boolean;
  }[];
  readonly stretches: readonly {
    readonly start: number;
    readonly end: number;
    readonly id: SeriesId;
  }[];
}

/**
 * Lays a day's intervals on a line from the full hour before the first to the one after the last.
 *
 * @param zone IANA name of the zone whose hours are written
 */
export function dayLine(
  segments: readonly LineSegment[],
  zone: string,
  features: Features,
): DayLine | null {
  const stretches = segments.flatMap(({ start, end, kind, sub }) => {
    const id = seriesIdOf(kind, sub, features);
    return id === null || end <= start ? [] : [{ start, end, id }];
  });
  const first = stretches[0];
  if (first === undefined) return null;
  const last = Math.max(...stretches.map(({ end }) => end));
  const start = first.start - intoHour(zone, first.start);
  const rest = intoHour(zone, last);
  const end = Math.max(rest === 0 ? last : last - rest + HOUR, start + SHORTEST);

  const hours: number[] = [];
  for (let at = start; at <= end; at += ZONE_GRAIN) if (intoHour(zone, at) === 0) hours.push(at);
  const every = Math.ceil(hours.length / 6);
  const ticks = hours.map((at, index) => ({
    at,
    label: timeText(zone, at),
    major: index % every === 0,
  }));
  return { start, end, ticks, stretches };
}

/** Local time of day, `9:05`. */
export function timeText(zone: string, at: number): string {
  const minutes = Math.floor(localMs(zone, at) / MINUTE);
  return `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, '0')}`;
}

function intoHour(zone: string, at: number): number {
  return localMs(zone, at) % HOUR;
}

function localMs(zone: string, at: number): number {
  return at + offsetAt(zone, at);
}
