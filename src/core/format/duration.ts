import { numberText } from './numbers';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Below this a duration is told with its seconds. */
const WITH_SECONDS = 10 * MINUTE;

/** No line breaks inside of a duration. */
const NBSP = '\u00a0';

/** Rounded once, so that 59 min 59.9 s never becomes "0 h 60". */
function parts(ms: number): { hours: number; minutes: number; seconds: number } {
  const unit = ms < WITH_SECONDS - SECOND / 2 ? SECOND : MINUTE;
  const rounded = Math.round(Math.max(0, ms) / unit) * unit;
  return {
    hours: Math.floor(rounded / HOUR),
    minutes: Math.floor((rounded % HOUR) / MINUTE),
    seconds: unit === SECOND ? (rounded % MINUTE) / SECOND : 0,
  };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** For text: `6 h 26`, `31 m`, `4 m 12 s`, `12 s`, `0 m`; its blanks do not break. @param ms duration */
export function durationText(ms: number): string {
  const { hours, minutes, seconds } = parts(ms);
  if (hours > 0) return `${numberText(hours)}${NBSP}h${NBSP}${twoDigits(minutes)}`;
  const minute = minutes > 0 || seconds === 0 ? [`${minutes}${NBSP}m`] : [];
  const second = seconds > 0 ? [`${seconds}${NBSP}s`] : [];
  return [...minute, ...second].join(NBSP);
}

/** For labels in a chart: `2:18`, `0:05`, hours and minutes. @param ms duration */
export function durationClock(ms: number): string {
  const minutes = Math.round(Math.max(0, ms) / MINUTE);
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

/** For the status bar: `1h 20m`, `5m`; minutes that are not full are not counted. @param ms duration */
export function durationShort(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}h ${twoDigits(minutes % 60)}m` : `${minutes}m`;
}

/** For screen readers: `6 hours 26 minutes`. @param ms duration */
export function durationSpoken(ms: number): string {
  const { hours, minutes, seconds } = parts(ms);
  const told = [
    count(hours, 'hour'),
    count(minutes, 'minute'),
    count(Math.round(seconds), 'second'),
  ].filter((part) => part !== '');
  return told.length > 0 ? told.join(' ') : '0 minutes';
}

function count(value: number, unit: string): string {
  if (value === 0) return '';
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}

/** Exact to the second, for tooltips: `6:26:12`. @param ms duration */
export function durationExact(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / SECOND);
  return `${Math.floor(seconds / 3600)}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

/** ISO 8601 duration in seconds, for `<time datetime>`. @param ms duration */
export function durationIso(ms: number): string {
  return `PT${Math.round(Math.max(0, ms)) / SECOND}S`;
}
