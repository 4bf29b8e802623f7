import { durationText } from '../../core/format/duration';
import type { OverviewModel } from '../../core/ledger/overview';
import type { ChartName } from '../../protocol/dashboard';
import { CHARTS } from '../../protocol/dashboard';
import { dataTable } from '../dom/dataTable';
import { button, fill, h, setAttribute, setText } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import type { BalanceChart, BalanceChartModel } from './balanceChart';
import { balanceBars } from './balanceData';
import { allCounted, balanceTable, partOfSeries } from './balanceTable';
import type { Features } from './features';
import { periodPhrase } from './periodWords';
import { seamHint, seamsOf } from './seams';
import { seriesOf } from './series';
import { targetHint, targetsOfBars } from './target';
import { trendChartModel, trendTable } from './trend';
import type { TrendChart, TrendChartModel } from './trendChart';

/** Draw on a canvas; stand-ins take their place where there is none. */
export type DrawBalance = (canvas: HTMLCanvasElement, model: BalanceChartModel) => BalanceChart;
export type DrawTrend = (canvas: HTMLCanvasElement, model: TrendChartModel) => TrendChart;

export interface BalanceParts {
  readonly features: Features;
  readonly draw: DrawBalance;
  readonly drawTrend: DrawTrend;
  readonly chart: ChartName;
  /** Is the table shown in place of the chart. */
  readonly table: boolean;
  readonly onToggle: (shown: { readonly table: boolean; readonly chart: ChartName }) => void;
  readonly ask: AskEvidence;
  readonly copy: (text: string) => void;
}

const UNIT = {
  day: 'by day',
  week: 'by day',
  month: 'by day',
  quarter: 'by week',
  year: 'by month',
} as const;

const NAMES: Readonly<Record<ChartName, string>> = {
  balance: 'Balance',
  kinds: 'All kinds',
  trend: 'Trend',
};

