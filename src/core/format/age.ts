const DAY = 86_400_000;
const MONTH_DAYS = 30.44;
const YEAR_DAYS = 365.25;
/** Two years less a day are two years, days. */
const HALF_MONTH = 15;

/** How long ago, for a tile: `this week`, `15 days`, `7 months`, `2 years`, `never`. Both are epoch ms. */
export function ageText(at: number | null, now: number): string {
  if (at === null) return 'never';
  const days = Math.floor(Math.max(0, now - at) / DAY);
  return days < 7 ? 'this week' : longTime(days);
}

/** How long ago, in a sentence: `today`, `yesterday`, `5 days ago`, `7 months ago`. Both are epoch ms. */
export function agoText(at: number, now: number): string {
  const days = Math.floor(Math.max(0, now - at) / DAY);
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${longTime(days)} ago`;
}

function longTime(days: number): string {
  if (days < 31) return counted(days, 'day');
  const months = Math.max(1, Math.round(days / MONTH_DAYS));
  return months < 24
    ? counted(months, 'month')
    : counted(Math.floor((days + HALF_MONTH) / YEAR_DAYS), 'year');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
