/** A day of the calendar, `YYYY-MM-DD`, without a zone; comparing two as text compares them in time. */
export type Day = string;

const MS_OF_DAY = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Is it a day that exists (no 30 February), written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (match === null) return false;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dayOfUtc(at) === text;
}

/** Epoch ms of the day's midnight in UTC. */
export function utcOf(day: Day): number {
  const match = DAY.exec(day);
  if (match === null) throw new RangeError(`not a day: ${day}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
}

/** The day of an instant in UTC; add an offset to the instant for another zone. */
export function dayOfUtc(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOfUtc(utcOf(day) + days * MS_OF_DAY);
}

/** Number of days from the first to the second; 0 for the same day. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcOf(to) - utcOf(from)) / MS_OF_DAY);
}

/** Every day from the first to the last, both included; empty when `to` is before `from`. */
export function daysOf(from: Day, to: Day): Day[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}
