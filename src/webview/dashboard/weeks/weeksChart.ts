import type { Plugin } from 'chart.js';
import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { dayText } from '../../../core/format/dayText';
import type { Palette } from '../../theme/palette';
import { onThemeChange, readPalette } from '../../theme/palette';
import type { WeekPoint, WeeksChartModel } from './chartData';

Chart.register(LineController, LineElement, PointElement, CategoryScale, LinearScale, Tooltip);

type LineChart = Chart<'line', (number | null)[], string>;

export interface WeeksChart {
  update(model: WeeksChartModel): void;
  /** Shows what is known of one week, as pointing at it does; null shows none. */
  point(index: number | null): void;
  destroy(): void;
}

/** Draws on a canvas; a stand-in takes its place where there is none. */
export type DrawWeeks = (canvas: HTMLCanvasElement, model: WeeksChartModel) => WeeksChart;

const HOUR = 3_600_000;
const FONT_SIZE = 12;
const FILLS = ['writing', 'low', 'target', 'phase'];
/** Steps of the axis, h: the first that needs no more than so many lines is taken. */
const STEPS = [1, 2, 4, 5, 10, 20, 40];
const MOST_STEPS = 4;
/** With more weeks points are dots. */
const MANY = 60;
/** Room above the line for what is written into the chart, px. */
const TOP = 22;

/** Draws the hours built a week: the line, the target, shaded phases, weeks that show a drift, decisions. */
export const drawWeeksChart: DrawWeeks = (canvas, first) => {
  let model = first;
  let palette = readPalette(FILLS);
  const chart: LineChart = new Chart(canvas, {
    type: 'line',
    data: { labels: [], datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: ['mousemove', 'mouseout', 'touchstart'],
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: TOP, right: 8 } },
      plugins: {
        tooltip: {
          displayColors: false,
          cornerRadius: 3,
          padding: 8,
          filter: ({ datasetIndex }, index) => datasetIndex < 2 && index === 0,
          callbacks: {
            title: ([item]) => {
              const week = model.points[item?.dataIndex ?? -1]?.week;
              return week === undefined ? '' : `Week of ${dayText(week, '')}`;
            },
            label: ({ dataIndex }) => [...(model.points[dataIndex]?.lines ?? [])],
          },
        },
      },
    },
    plugins: [
      behind(
        () => model,
        () => palette,
      ),
      decisionsOnLine(
        () => model,
        () => palette,
      ),
    ],
  });

  function draw(): void {
    palette = readPalette(FILLS);
    const { points } = model;
    const few = points.length <= MANY;
    const colour = palette.fills['writing'] ?? palette.text;
    const low = palette.fills['low'] ?? palette.text;
    chart.data.labels = points.map(({ label }) => label);
    chart.data.datasets = [
      {
        data: points.map(({ mark, built }) => (isBeside(mark) ? null : built / HOUR)),
        borderColor: colour,
        borderWidth: 2,
        spanGaps: true,
        clip: false,
        pointRadius: points.map(({ mark }) => (mark === 'low' ? (few ? 5 : 4) : few ? 2.5 : 0)),
        pointStyle: points.map(({ mark }) => (mark === 'low' ? 'rectRot' : 'circle')),
        pointBackgroundColor: points.map(({ mark }) => (mark === 'low' ? low : colour)),
        pointBorderColor: points.map(({ mark }) =>
          mark === 'low' && palette.outlined ? palette.text : mark === 'low' ? low : colour,
        ),
      },
      {
        data: points.map(({ mark, built }) => (isBeside(mark) ? built / HOUR : null)),
        showLine: false,
        clip: false,
        pointRadius: few ? 3 : 2,
        pointBackgroundColor: palette.background,
        pointBorderColor: points.map(({ mark }) => (mark === 'running' ? colour : palette.dim)),
      },
    ];
    axes(chart, model, palette);
    chart.update('none');
  }

  draw();
  const stop = onThemeChange(draw);
  return {
    update(next) {
      model = next;
      draw();
    },
    point(index) {
      const mark = index === null ? undefined : model.points[index]?.mark;
      const datasetIndex = mark !== undefined && isBeside(mark) ? 1 : 0;
      const active = index === null || mark === undefined ? [] : [{ datasetIndex, index }];
      chart.setActiveElements(active);
      chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
      chart.update('none');
    },
    destroy() {
      stop();
      chart.destroy();
    },
  };
};

