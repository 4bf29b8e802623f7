import { durationExact } from '../../core/format/duration';
import { durationElement } from './duration';
import type { Child } from './h';
import { button, fill, h, setAttribute } from './h';

export interface Cell {
  readonly show: Child;
  /** What it is sorted by. */
  readonly sort: number | string;
  /** What is copied. */
  readonly text: string;
}

export interface DataTableModel {
  readonly caption: string;
  /** The first column names the row; the others are numbers unless they say otherwise. */
  readonly columns: readonly { readonly title: string; readonly words?: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  /** Sums, under a line; never sorted away. */
  readonly foot?: readonly Cell[];
}

export interface DataTable {
  readonly element: HTMLElement;
  update(model: DataTableModel): void;
}

export function textCell(text: string, show: Child = text): Cell {
  return { show, sort: text.toLowerCase(), text };
}

/** @param ms duration @param act what a press on it does */
export function durationCell(ms: number, act?: () => void, name?: string): Cell {
  const time = durationElement(ms);
  const show =
    act === undefined || ms === 0
      ? time
      : button({ class: 'number-link', title: name ?? 'Show the evidence' }, act, time);
  return { show, sort: ms, text: durationExact(ms) };
}

/**
 * A table whose columns sort by a press on their head, and which can be copied. Sorting holds over updates.
 *
 * @param copy takes the text to the clipboard
 */
export function dataTable(copy: (text: string) => void): DataTable {
  let model: DataTableModel | undefined;
  let sorted: { readonly column: number; readonly down: boolean } | undefined;
  let heads: HTMLTableCellElement[] = [];
  let shownColumns = '';
  const caption = h('caption', { class: 'hidden' });
  const head = h('thead', {});
  const body = h('tbody', {});
  const foot = h('tfoot', {});
  const scroller = h(
    'div',
    { class: 'scroller', role: 'region', tabindex: 0 },
    h('table', { class: 'numbers' }, caption, head, body, foot),
  );
  const tools = copyLinks(copy, () =>
    model === undefined ? undefined : { ...model, rows: ordered() },
  );

  function ordered(): readonly (readonly Cell[])[] {
    if (model === undefined || sorted === undefined) return model?.rows ?? [];
    const { column, down } = sorted;
    return [...model.rows].sort((a, b) => compare(a[column], b[column]) * (down ? -1 : 1));
  }

  function showHead({ columns }: DataTableModel): void {
    const key = JSON.stringify(columns);
    if (key === shownColumns) return;
    shownColumns = key;
    sorted = undefined;
    heads = columns.map(({ title, words = false }, column) => {
      const sort = button(
        { class: 'sort' },
        () => {
          const down = sorted?.column === column ? !sorted.down : column > 0 && !words;
          sorted = { column, down };
          showRows();
        },
        title,
      );
      return h('th', { scope: 'col', class: column > 0 && !words ? 'number' : null }, sort);
    });
    fill(head, h('tr', {}, ...heads));
  }

  function showRows(): void {
    if (model === undefined) return;
    const { columns } = model;
    heads.forEach((element, column) => {
      const direction =
        sorted?.column === column ? (sorted.down ? 'descending' : 'ascending') : null;
      setAttribute(element, 'aria-sort', direction);
    });
    const row = (cells: readonly Cell[]): HTMLElement =>
      h(
        'tr',
        {},
        ...cells.map(({ show }, index) =>
          index === 0
            ? h('th', { scope: 'row' }, show)
            : h('td', { class: columns[index]?.words === true ? null : 'number' }, show),
        ),
      );
    const focus = focused();
    fill(body, ...ordered().map(row));
    fill(foot, model.foot === undefined ? null : row(model.foot));
    focus?.();
  }

  /** How to give the focus back to the cell that has it, wherever its row is then. */
  function focused(): (() => void) | undefined {
    const cell = document.activeElement?.closest('td, th');
    const line = cell?.closest('tr');
    if (!cell || !line || !(body.contains(line) || foot.contains(line))) return undefined;
    const column = [...line.children].indexOf(cell);
    const name = line.firstElementChild?.textContent;
    return () => {
      const again = [...body.children, ...foot.children].find(
        (one) => one.firstElementChild?.textContent === name,
      );
      again?.children[column]?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    };
  }

  return {
    element: h('div', { class: 'data' }, scroller, tools),
    update(next) {
      model = next;
      caption.textContent = next.caption;
      setAttribute(scroller, 'aria-label', next.caption);
      showHead(next);
      showRows();
    },
  };
}

function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (a === undefined || b === undefined || a.sort === b.sort) return 0;
  return a.sort < b.sort ? -1 : 1;
}

function linesOf({ columns, rows, foot }: DataTableModel): string[][] {
  const texts = (cells: readonly Cell[]): string[] => cells.map(({ text }) => text);
  return [
    columns.map(({ title }) => title),
    ...rows.map(texts),
    ...(foot === undefined ? [] : [texts(foot)]),
  ];
}

/**
 * `Copy as CSV or Markdown`, below a table.
 *
 * @param copy takes the text to the clipboard
 * @param model what the table holds at that time; undefined copies nothing
 */
export function copyLinks(
  copy: (text: string) => void,
  model: () => DataTableModel | undefined,
): HTMLElement {
  const link = (title: string, write: (model: DataTableModel) => string): HTMLElement =>
    button(
      { class: 'link' },
      () => {
        const now = model();
        if (now !== undefined) copy(write(now));
      },
      title,
    );
  return h(
    'p',
    { class: 'copy dim' },
    'Copy as ',
    link('CSV', csvOf),
    ' or ',
    link('Markdown', markdownOf),
  );
}

/** RFC 4180. */
export function csvOf(model: DataTableModel): string {
  const quoted = (text: string): string =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return linesOf(model)
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

export function markdownOf(model: DataTableModel): string {
  const safe = (text: string): string =>
    text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  const line = (cells: readonly string[]): string => `| ${cells.map(safe).join(' | ')} |\n`;
  const [head = [], ...rows] = linesOf(model);
  const rule = model.columns.map(({ words = false }, index) =>
    index === 0 || words ? '---' : '---:',
  );
  return [line(head), `| ${rule.join(' | ')} |\n`, ...rows.map(line)].join('');
}
