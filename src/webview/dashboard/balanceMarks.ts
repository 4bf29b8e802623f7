import type { Plugin } from 'chart.js';
import { durationClock, durationText } from '../../core/format/duration';
import type { Palette } from '../theme/palette';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FONT_SIZE = 11;

/** `0:52`; below a minute in seconds, which a clock of hours would show as nothing. */
function barNumber(ms: number): string {
  return ms < MINUTE ? durationText(ms) : durationClock(ms);
}

/** Bars of many hours may be told without their minutes, ms. */
const LONG = 10 * HOUR;

/** Ways to write the number of a bar, the most exact first: one that fits all bars is taken. */
const WAYS = [
  barNumber,
  (ms: number) => (ms < HOUR ? barNumber(ms) : `${Math.round(ms / HOUR)}\u00a0h`),
  (ms: number) => (ms < HOUR ? '' : String(Math.round(ms / HOUR))),
] as const;

/** What the bars should reach, in steps where they hold more or fewer days. */
export function targetLine(
  targetsOf: () => readonly number[] | null,
  palette: () => Palette,
): Plugin<'bar'> {
  return {
    id: 'targetLine',
    beforeDatasetsDraw({ ctx, scales, chartArea }) {
      const targets = targetsOf();
      const y = scales['y'];
      if (targets === null || y === undefined || targets.length === 0) return;
      const slot = chartArea.width / targets.length;
      ctx.save();
      ctx.strokeStyle = palette().text;
      ctx.setLineDash([5, 4]);
      ctx.beginPath();
      targets.forEach((target, index) => {
        const level = y.getPixelForValue(target);
        ctx.lineTo(chartArea.left + index * slot, level);
        ctx.lineTo(chartArea.left + (index + 1) * slot, level);
      });
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** The sum of each direction at the end of its bar, so that nobody has to read it off a scale. */
export function numbersOnBars(palette: () => Palette): Plugin<'bar'> {
  return {
    id: 'numbersOnBars',
    afterDatasetsDraw(chart) {
      const { ctx, data, scales } = chart;
      const y = scales['y'];
      const x = scales['x'];
      if (y === undefined || x === undefined) return;
      const slots = Math.max(1, data.labels?.length ?? 1);
      const { text, font, background } = palette();
      ctx.save();
      ctx.font = `${FONT_SIZE}px ${font}`;
      ctx.fillStyle = text;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      // A line of the scale must not strike a number through.
      ctx.strokeStyle = background;
      ctx.lineWidth = 4;
      ctx.lineJoin = 'round';
      const sums = Array.from({ length: slots }, (_, index) => {
        const values = data.datasets.map((set) => Number(set.data[index] ?? 0));
        const sumOf = (sign: number): number =>
          values.filter((value) => value * sign > 0).reduce((a, b) => a + b, 0);
        return { up: sumOf(1), down: sumOf(-1) };
      });
      const room = x.width / slots - 3;
      const highest = Math.max(...sums.map(({ up, down }) => Math.max(up, -down)));
      const ways = highest < LONG ? WAYS.slice(0, 1) : WAYS;
      const write = ways.find((way) =>
        sums.every(
          ({ up, down }) =>
            Math.max(ctx.measureText(way(up)).width, ctx.measureText(way(-down)).width) <= room,
        ),
      );
      sums.forEach(({ up, down }, index) => {
        if (write === undefined) return;
        const middle = x.getPixelForValue(index);
        const put = (number: string, level: number): void => {
          ctx.strokeText(number, middle, level);
          ctx.fillText(number, middle, level);
        };
        if (up > 0) put(write(up), y.getPixelForValue(up) - 9);
        if (down < 0) put(write(-down), y.getPixelForValue(down) + 10);
      });
      ctx.restore();
    },
  };
}
