import type { Plugin } from 'chart.js';
import type { Palette } from '../theme/palette';

const GAP = 4;
/** Room above the chart for the words beside a seam, px. */
export const SEAM_ROOM = 16;

/** Dotted lines where the numbers of one set of thresholds meet those of another. */
export function seamLines(seams: () => readonly number[], palette: () => Palette): Plugin {
  return {
    id: 'seamLines',
    afterDatasetsDraw({ ctx, scales, chartArea, data }) {
      const x = scales['x'];
      if (x === undefined || seams().length === 0) return;
      const { text, font } = palette();
      const { top, bottom, left, right } = chartArea;
      const slot = x.getPixelForValue(1) - x.getPixelForValue(0) || right - left;
      ctx.save();
      ctx.font = `11px ${font}`;
      ctx.textBaseline = 'top';
      for (const seam of seams()) {
        const at = x.getPixelForValue(Math.min(Math.ceil(seam), (data.labels?.length ?? 1) - 1));
        const middle = at - (Math.ceil(seam) - seam) * slot;
        ctx.setLineDash([1.5, 3]);
        ctx.lineWidth = 1.5;
        ctx.strokeStyle = text;
        ctx.beginPath();
        ctx.moveTo(middle, top - SEAM_ROOM);
        ctx.lineTo(middle, bottom);
        ctx.stroke();
        const words = 'other thresholds';
        const width = ctx.measureText(words).width + GAP;
        // On the side it tells about; where that has no room, the words below the chart say it.
        if (middle - width < left) continue;
        ctx.fillStyle = text;
        ctx.textAlign = 'right';
        ctx.fillText(words, middle - GAP, top - SEAM_ROOM + 2);
      }
      ctx.restore();
    },
  };
}