function isBeside(mark: WeekPoint['mark']): boolean {
  return mark === 'out' || mark === 'running';
}

function axes(chart: LineChart, { points, target }: WeeksChartModel, palette: Palette): void {
  const { dim, line, font, text, hover, hoverBorder } = palette;
  const highest = Math.max(HOUR, target ?? 0, ...points.map(({ built }) => built)) / HOUR;
  const step = STEPS.find((hours) => highest / hours <= MOST_STEPS) ?? STEPS.at(-1) ?? 1;
  const ticks = { font: { family: font, size: FONT_SIZE }, color: dim, maxRotation: 0 };
  chart.options.scales = {
    x: {
      // Half a step of room at both ends keeps the first week off the hours beside it.
      offset: true,
      ticks: { ...ticks, autoSkip: false },
      grid: { display: false },
      border: { display: false },
    },
    y: {
      min: 0,
      max: Math.ceil(highest / step) * step,
      ticks: { ...ticks, stepSize: step, callback: (value) => `${value}\u00a0h` },
      grid: { color: line, drawTicks: false },
      border: { display: false },
    },
  };
  Object.assign(chart.options.plugins?.tooltip ?? {}, {
    backgroundColor: hover,
    borderColor: hoverBorder,
    borderWidth: 1,
    titleColor: text,
    bodyColor: text,
    titleFont: { family: font, size: FONT_SIZE },
    bodyFont: { family: font, size: FONT_SIZE },
  });
}

/** Phases and the target, under the line. */
function behind(model: () => WeeksChartModel, palette: () => Palette): Plugin<'line'> {
  return {
    id: 'behindTheLine',
    beforeDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const { bands, target, points } = model();
      const { fills, text, dim, font, background, outlined } = palette();
      const [x, y] = [scales['x'], scales['y']];
      if (x === undefined || y === undefined) return;
      const half = points.length < 2 ? 20 : (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2;
      ctx.save();
      ctx.font = `${FONT_SIZE}px ${font}`;
      for (const { from, to, label } of bands) {
        const left = Math.max(chartArea.left, x.getPixelForValue(from) - half);
        const right = Math.min(chartArea.right, x.getPixelForValue(to) + half);
        const top = chartArea.top - TOP + 2;
        ctx.fillStyle = fills['phase'] ?? dim;
        ctx.fillRect(left, top, right - left, chartArea.bottom - top);
        if (outlined) {
          ctx.strokeStyle = text;
          ctx.strokeRect(left, top, right - left, chartArea.bottom - top);
        }
        const width = ctx.measureText(label).width;
        const at = Math.min(left + 6, chartArea.right - width);
        ctx.lineWidth = 3;
        ctx.fillStyle = text;
        ctx.textBaseline = 'middle';
        ctx.fillText(label, Math.max(chartArea.left, at), top + 10);
      }
      if (target !== null) {
        const at = y.getPixelForValue(target / HOUR);
        ctx.strokeStyle = fills['target'] ?? text;
        ctx.setLineDash([4, 4]);
        ctx.lineWidth = 1;
        ctx.beginPath();
        ctx.moveTo(chartArea.left, at);
        ctx.lineTo(chartArea.right, at);
        ctx.stroke();
        const label = `target ${Math.round((target / HOUR) * 10) / 10}\u00a0h`;
        ctx.setLineDash([]);
        ctx.textAlign = 'right';
        ctx.textBaseline = 'bottom';
        ctx.strokeStyle = background;
        ctx.lineWidth = 4;
        ctx.strokeText(label, chartArea.right, at - 3);
        ctx.fillStyle = fills['target'] ?? text;
        ctx.fillText(label, chartArea.right, at - 3);
      }
      ctx.restore();
    },
  };
}

/** A ring around the week in which something was decided. */
function decisionsOnLine(model: () => WeeksChartModel, palette: () => Palette): Plugin<'line'> {
  return {
    id: 'decisionsOnLine',
    afterDatasetsDraw: ({ ctx, scales }) => {
      const [x, y] = [scales['x'], scales['y']];
      if (x === undefined || y === undefined) return;
      ctx.save();
      ctx.strokeStyle = palette().text;
      ctx.lineWidth = 1.5;
      model().points.forEach(({ decisions, built }, index) => {
        if (decisions.length === 0) return;
        ctx.beginPath();
        ctx.arc(x.getPixelForValue(index), y.getPixelForValue(built / HOUR), 8, 0, 2 * Math.PI);
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
