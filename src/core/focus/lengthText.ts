import { dayAt, firstInstantAt } from '../calendar/zone';
import { MOST_LENGTH } from './limits';
import type { SessionWish } from './session';

const MINUTE = 60_000;

export type LengthReading =
  | { readonly length: SessionWish['length'] }
  /** One sentence for the field it was typed into. */
  | { readonly fault: string };

/**
 * Reads how long a session is to be: `50`, `90 min`, `1h 20m`, `1.5 h`, or until a time of today: `12:00`,
 * `until 12:00`.
 *
 * @param now epoch ms
 * @param timeZone IANA name
 */
export function readLength(text: string, now: number, timeZone: string): LengthReading {
  const time = /^(?:until\s+)?(\d{1,2}):(\d{2})$/i.exec(text.trim());
  if (time !== null) return readUntil(Number(time[1]), Number(time[2]), now, timeZone);
  const ms = readDuration(text);
  if (ms === undefined)
    return { fault: 'Enter minutes (50), hours (1h 30m) or a time (until 12:00).' };
  if (ms < MINUTE)
    return { fault: 'Less than a minute is too short: choose 1 minute to 24 hours.' };
  if (ms > MOST_LENGTH) return { fault: 'More than 24 hours: choose 1 minute to 24 hours.' };
  return { length: { kind: 'for', ms } };
}

/** A duration in ms: `50` (minutes), `45 m`, `2 h`, `1h 30`, `1.5h`; undefined for anything else. */
export function readDuration(text: string): number | undefined {
  const match = /^(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m|min|minutes?)?)?$/i.exec(
    text.trim(),
  );
  const [, hours, minutes] = match ?? [];
  if (hours === undefined && minutes === undefined) return undefined;
  const sum = Number((hours ?? '0').replace(',', '.')) * 60 + Number(minutes ?? 0);
  return Math.round(sum) * MINUTE;
}

function readUntil(hours: number, minutes: number, now: number, timeZone: string): LengthReading {
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) {
    return { fault: 'That is not a time: try one such as 12:00.' };
  }
  const at = firstInstantAt(timeZone, dayAt(timeZone, now), hours * 60 + minutes);
  if (at <= now) return { fault: 'That time has passed: enter a later one today.' };
  if (at - now < MINUTE) return { fault: 'That is less than a minute from now.' };
  return { length: { kind: 'until', at } };
}
