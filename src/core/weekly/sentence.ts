import { durationText } from '../format/duration';
import type { WeekReport } from './weekReport';

/**
 * The one line of a week: `Built 5 h 10, reviewed 9 h 40, directed 2 h 00; usual is 7 h 20 built. 1 of 2 blocks
 * kept. services/billing is now your largest blind spot.` What is not known is left out.
 */
export function weekSentence(report: WeekReport): string {
  return [numbers(report), blocks(report), blindSpot(report)]
    .filter((part) => part !== '')
    .join(' ');
}

function numbers({ overview }: WeekReport): string {
  const { built, reviewed, directed } = overview.totals.headlines;
  const parts = [
    `Built ${durationText(built)}`,
    `reviewed ${durationText(reviewed)}`,
    // Who directs no agents need not be told so each week.
    ...(directed > 0 ? [`directed ${durationText(directed)}`] : []),
  ];
  const { usual, target } = overview;
  const measure =
    usual !== null
      ? `; usual is ${durationText(usual.built)} built`
      : target !== null
        ? `; your target is ${durationText(target)} built`
        : '';
  return `${parts.join(', ')}${measure}.`;
}

/** `1 of 2 blocks kept.`; the ones that lie ahead or were skipped do not count. */
function blocks(report: WeekReport): string {
  const counted = countedBlocks(report);
  if (counted === undefined || counted.all === 0) return '';
  return `${counted.kept} of ${counted.all} ${counted.all === 1 ? 'block' : 'blocks'} kept.`;
}

/** Blocks that are over and were not skipped; undefined where nothing is known of blocks. */
export function countedBlocks(
  report: Pick<WeekReport, 'blocks'>,
): { readonly kept: number; readonly all: number } | undefined {
  if (report.blocks === null) return undefined;
  const over = report.blocks.filter(({ state }) => ['kept', 'partly', 'lost'].includes(state));
  return { kept: over.filter(({ state }) => state === 'kept').length, all: over.length };
}

function blindSpot({ blindSpots }: WeekReport): string {
  const largest = blindSpots?.largest ?? null;
  if (largest === null || blindSpots === null) return '';
  const when = { true: ' is still', false: ' is now', null: ' is' }[`${blindSpots.wasLargest}`];
  return `${largest.name}${when} your largest blind spot.`;
}
