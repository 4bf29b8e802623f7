import type { OverviewModel } from '../../core/ledger/overview';
import type { Origin } from '../../core/origins/origin';
import { dataTable, textCell } from '../dom/dataTable';
import { button, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import { whyCounted } from './whyCounted';

/** Who may have written characters: the ones that count in a share. */
const AUTHORS: readonly { readonly origin: Origin; readonly label: string }[] = [
  { origin: 'typed', label: 'Typed' },
  { origin: 'completed', label: 'Completed' },
  { origin: 'pasted', label: 'Pasted' },
  { origin: 'assisted', label: 'Assisted' },
  { origin: 'unknown', label: 'Unknown' },
];

const percent = (part: number): string => {
  const value = part * 100;
  return value > 0 && value < 1 ? '<\u00a01\u00a0%' : `${Math.round(value)}\u00a0%`;
};

/** Shares of the characters that were inserted, by who wrote them. */
export function authors(ask: AskEvidence, copy: (text: string) => void): Component<OverviewModel> {
  const numbers = dataTable(copy);
  numbers.element.classList.add('authors');
  const element = h(
    'section',
    { 'aria-labelledby': 'authors-title' },
    h(
      'header',
      {},
      h('h2', { id: 'authors-title' }, 'Who wrote it'),
      h('small', {}, 'characters inserted'),
    ),
    numbers.element,
    whyCounted(
      'authors',
      'Characters inserted in files of a repository. Assisted only on positive evidence, such as an accepted suggestion; what cannot be told apart is unknown, and never counted as yours or as AI. Undo, formatters and changes from outside are in no share.',
    ),
  );
  return {
    element,
    update({ origins }) {
      const all = AUTHORS.reduce((sum, { origin }) => sum + origins[origin].inserted, 0);
      element.hidden = all === 0;
      numbers.update({
        caption: 'Characters inserted, by who wrote them',
        columns: [{ title: 'By' }, { title: 'Characters' }, { title: 'Share' }],
        rows: AUTHORS.map(({ origin, label }) => {
          const { inserted } = origins[origin];
          const share = all === 0 ? 0 : inserted / all;
          const bar = h('i', { class: `bar origin-${origin}`, 'aria-hidden': 'true' });
          bar.style.width = `${share * 100}%`;
          const named = h('span', {}, label, h('span', { class: 'bar-track' }, bar));
          const written = inserted.toLocaleString('en');
          const show =
            inserted === 0
              ? written
              : button(
                  { class: 'number-link', title: 'Show the evidence' },
                  () => {
                    ask({ part: 'all', origin, title: `${label} characters` });
                  },
                  written,
                );
          return [
            textCell(label, named),
            { show, sort: inserted, text: String(inserted) },
            { show: percent(share), sort: share, text: percent(share).replaceAll('\u00a0', ' ') },
          ];
        }),
      });
    },
  };
}
