import { durationText } from '../../core/format/duration';
import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import { button, fill, h, setAttribute, setText } from '../dom/h';
import type { BalanceChart, BalanceChartModel } from './balanceChart';
import type { BalanceBar } from './balanceData';
import { balanceBars } from './balanceData';
import type { Component } from '../shared/component';
import type { Features } from './features';
import { periodPhrase, periodTitle } from './periodWords';
import type { Series } from './series';
import { seriesOf } from './series';
import { table } from '../dom/table';

/** Draws on a canvas; a stand-in takes its place where there is none. */
export type DrawBalance = (canvas: HTMLCanvasElement, model: BalanceChartModel) => BalanceChart;

export interface BalanceParts {
  readonly features: Features;
  readonly draw: DrawBalance;
  /** Is the table shown in place of the chart. */
  readonly table: boolean;
  readonly onToggle: (table: boolean) => void;
}

const UNIT = {
  day: 'by day',
  week: 'by day',
  month: 'by day',
  quarter: 'by week',
  year: 'by month',
} as const;

/** Built against reviewed over the period, as a chart or as the table of the same numbers. */
export function balance(parts: BalanceParts): Component<OverviewModel> {
  const { features, draw, onToggle } = parts;
  let asTable = parts.table;
  let chart: BalanceChart | undefined;
  let model: OverviewModel | undefined;

  const canvas = h('canvas', { role: 'img' });
  const figure = h('div', { class: 'chart' }, canvas);
  const legend = h('ul', { class: 'legend', 'aria-label': 'Colours' });
  const twin = h('div', {});
  const unit = h('small', {});
  const toggle = button({ class: 'link', id: 'balance-toggle' }, () => {
    asTable = !asTable;
    onToggle(asTable);
    show();
  });
  const title = h('h2', { id: 'balance-title' });
  const element = h(
    'section',
    { 'aria-labelledby': 'balance-title' },
    h('header', {}, title, unit, toggle),
    figure,
    legend,
    twin,
  );

  function show(): void {
    if (model === undefined) return;
    // One day has no days to compare: its line tells more.
    element.hidden = model.query.period === 'day';
    if (element.hidden) return;
    const bars = balanceBars(model);
    const series = seriesOf(model, features).filter(({ counts }) => counts !== null);

    setText(title, titleOf(asTable, features));
    setText(unit, UNIT[model.query.period]);
    setText(toggle, asTable ? 'Chart' : 'Table');
    setAttribute(toggle, 'aria-label', asTable ? 'Show as chart' : 'Show as table');
    figure.hidden = asTable;
    legend.hidden = asTable;
    twin.hidden = !asTable;
    if (asTable) {
      fill(twin, balanceTable(model, bars, series));
      return;
    }
    setAttribute(canvas, 'aria-label', chartLabel(model));
    fill(
      legend,
      ...series.map(({ id, label }) => h('li', {}, h('i', { class: `swatch fill-${id}` }), label)),
    );
    if (chart === undefined) chart = draw(canvas, { bars, series });
    else chart.update({ bars, series });
  }

  return {
    element,
    update(next) {
      model = next;
      show();
    },
  };
}

function titleOf(asTable: boolean, { directed }: Features): string {
  if (asTable) return directed ? 'Built, reviewed and directed' : 'Built and reviewed';
  return `Built above, reviewed ${directed ? 'and directed ' : ''}below`;
}

function chartLabel(model: OverviewModel): string {
  const { built, reviewed } = model.totals.headlines;
  return (
    `Bars of time built and reviewed, ${UNIT[model.query.period]}. ${periodPhrase(model)}: ` +
    `${durationText(built)} built, ${durationText(reviewed)} reviewed. The table has every number.`
  );
}

function balanceTable(
  model: OverviewModel,
  bars: readonly BalanceBar[],
  series: readonly Series[],
): HTMLElement {
  const headlines = [
    { label: 'Built', ms: (bar: BalanceBar['totals']) => bar.headlines.built },
    { label: 'Reviewed', ms: (bar: BalanceBar['totals']) => bar.headlines.reviewed },
  ];
  // A kind that is all of its headline would only repeat it.
  const columns = [
    ...headlines,
    ...series.filter(
      ({ id }) => id !== 'reviewed' || series.some((other) => other.id === 'elsewhere'),
    ),
  ];
  return table({
    caption: `Time by kind, ${periodTitle(model)}`,
    head: [
      model.query.period === 'year' ? 'Month' : model.query.period === 'quarter' ? 'Week' : 'Day',
      ...columns.map(({ label }) => label),
    ],
    rows: bars.map((bar) => [
      bar.current ? h('strong', {}, bar.title) : bar.title,
      ...columns.map(({ ms }) => durationElement(ms(bar.totals))),
    ]),
    foot: ['Together', ...columns.map(({ ms }) => durationElement(ms(model.totals)))],
  });
}
