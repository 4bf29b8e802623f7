const HOUR = 3_600_000;
const NBSP = '\u00a0';

/** Hours a week for people: `4 h`, `6.5 h`, `12 h`; halves of an hour are enough. @param ms duration */
export function hoursText(ms: number): string {
  const hours = ms / HOUR;
  const shown = Math.abs(hours) < 9.95 ? Math.round(hours * 10) / 10 : Math.round(hours);
  return `${String(shown).replace('-', '−')}${NBSP}h`;
}

/** As {@link hoursText}, with its sign: `+0.2 h`, `−0.3 h`; small ones with two digits. */
export function slopeText(ms: number): string {
  const hours = ms / HOUR;
  const digits = Math.abs(hours) < 0.1 ? 2 : 1;
  const text = Math.abs(hours).toFixed(digits).replace(/\.0+$/, '');
  const sign = Number(text) === 0 ? '' : hours < 0 ? '−' : '+';
  return `${sign}${text}${NBSP}h`;
}

/** A probability for people: `p = 0.03`, `p < 0.001`. */
export function probabilityText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p < 0.1 ? p.toPrecision(1) : p.toFixed(2)}`;
}
