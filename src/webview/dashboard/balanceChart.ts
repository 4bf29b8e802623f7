import type { ChartDataset, TooltipItem } from 'chart.js';
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { durationText } from '../../core/format/duration';
import type { PatternName } from '../theme/pattern';
import { patternFill } from '../theme/pattern';
import type { Palette } from '../theme/palette';
import { onThemeChange, readPalette } from '../theme/palette';
import type { BalanceBar } from './balanceData';
import { balanceAxis } from './balanceData';
import { numbersOnBars, targetLine } from './balanceMarks';
import { SEAM_ROOM, seamLines } from './seamLines';
import type { Series, SeriesId } from './series';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

const HOUR = 3_600_000;
const FONT_SIZE = 11;
/** Narrower bars have their day below the weekday, px. */
const NARROWEST_ONE_LINE = 62;
const PATTERNS: Partial<Record<string, PatternName>> = { debugging: 'dots', own: 'stripes' };

export interface BalanceChartModel {
  readonly bars: readonly BalanceBar[];
  /** Only those that count as built, reviewed or directed. */
  readonly series: readonly Series[];
  /** All kinds on top of each other, none below the line. */
  readonly stacked: boolean;
  /** ms that each bar should reach, drawn as a dashed line. */
  readonly targets: readonly number[] | null;
  /** Where numbers of other thresholds end, see {@link seamsOf}; drawn as dotted lines. */
  readonly seams: readonly number[];
  /** A bar was pressed: its index, and the kind that was hit, or null for the number above it. */
  readonly pick: (index: number, series: SeriesId | null) => void;
}

export interface BalanceChart {
  update(model: BalanceChartModel): void;
  destroy(): void;
}

/** Draws built above the line, reviewed (and directed) below it; repaints when the theme changes. */
export function drawBalanceChart(
  canvas: HTMLCanvasElement,
  first: BalanceChartModel,
): BalanceChart {
  let model = first;
  let palette = readPalette(first.series.map(({ id }) => id));

  const chart = new Chart<'bar', number[], string>(canvas, {
    type: 'bar',
    data: { labels: [], datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: ['mousemove', 'mouseout', 'touchstart', 'click'],
      onClick: (event, hits, drawn) => {
        const [column] = hits;
        if (column === undefined || event.native === null) return;
        const exact = drawn.getElementsAtEventForMode(
          event.native,
          'nearest',
          { intersect: true },
          true,
        );
        const hit = exact[0] === undefined ? undefined : model.series[exact[0].datasetIndex];
        model.pick(column.index, hit?.id ?? null);
      },
      onHover: (_event, hits) => {
        canvas.style.cursor = hits.length > 0 ? 'pointer' : '';
      },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { stacked: true, border: { display: false }, grid: { display: false } },
        y: { stacked: true, border: { display: false } },
      },
      plugins: { tooltip: { displayColors: true, boxPadding: 4, cornerRadius: 3, padding: 8 } },
    },
    plugins: [
      numbersOnBars(() => palette),
      targetLine(
        () => model.targets,
        () => palette,
      ),
      seamLines(
        () => model.seams,
        () => palette,
      ),
    ],
  });

  function draw(): void {
    palette = readPalette(model.series.map(({ id }) => id));
    chart.data.labels = model.bars.map(({ label }) => label);
    chart.data.datasets = model.series.map((series) => dataset(series, model, palette));
    applyOptions(chart, model, palette);
    chart.update('none');
  }

  draw();
  const stopWatching = onThemeChange(draw);
  return {
    update(next) {
      model = next;
      draw();
    },
    destroy() {
      stopWatching();
      chart.destroy();
    },
  };
}

const up = (series: Series, { stacked }: BalanceChartModel): boolean =>
  stacked || series.counts === 'built';

