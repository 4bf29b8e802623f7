import { durationText } from '../../core/format/duration';
import { countText } from '../../core/format/numbers';
import type { OverviewModel } from '../../core/ledger/overview';
import { button, fill, h, setAttribute, setText } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import type { Features } from './features';
import { partOfSeries } from './balanceTable';
import type { DayLine } from './dayLineData';
import { dayLine, timeText } from './dayLineData';
import { longDay, weekday, dayMonthShort } from './periodWords';
import type { Series } from './series';
import { seriesOf } from './series';
import type { DataTableModel } from '../dom/dataTable';
import { dataTable, durationCell, textCell } from '../dom/dataTable';

/** The day's line: built above, reviewed below, the rest thin in between; or the table of it. */
export function today(
  features: Features,
  ask: AskEvidence,
  copy: (text: string) => void,
): Component<OverviewModel> {
  let asTable = false;
  const twin = dataTable(copy);
  let model: OverviewModel | undefined;

  const title = h('h2', { id: 'line-title' });
  const date = h('small', {});
  const toggle = button({ class: 'link', id: 'line-toggle' }, () => {
    asTable = !asTable;
    show();
  });
  const evidence = button(
    { class: 'link', id: 'line-evidence' },
    () => {
      if (model === undefined) return;
      const { date: day } = model.line;
      ask({ part: 'all', title: longDay(day), from: day, to: day });
    },
    'Evidence',
  );
  const body = h('div', {});
  const element = h(
    'section',
    { 'aria-labelledby': 'line-title' },
    h('header', {}, title, date, h('span', { class: 'views' }, evidence, toggle)),
    body,
  );

  function show(): void {
    if (model === undefined) return;
    const { line, timeZone } = model;
    const laid = dayLine(line.segments, timeZone, features);
    const isToday = line.date === model.today;
    setText(title, isToday ? 'Today' : weekday(line.date));
    setText(date, isToday ? longDay(line.date) : dayMonthShort(line.date));
    toggle.hidden = laid === null;
    evidence.hidden = laid === null;
    setText(toggle, asTable ? 'Line' : 'Table');
    setAttribute(
      toggle,
      'aria-label',
      asTable ? 'Show the day as a line' : 'Show the day as a table',
    );
    if (laid === null) {
      fill(body, h('p', { class: 'dim' }, 'Nothing was seen on this day.'));
      return;
    }
    const names = new Map(seriesOf(model, features).map((series) => [series.id, series]));
    const pick = ({ start, end, id }: DayLine['stretches'][number]): void => {
      const label = names.get(id)?.label ?? id;
      const title = `${label}, ${longDay(line.date)} ${timeText(timeZone, start)} – ${timeText(timeZone, end)}`;
      ask({ part: partOfSeries(id), title, from: line.date, to: line.date, span: [start, end] });
    };
    if (!asTable) {
      fill(body, drawLine(laid, names, timeZone, pick));
      return;
    }
    twin.update(lineTable(laid, names, timeZone, longDay(line.date), pick));
    // Put in again, it would lose the focus.
    if (twin.element.parentElement !== body) fill(body, twin.element);
  }

  return {
    element,
    update(next) {
      model = next;
      show();
    },
  };
}

type Names = ReadonlyMap<string, Series>;

function drawLine(
  { start, end, ticks, stretches }: DayLine,
  names: Names,
  zone: string,
  pick: (stretch: DayLine['stretches'][number]) => void,
): HTMLElement {
  const part = (at: number): string => `${((at - start) / (end - start)) * 100}%`;
  const bars = stretches.map((stretch) => {
    const series = names.get(stretch.id);
    const lane = series?.counts ?? 'apart';
    const bar = h('i', {
      class: `stretch lane-${lane} fill-${stretch.id}`,
      title: `${timeText(zone, stretch.start)} – ${timeText(zone, stretch.end)} ${series?.label ?? ''}, ${durationText(stretch.end - stretch.start)}`,
    });
    bar.addEventListener('click', () => {
      pick(stretch);
    });
    bar.style.left = part(stretch.start);
    bar.style.width = part(start + stretch.end - stretch.start);
    return bar;
  });
  const hours = ticks.map(({ at, label, major }) => {
    const tick = h('i', { class: major ? 'tick major' : 'tick' }, h('span', {}, label));
    tick.style.left = part(at);
    return tick;
  });
  const below = stretches.some(({ id }) => id === 'directed') ? 'reviewed, directed' : 'reviewed';
  const label = `Line of the day from ${timeText(zone, start)} to ${timeText(zone, end)}, ${countText(stretches.length, 'stretch', 'stretches')}. The table has every one.`;
  return h(
    'div',
    { class: 'line' },
    h('span', { class: 'lane-name above', 'aria-hidden': 'true' }, 'built'),
    h('span', { class: 'lane-name below', 'aria-hidden': 'true' }, below),
    h('div', { class: 'track', role: 'img', 'aria-label': label }, ...hours, ...bars),
  );
}

function lineTable(
  { stretches }: DayLine,
  names: Names,
  zone: string,
  day: string,
  pick: (stretch: DayLine['stretches'][number]) => void,
): DataTableModel {
  return {
    caption: `Stretches of ${day}`,
    columns: [
      { title: 'From' },
      { title: 'To', words: true },
      { title: 'Kind', words: true },
      { title: 'Time' },
    ],
    rows: stretches.map((stretch) => {
      const { start, end, id } = stretch;
      return [
        { ...textCell(timeText(zone, start)), sort: start },
        { ...textCell(timeText(zone, end)), sort: end },
        textCell(names.get(id)?.label ?? id),
        durationCell(end - start, () => {
          pick(stretch);
        }),
      ];
    }),
  };
}
