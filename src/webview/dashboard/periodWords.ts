import type { Day } from '../../core/calendar/day';
import { utcOf } from '../../core/calendar/day';
import { periodBefore } from '../../core/calendar/period';
import type { OverviewModel, Period } from '../../core/ledger/overview';

type Range = Pick<OverviewModel, 'from' | 'to' | 'today' | 'query'>;

function formatter(options: Intl.DateTimeFormatOptions): (day: Day) => string {
  // A day has no zone: it is written as the UTC day of the same name.
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (day) => format.format(utcOf(day)).replace(',', '');
}

const weekday = formatter({ weekday: 'long' });
const weekdayShort = formatter({ weekday: 'short' });
const dayOnly = formatter({ day: 'numeric' });
const dayMonth = formatter({ day: 'numeric', month: 'long' });
const month = formatter({ month: 'long' });
const year = formatter({ year: 'numeric' });

/** `Sep`, as everywhere here; a browser's own short names have a `Sept` among them. */
function monthShort(day: Day): string {
  return month(day).slice(0, 3);
}

/** `16 Nov`. */
function dayMonthShort(day: Day): string {
  return `${dayOnly(day)} ${monthShort(day)}`;
}

/** `Thursday 19 November`. */
export function longDay(day: Day): string {
  return `${weekday(day)} ${dayMonth(day)}`;
}

export { dayMonthShort, dayOnly, month, monthShort, weekday, weekdayShort, year };

/** Does the period hold today. */
export function isCurrent({ from, to, today }: Pick<Range, 'from' | 'to' | 'today'>): boolean {
  return from <= today && today <= to;
}

/** Begins a sentence about the period: `This week`, `Last month`, `In the third quarter of 2025`. */
export function periodPhrase(range: Range): string {
  const { query, from, to, today } = range;
  if (query.period === 'day') return dayPhrase(range);
  if (isCurrent(range)) return `This ${query.period}`;
  if (periodBefore(query.period, today).from === from) return `Last ${query.period}`;
  if (query.period === 'week') return `In the week of ${span(from, to, year(to) !== year(today))}`;
  return `In ${periodName(query.period, from, year(from) !== year(today))}`;
}

function dayPhrase({ from, today }: Range): string {
  if (from === today) return 'Today';
  if (periodBefore('day', today).from === from) return 'Yesterday';
  return `On ${longDay(from)}${year(from) === year(today) ? '' : ` ${year(from)}`}`;
}

/** The period's own name: `16 – 22 November 2026`, `October 2026`. */
export function periodTitle({ query, from, to }: Range): string {
  if (query.period === 'day') return `${longDay(from)} ${year(from)}`;
  if (query.period === 'week') return span(from, to, true);
  return periodName(query.period, from, true);
}

/** Below a point of the trend: `16 Nov`, `Nov`, `Q4`, `2026`. */
export function periodLabel(period: Period, from: Day): string {
  if (period === 'month') return monthShort(from);
  if (period === 'quarter') return periodName(period, from, true).slice(0, 2);
  return period === 'year' ? year(from) : dayMonthShort(from);
}

function periodName(period: Period, from: Day, withYear: boolean): string {
  if (period === 'year') return year(from);
  const suffix = withYear ? ` ${year(from)}` : '';
  if (period === 'month') return month(from) + suffix;
  const quarter = Math.floor((Number(from.slice(5, 7)) - 1) / 3);
  const name = ['first', 'second', 'third', 'fourth'][quarter] ?? '';
  return withYear ? `Q${quarter + 1}${suffix}` : `the ${name} quarter`;
}

function span(from: Day, to: Day, withYear: boolean): string {
  const end = withYear ? `${dayMonth(to)} ${year(to)}` : dayMonth(to);
  if (year(from) !== year(to)) return `${dayMonth(from)} ${year(from)} – ${end}`;
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${dayOnly(from)} – ${end}`
    : `${dayMonth(from)} – ${end}`;
}

/** `Monday, Wednesday and Friday`. */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1);
  if (words.length < 2 || last === undefined) return last ?? '';
  return `${words.slice(0, -1).join(', ')} and ${last}`;
}
