import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import { button, fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import type { Features } from './features';
import type { Series } from './series';
import { partOfSeries } from './balanceTable';
import { seriesOf } from './series';

/** Every kind of present time in the period, longest bar full width. */
export function kinds(features: Features, ask: AskEvidence): Component<OverviewModel> {
  const rows = h('tbody', {});
  const foot = h('tfoot', {});
  const element = h(
    'section',
    { 'aria-labelledby': 'kinds-title' },
    h('header', {}, h('h2', { id: 'kinds-title' }, 'Where the time went')),
    h(
      'table',
      { class: 'kinds' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Kind'),
          h('th', { scope: 'col' }, 'Counts as'),
          h('th', { scope: 'col', class: 'number' }, 'Time'),
        ),
      ),
      rows,
      foot,
    ),
  );
  return {
    element,
    update(model) {
      const series = seriesOf(model, features);
      const longest = Math.max(1, ...series.map(({ ms }) => ms(model.totals)));
      const together = series.reduce((total, { ms }) => total + ms(model.totals), 0);
      fill(rows, ...series.map((one) => row(one, model, longest, ask)));
      fill(
        foot,
        h(
          'tr',
          {},
          h('th', { scope: 'row', colspan: 2 }, 'Present in VS Code'),
          h('td', { class: 'number' }, durationElement(together)),
        ),
      );
    },
  };
}

function row(
  { id, label, counts, ms }: Series,
  { totals }: OverviewModel,
  longest: number,
  ask: AskEvidence,
): HTMLElement {
  const bar = h('i', { class: `bar fill-${id}`, 'aria-hidden': 'true' });
  bar.style.width = `${(ms(totals) / longest) * 100}%`;
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, label, h('span', { class: 'bar-track' }, bar)),
    h('td', { class: 'dim' }, counts ?? 'neither'),
    h(
      'td',
      { class: 'number' },
      ms(totals) === 0
        ? durationElement(0)
        : button(
            { class: 'number-link', title: 'Show the evidence' },
            () => {
              ask({ part: partOfSeries(id), title: label });
            },
            durationElement(ms(totals)),
          ),
    ),
  );
}
