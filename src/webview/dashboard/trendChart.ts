import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { Palette } from '../theme/palette';
import { onThemeChange, readPalette } from '../theme/palette';
import { seamLines } from './seamLines';

Chart.register(LineController, LineElement, PointElement, CategoryScale, LinearScale);

export interface TrendChartModel {
  readonly labels: readonly string[];
  /** 0 to 1, or null where too little was measured. */
  readonly shares: readonly (number | null)[];
  /** What is usual, as a line of its own. */
  readonly usual: number | null;
  /** Where numbers of other thresholds end, see {@link seamsOf}. */
  readonly seams: readonly number[];
  /** A point was pressed. */
  readonly pick: (index: number) => void;
}

export interface TrendChart {
  update(model: TrendChartModel): void;
  destroy(): void;
}

const FONT_SIZE = 11;
/** Points that are nearer to each other have no room for their number, px. */
const NARROWEST = 34;

/** Draws the hands-on share over like periods, each point with its number. */
export function drawTrendChart(canvas: HTMLCanvasElement, first: TrendChartModel): TrendChart {
  let model = first;
  let palette = readPalette(['writing']);
  const chart = new Chart<'line', (number | null)[], string>(canvas, {
    type: 'line',
    data: { labels: [], datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: ['mousemove', 'mouseout', 'touchstart', 'click'],
      interaction: { mode: 'index', intersect: false },
      onClick: (_event, hits) => {
        const [point] = hits;
        if (point !== undefined) model.pick(point.index);
      },
      onHover: (_event, hits) => {
        canvas.style.cursor = hits.length > 0 ? 'pointer' : '';
      },
      layout: { padding: { top: 18, right: 18 } },
      plugins: { tooltip: { enabled: false } },
    },
    plugins: [
      {
        id: 'numbersOnPoints',
        afterDatasetsDraw: (drawn) => {
          writeNumbers(drawn as Chart<'line', (number | null)[], string>, model, palette);
        },
      },
      seamLines(
        () => model.seams,
        () => palette,
      ),
    ],
  });

  function draw(): void {
    palette = readPalette(['writing']);
    const { text, dim, line, font } = palette;
    const colour = palette.fills['writing'] ?? text;
    chart.data.labels = [...model.labels];
    chart.data.datasets = [
      {
        data: model.shares.map((share) => (share === null ? null : share * 100)),
        borderColor: colour,
        backgroundColor: colour,
        borderWidth: 2,
        pointRadius: model.shares.map((_, index) => (index === model.shares.length - 1 ? 5 : 3)),
        pointHoverRadius: 6,
        spanGaps: true,
      },
      ...(model.usual === null
        ? []
        : [
            {
              data: model.labels.map(() => (model.usual ?? 0) * 100),
              borderColor: dim,
              borderWidth: 1,
              borderDash: [4, 4],
              pointRadius: 0,
            },
          ]),
    ];
    const ticks = { font: { family: font, size: FONT_SIZE }, color: dim, maxRotation: 0 };
    chart.options.scales = {
      x: {
        ticks: { ...ticks, autoSkipPadding: 6 },
        grid: { display: false },
        border: { display: false },
      },
      y: {
        min: 0,
        max: 100,
        ticks: { ...ticks, stepSize: 25, callback: (value) => `${value}\u00a0%` },
        grid: { color: line, drawTicks: false },
        border: { display: false },
      },
    };
    chart.update('none');
  }

  draw();
  const stop = onThemeChange(draw);
  return {
    update(next) {
      model = next;
      draw();
    },
    destroy() {
      stop();
      chart.destroy();
    },
  };
}

function writeNumbers(
  chart: Chart<'line', (number | null)[], string>,
  { shares }: TrendChartModel,
  palette: Palette,
): void {
  const { ctx, chartArea } = chart;
  const width = chartArea.right - chartArea.left;
  const every = Math.ceil((NARROWEST * shares.length) / Math.max(1, width));
  ctx.save();
  ctx.font = `${FONT_SIZE}px ${palette.font}`;
  ctx.fillStyle = palette.text;
  ctx.strokeStyle = palette.background;
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  ctx.textAlign = 'center';
  chart.getDatasetMeta(0).data.forEach((point, index) => {
    const share = shares[index] ?? null;
    // The last one, which is asked for, always has its number.
    if (share === null || (shares.length - 1 - index) % every !== 0) return;
    const text = `${Math.round(share * 100)}\u00a0%`;
    ctx.strokeText(text, point.x, point.y - 9);
    ctx.fillText(text, point.x, point.y - 9);
  });
  ctx.restore();
}
