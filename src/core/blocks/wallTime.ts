const MINUTES_OF_DAY = 1440;
const TIME = /^(\d{1,2}):([0-5]\d)$/;

/**
 * Minutes after midnight of a time of day such as `9:00`, `09:00` or `24:00` (the end of the day).
 *
 * @returns undefined for what no clock shows, such as `25:00` or `9.30`
 */
export function minutesOf(text: string): number | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= MINUTES_OF_DAY ? minutes : undefined;
}

/** `09:00`, the way times are kept. */
export function wallTime(minutes: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** For people: `9:00`. */
export function wallTimeText(time: string): string {
  return time.replace(/^0(?=\d:)/, '');
}

/** A stretch of a day for people, hours alone where both are full: `9–12`, `9:30–12:00`. */
export function wallRangeText(start: string, end: string): string {
  const full = start.endsWith(':00') && end.endsWith(':00');
  const short = (time: string): string =>
    full ? wallTimeText(time).slice(0, -3) : wallTimeText(time);
  return `${short(start)}–${short(end)}`;
}
