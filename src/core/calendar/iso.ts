const MINUTE = 60_000;

/** ISO 8601 with offset, to the second: `2026-11-16T09:00:00+01:00`. */
export function isoTime(at: number, offset: number): string {
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const local = new Date(at + offset).toISOString().slice(0, 19);
  return `${local}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