function dataset(
  series: Series,
  model: BalanceChartModel,
  palette: Palette,
): ChartDataset<'bar', number[]> {
  const colour = palette.fills[series.id] ?? palette.text;
  const pattern = palette.outlined ? (PATTERNS[series.id] ?? 'solid') : 'solid';
  const fill = patternFill(pattern, colour, palette.background);
  const border = palette.outlined ? palette.text : palette.background;
  return {
    label: series.label,
    data: model.bars.map(({ totals }) => (up(series, model) ? 1 : -1) * series.ms(totals)),
    backgroundColor: fill,
    hoverBackgroundColor: fill,
    borderColor: border,
    hoverBorderColor: border,
    borderWidth: 1,
    borderSkipped: false,
    maxBarThickness: 54,
    categoryPercentage: 0.86,
    barPercentage: 0.8,
  };
}

function applyOptions(
  chart: Chart<'bar', number[], string>,
  model: BalanceChartModel,
  palette: Palette,
): void {
  const { bars, series, targets, seams } = model;
  chart.options.layout = { padding: { top: seams.length > 0 ? SEAM_ROOM : 2, bottom: 2 } };
  const { scales, plugins } = chart.options;
  const x = scales?.['x'];
  const y = scales?.['y'];
  const tooltip = plugins?.tooltip;
  if (x === undefined || y === undefined || tooltip === undefined) return;
  const font = { family: palette.font, size: FONT_SIZE };
  const highest = Math.max(
    0,
    ...bars.map((bar) =>
      sum(
        bar,
        series.filter((s) => up(s, model)),
      ),
    ),
    ...(targets ?? []),
  );
  const deepest = Math.max(
    0,
    ...bars.map((bar) =>
      sum(
        bar,
        series.filter((s) => !up(s, model)),
      ),
    ),
  );
  const axis = balanceAxis(highest, deepest);

  x.ticks = {
    ...x.ticks,
    font,
    maxRotation: 0,
    autoSkipPadding: 6,
    callback: (_value, index) => {
      const label = bars[index]?.label ?? '';
      const slot = chart.width / Math.max(1, bars.length);
      return slot < NARROWEST_ONE_LINE ? label.split(' ') : label;
    },
    color: ({ index }) => (bars[index]?.current === true ? palette.text : palette.dim),
  };
  Object.assign(y, { min: axis.min, max: axis.max });
  // Lines at whole steps from zero, not from the ends of the scale.
  y.afterBuildTicks = (scale) => {
    const lowest = Math.ceil(axis.min / axis.step);
    const count = Math.floor(axis.max / axis.step) - lowest + 1;
    scale.ticks = Array.from({ length: count }, (_, index) => ({
      value: (lowest + index) * axis.step,
    }));
  };
  y.grid = {
    drawTicks: false,
    color: ({ tick }) => (tick.value === 0 ? palette.axis : palette.line),
  };
  y.ticks = {
    ...y.ticks,
    font,
    color: palette.dim,
    padding: 8,
    callback: (value) => axisLabel(Math.abs(Number(value)), axis.step),
  };
  Object.assign(tooltip, {
    backgroundColor: palette.hover,
    borderColor: palette.hoverBorder,
    borderWidth: 1,
    titleColor: palette.text,
    bodyColor: palette.text,
    titleFont: { ...font, size: 12, weight: 'bold' },
    bodyFont: { ...font, size: 12 },
    multiKeyBackground: palette.hover,
    filter: (item: TooltipItem<'bar'>) => item.parsed.y !== 0,
    callbacks: {
      title: ([item]: TooltipItem<'bar'>[]) => bars[item?.dataIndex ?? -1]?.title ?? '',
      label: (item: TooltipItem<'bar'>) =>
        ` ${item.dataset.label ?? ''} ${durationText(Math.abs(item.parsed.y ?? 0))}`,
    },
  });
}

function axisLabel(ms: number, step: number): string {
  if (ms === 0) return '0';
  return step < HOUR ? durationText(ms) : `${ms / HOUR}\u00a0h`;
}

function sum(bar: BalanceBar, series: readonly Series[]): number {
  return series.reduce((total, { ms }) => total + ms(bar.totals), 0);
}
