import type { Child } from './h';
import { h } from './h';

export interface TableModel {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row names it; the rest are numbers. */
  readonly rows: readonly (readonly Child[])[];
  /** Sums, under a line. */
  readonly foot?: readonly Child[];
}

/** A table in a box that scrolls by itself where the page is too narrow. */
export function table({ caption, head, rows, foot }: TableModel): HTMLElement {
  const element = h(
    'table',
    { class: 'numbers' },
    h('caption', { class: 'hidden' }, caption),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...head.map((title, index) => h('th', { scope: 'col', class: align(index) }, title)),
      ),
    ),
    h('tbody', {}, ...rows.map(row)),
    ...(foot === undefined ? [] : [h('tfoot', {}, row(foot))]),
  );
  return h(
    'div',
    { class: 'scroller', role: 'region', tabindex: 0, 'aria-label': caption },
    element,
  );
}

function row(cells: readonly Child[]): HTMLTableRowElement {
  return h(
    'tr',
    {},
    ...cells.map((cell, index) =>
      index === 0 ? h('th', { scope: 'row' }, cell) : h('td', { class: 'number' }, cell),
    ),
  );
}

const align = (index: number): string | null => (index === 0 ? null : 'number');
