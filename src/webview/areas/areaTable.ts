import { countText, numberText } from '../../core/format/numbers';
import type { AreaModel } from '../../core/ledger/areas';
import type { AreasPageState, Column, Place } from '../../protocol/areas';
import { copyLinks } from '../dom/dataTable';
import { button, fill, h, setAttribute, setText } from '../dom/h';
import { isSame } from './key';
import type { ColumnModel } from './tableData';
import { COLUMN_MODELS, copiedTable, sortedAreas } from './tableData';

export interface AreaTableModel {
  readonly areas: readonly AreaModel[];
  readonly sort: AreasPageState['sort'];
  readonly selected: Place | null;
  readonly now: number;
}

export interface AreaTable {
  readonly element: HTMLElement;
  update(model: AreaTableModel): void;
  /** Moves the focus to the selected row. */
  focus(): void;
}

export interface AreaTableParts {
  readonly select: (place: Place) => void;
  readonly enter: (place: Place) => void;
  readonly sort: (sort: AreasPageState['sort']) => void;
  readonly copy: (text: string) => void;
}

/** So many rows at a time: thousands at once would make every stroke slow. */
const ROWS = 200;

/** The map's twin: every number of every area, sorted by any of them. */
export function areaTable({ select, enter, sort, copy }: AreaTableParts): AreaTable {
  let model: AreaTableModel | undefined;
  let shown = ROWS;
  let drawn = '';
  let kept: (Pick<AreaTableModel, 'areas' | 'sort'> & { sorted: AreaModel[] }) | undefined;
  const heads = COLUMN_MODELS.map((column) =>
    headOf(column, () => {
      toggle(column.id);
    }),
  );
  const body = h('tbody', {});
  const more = button({ class: 'secondary more' }, () => {
    const from = shown;
    shown += ROWS;
    draw();
    rowButton(from)?.focus();
  });
  const element = h(
    'div',
    { class: 'area-table' },
    h(
      'div',
      { class: 'scroller', role: 'region', tabindex: 0, 'aria-label': 'Areas' },
      h(
        'table',
        { class: 'numbers' },
        h('caption', { class: 'hidden' }, 'Areas, with the numbers of the map'),
        h('thead', {}, h('tr', {}, ...heads)),
        body,
      ),
    ),
    more,
    copyLinks(copy, () =>
      model === undefined ? undefined : copiedTable(sorted(model), model.now),
    ),
  );

  function toggle(by: Column): void {
    if (model === undefined) return;
    const { sort: now } = model;
    // Names read from A on; numbers from the largest.
    sort({ by, down: now.by === by ? !now.down : by !== 'name' });
  }

  /** The areas in their order, which a choice does not change. */
  function sorted({ areas, sort: { by, down } }: AreaTableModel): AreaModel[] {
    if (kept?.areas !== areas || kept.sort.by !== by || kept.sort.down !== down) {
      const order = { by, down };
      kept = { areas, sort: order, sorted: sortedAreas(areas, order) };
    }
    return kept.sorted;
  }

  const rowButton = (index: number): HTMLElement | null =>
    body.children[index]?.querySelector('button') ?? null;

  function draw(): void {
    if (model === undefined) return;
    const { sort: order, selected, now } = model;
    heads.forEach((head, index) => {
      const chosen = COLUMN_MODELS[index]?.id === order.by;
      const direction = order.down ? 'descending' : 'ascending';
      setAttribute(head, 'aria-sort', chosen ? direction : null);
    });
    const all = sorted(model);
    const rows = all.slice(0, shown);
    const key = JSON.stringify([rows, now]);
    if (key !== drawn) {
      const focused = [...body.children].findIndex((row) => row.contains(document.activeElement));
      drawn = key;
      fill(body, ...rows.map((area) => rowOf(area, now)));
      if (focused >= 0) rowButton(focused)?.focus();
    }
    rows.forEach((area, index) => {
      const chosen = isSame(area, selected);
      setAttribute(rowButton(index) ?? body, 'aria-current', chosen ? 'true' : null);
      body.children[index]?.classList.toggle('chosen', chosen);
    });
    const left = all.length - rows.length;
    more.hidden = left <= 0;
    setText(more, `Show ${numberText(Math.min(ROWS, left))} more of ${countText(left, 'area')}`);
  }

  function rowOf(area: AreaModel, now: number): HTMLElement {
    const name = button(
      { class: 'link area-name', title: area.sentence },
      () => {
        // A second time on the same row goes on to what can be done.
        if (isSame(area, model?.selected)) enter(area);
        else select(area);
      },
      area.name,
    );
    const [, ...numbers] = COLUMN_MODELS;
    const row = h(
      'tr',
      {},
      h('th', { scope: 'row' }, name),
      ...numbers.map(({ text }) => h('td', { class: 'number' }, text(area, now))),
    );
    return row;
  }

  return {
    element,
    update(next) {
      if (model?.areas !== next.areas && next.areas.length <= ROWS) shown = ROWS;
      model = next;
      draw();
    },
    focus() {
      if (model === undefined) return;
      const { selected } = model;
      const index = sorted(model).findIndex((area) => isSame(area, selected));
      (rowButton(index) ?? rowButton(0))?.focus();
    },
  };
}

function headOf({ title, meaning, id }: ColumnModel, act: () => void): HTMLElement {
  return h(
    'th',
    { scope: 'col', class: id === 'name' ? null : 'number' },
    button({ class: 'sort', title: meaning }, act, title, h('i', { 'aria-hidden': 'true' })),
  );
}
