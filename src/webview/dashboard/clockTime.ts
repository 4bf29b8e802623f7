import { dayAt, offsetAt, startOfDay } from '../../core/calendar/zone';

const SECOND = 1_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** Local time of day with seconds, as a time field takes it: `09:05:00`. */
export function clockOf(zone: string, at: number): string {
  const seconds =
    Math.floor((((at + offsetAt(zone, at)) % 86_400_000) + 86_400_000) / SECOND) % 86_400;
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':');
}

/** `9:05 – 10:30`; below ten minutes with seconds, where there are any: `9:05:12 – 9:05:40`. */
export function clockSpan(zone: string, start: number, end: number): string {
  const clocks = [clockOf(zone, start), clockOf(zone, end)];
  const exact = end - start < 10 * 60 * SECOND && clocks.some((clock) => !clock.endsWith(':00'));
  return clocks.map((clock) => clock.slice(0, exact ? 8 : 5).replace(/^0/, '')).join(' – ');
}

/**
 * The instant of a time of day nearest at or after `from`'s own day, within `[from, to]`.
 *
 * @param text `HH:MM` or `HH:MM:SS`
 * @returns undefined where the text is no time
 */
export function instantOf(
  zone: string,
  text: string,
  from: number,
  to: number,
): number | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  const into = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND;
  const midnight = startOfDay(zone, dayAt(zone, from));
  let at = midnight + into;
  // Where clocks changed since midnight.
  at += offsetAt(zone, midnight) - offsetAt(zone, at);
  if (at < from - SECOND) at += 86_400_000;
  return Math.min(Math.max(at, from), to);
}
