import { dateText } from '../../core/areas/sentence';
import { addDays } from '../../core/calendar/day';
import { countText } from '../../core/format/numbers';
import type { CommitWeek } from '../../core/ledger/areas';
import { button, fill, h, setAttribute, setText } from '../dom/h';
import { dataTable, type Cell, type DataTableModel } from '../dom/dataTable';

export interface WeeksModel {
  readonly weeks: readonly CommitWeek[];
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly asTable: boolean;
}

export interface Weeks {
  readonly element: HTMLElement;
  update(model: WeeksModel): void;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAYS = 7;

/** A year of days with commits, per week: written by hand above the line, directed below. */
export function weeks(toggle: () => void, copy: (text: string) => void): Weeks {
  const bars = h('div', { class: 'weeks', role: 'img' });
  const key = h(
    'ul',
    { class: 'legend', 'aria-label': 'Colours of the weeks' },
    h('li', {}, h('i', { class: 'swatch fill-written' }), 'written'),
    h('li', { class: 'directed-key' }, h('i', { class: 'swatch fill-directed' }), 'directed'),
  );
  const twin = dataTable(copy);
  const button_ = button({ class: 'link' }, toggle);
  const element = h(
    'section',
    { 'aria-labelledby': 'weeks-title' },
    h(
      'header',
      {},
      h('h2', { id: 'weeks-title' }, 'Your commit days'),
      h('small', {}, 'the last year by week; a full bar is 7 days; from git, not measured time'),
      button_,
    ),
    bars,
    key,
    twin.element,
  );
  let drawn = '';
  return {
    element,
    update(model) {
      const { weeks: all, asTable } = model;
      const now = JSON.stringify(model);
      if (now === drawn) return;
      drawn = now;
      element.hidden = all.length === 0;
      bars.hidden = asTable;
      key.hidden = asTable;
      twin.element.hidden = !asTable;
      setText(button_, asTable ? 'Chart' : 'Table');
      setAttribute(button_, 'aria-label', asTable ? 'Show weeks as chart' : 'Show weeks as table');
      const directed = Math.max(0, ...all.map(({ directedDays }) => directedDays));
      // As much room below the line as the longest bar needs, to the same scale as above.
      bars.style.setProperty('--down', `calc(var(--up) * ${directed} / ${DAYS})`);
      key.querySelector('.directed-key')?.toggleAttribute('hidden', directed === 0);
      if (asTable) twin.update(tableOf(model));
      else {
        setAttribute(bars, 'aria-label', summary(all));
        fill(bars, ...all.map((week, index) => column(week, all[index - 1], model, directed)));
      }
    },
  };
}

function summary(all: readonly CommitWeek[]): string {
  const sum = (of: (week: CommitWeek) => number): number =>
    all.reduce((total, week) => total + of(week), 0);
  const written = countText(
    sum(({ writtenDays }) => writtenDays),
    'day',
  );
  const directed = countText(
    sum(({ directedDays }) => directedDays),
    'day',
  );
  const idle = countText(all.filter(({ writtenDays }) => writtenDays === 0).length, 'week');
  return `Bars of the last ${countText(all.length, 'week')}: written on ${written}, directed on ${directed}; ${idle} without a commit of your own hands. The table has every number.`;
}

function column(
  { week, writtenDays, directedDays }: CommitWeek,
  before: CommitWeek | undefined,
  { today }: WeeksModel,
  /** Most days directed in one of the weeks. */
  most: number,
): HTMLElement {
  const bar = (className: string, days: number, full: number): HTMLElement => {
    if (days === 0) return h('span', {});
    const element = h('i', { class: className });
    element.style.height = `${(days / full) * 100}%`;
    return h('span', {}, element);
  };
  const month = Number(week.slice(5, 7));
  const begins = before !== undefined && Number(before.week.slice(5, 7)) !== month;
  return h(
    'div',
    { class: 'week', title: `${weekText(week, today)}: ${daysText(writtenDays, directedDays)}` },
    bar('fill-written', writtenDays, DAYS),
    bar('fill-directed', directedDays, most),
    begins ? h('em', { class: month % 3 === 1 ? 'major' : null }, MONTHS[month - 1] ?? '') : null,
  );
}

function daysText(written: number, directed: number): string {
  if (written === 0 && directed === 0) return 'no commits by you';
  return [
    ...(written > 0 ? [`written on ${countText(written, 'day')}`] : []),
    ...(directed > 0 ? [`directed on ${countText(directed, 'day')}`] : []),
  ].join(', ');
}

function weekText(week: string, today: string): string {
  return `${dateText(week, today)} to ${dateText(addDays(week, DAYS - 1), today)}`;
}

function tableOf({ weeks: all, today }: WeeksModel): DataTableModel {
  const days = (count: number): Cell => ({ show: String(count), sort: count, text: String(count) });
  return {
    caption: 'Your commit days, by week',
    columns: [{ title: 'Week from' }, { title: 'Days written' }, { title: 'Days directed' }],
    rows: all
      .toReversed()
      .map(({ week, writtenDays, directedDays }) => [
        { show: dateText(week, today), sort: week, text: week },
        days(writtenDays),
        days(directedDays),
      ]),
  };
}