/** Built against reviewed over the period, all kinds, or the share over like periods; each as a table too. */
export function balance(parts: BalanceParts): Component<OverviewModel> {
  const { features, draw, drawTrend, onToggle, ask, copy } = parts;
  let asTable = parts.table;
  let { chart: name } = parts;
  let bars: BalanceChart | undefined;
  let line: TrendChart | undefined;
  let model: OverviewModel | undefined;

  const barsCanvas = h('canvas', { role: 'img' });
  const lineCanvas = h('canvas', { role: 'img' });
  const barsFigure = h('div', { class: 'chart' }, barsCanvas);
  const lineFigure = h('div', { class: 'chart' }, lineCanvas);
  const legend = h('ul', { class: 'legend', 'aria-label': 'Colours' });
  const hint = h('p', { class: 'dim hint' });
  const twin = dataTable(copy);
  const unit = h('small', {});
  const toggle = button({ class: 'link', id: 'balance-toggle' }, () => {
    asTable = !asTable;
    changed();
  });
  const choices = CHARTS.map((choice) =>
    button(
      { class: 'link choice-link', 'data-chart': choice },
      () => {
        name = choice;
        changed();
      },
      NAMES[choice],
    ),
  );
  const title = h('h2', { id: 'balance-title' });
  const element = h(
    'section',
    { 'aria-labelledby': 'balance-title' },
    h('header', {}, title, unit, h('span', { class: 'views' }, ...choices, toggle)),
    barsFigure,
    lineFigure,
    legend,
    hint,
    twin.element,
  );

  function changed(): void {
    onToggle({ table: asTable, chart: name });
    show();
  }

  function show(): void {
    if (model === undefined) return;
    // One day has no days to compare: its line tells more.
    const shown = model.query.period === 'day' ? 'trend' : name;
    for (const choice of choices) {
      choice.hidden = model.query.period === 'day' && choice.dataset['chart'] !== 'trend';
      setAttribute(choice, 'aria-pressed', choice.dataset['chart'] === shown ? 'true' : 'false');
    }
    setText(title, titleOf(shown, features));
    setText(unit, shown === 'trend' ? `by ${model.query.period}` : UNIT[model.query.period]);
    setText(toggle, asTable ? 'Chart' : 'Table');
    setAttribute(toggle, 'aria-label', asTable ? 'Show as chart' : 'Show as table');
    const enough = model.trend.filter(({ share }) => share !== null).length >= 2;
    barsFigure.hidden = asTable || shown === 'trend';
    lineFigure.hidden = asTable || shown !== 'trend' || !enough;
    legend.hidden = barsFigure.hidden;
    twin.element.hidden = !asTable;
    setText(hint, hintOf(model, shown, enough, asTable));
    hint.hidden = hint.textContent === '';
    if (shown === 'trend') showTrend(model, enough);
    else showBars(model, shown === 'kinds');
  }

  function showBars(now: OverviewModel, all: boolean): void {
    const data = balanceBars(now);
    const series = seriesOf(now, features).filter(({ counts }) => all || counts !== null);
    if (asTable) {
      twin.update(balanceTable(now, data, series, ask));
      return;
    }
    setAttribute(barsCanvas, 'aria-label', chartLabel(now));
    fill(
      legend,
      ...series.map(({ id, label }) => h('li', {}, h('i', { class: `swatch fill-${id}` }), label)),
    );
    const next: BalanceChartModel = {
      bars: data,
      series,
      stacked: all,
      targets: all ? null : targetsOfBars(now, data),
      seams: seamsOf(data.map(({ madeWith }) => madeWith)),
      pick: (index, id) => {
        const bar = data[index];
        if (bar === undefined) return;
        const label = series.find((one) => one.id === id)?.label;
        const whole = all ? { part: 'all' as const, label: 'All kinds' } : allCounted(features);
        const part = id === null ? whole.part : partOfSeries(id);
        ask({ part, title: `${label ?? whole.label}, ${bar.title}`, from: bar.from, to: bar.to });
      },
    };
    if (bars === undefined) bars = draw(barsCanvas, next);
    else bars.update(next);
  }

  function showTrend(now: OverviewModel, enough: boolean): void {
    if (asTable) {
      twin.update(trendTable(now, ask));
      return;
    }
    if (!enough) return;
    const next = trendChartModel(now, ask);
    const share = now.share === null ? 'not known' : `${Math.round(now.share * 100)} %`;
    setAttribute(
      lineCanvas,
      'aria-label',
      `Line of the hands-on share over ${next.shares.length} ${now.query.period}s; the last is ${share}. The table has every number.`,
    );
    if (line === undefined) line = drawTrend(lineCanvas, next);
    else line.update(next);
  }

  return {
    element,
    update(next) {
      model = next;
      show();
    },
  };
}

function titleOf(name: ChartName, { directed }: Features): string {
  if (name === 'trend') return 'Hands-on share';
  if (name === 'kinds') return 'All kinds of time';
  return `Built above, reviewed ${directed ? 'and directed ' : ''}below`;
}

/** What the chart's lines mean, in words; a table has none, but may have a seam. */
function hintOf(model: OverviewModel, shown: ChartName, enough: boolean, asTable: boolean): string {
  if (asTable) return seamHint(model, shown === 'trend' ? 'trend' : 'bars', true);
  const parts =
    shown === 'trend'
      ? [trendHint(model, enough), seamHint(model, 'trend')]
      : [shown === 'balance' ? targetHint(model) : '', seamHint(model, 'bars')];
  return parts.filter((part) => part !== '').join(' ');
}

function trendHint({ query, usual }: OverviewModel, enough: boolean): string {
  if (!enough) {
    return `The trend starts with your second ${query.period} of at least 2 h of building and reviewing.`;
  }
  return (usual?.share ?? null) === null ? '' : 'The dashed line is your usual share.';
}

function chartLabel(model: OverviewModel): string {
  const { built, reviewed } = model.totals.headlines;
  return (
    `Bars of time built and reviewed, ${UNIT[model.query.period]}. ${periodPhrase(model)}: ` +
    `${durationText(built)} built, ${durationText(reviewed)} reviewed. The table has every number, and what is behind it.`
  );
}
