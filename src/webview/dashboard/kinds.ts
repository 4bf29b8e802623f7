import type { OverviewModel } from '../../core/ledger/overview';
import { dataTable, durationCell, textCell } from '../dom/dataTable';
import { h } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import { partOfSeries } from './balanceTable';
import type { Features } from './features';
import { seriesOf } from './series';

/** Every kind of present time in the period, longest bar full width. */
export function kinds(
  features: Features,
  ask: AskEvidence,
  copy: (text: string) => void,
): Component<OverviewModel> {
  const numbers = dataTable(copy);
  numbers.element.classList.add('kinds');
  return {
    element: h(
      'section',
      { 'aria-labelledby': 'kinds-title' },
      h('header', {}, h('h2', { id: 'kinds-title' }, 'By kind')),
      numbers.element,
    ),
    update(model) {
      const { totals } = model;
      const series = seriesOf(model, features);
      const longest = Math.max(1, ...series.map(({ ms }) => ms(totals)));
      const together = series.reduce((total, { ms }) => total + ms(totals), 0);
      numbers.update({
        caption: 'Time by kind',
        columns: [{ title: 'Kind' }, { title: 'Counts as', words: true }, { title: 'Time' }],
        rows: series.map(({ id, label, counts, ms }) => {
          const bar = h('i', { class: `bar fill-${id}`, 'aria-hidden': 'true' });
          bar.style.width = `${(ms(totals) / longest) * 100}%`;
          const named = h('span', {}, label, h('span', { class: 'bar-track' }, bar));
          return [
            textCell(label, named),
            textCell(counts ?? 'neither'),
            durationCell(ms(totals), () => {
              ask({ part: partOfSeries(id), title: label });
            }),
          ];
        }),
        foot: [
          textCell('Present in VS Code'),
          textCell(''),
          durationCell(together, () => {
            ask({ part: 'all', title: 'Present in VS Code' });
          }),
        ],
      });
    },
  };
}
