import type { BlockOccurrence } from '../blocks/blockOccurrence';
import { BLOCK_STATES } from '../blocks/blockWords';
import { dayAt, offsetAt } from '../calendar/zone';
import { markdownCode, markdownRow, markdownText } from '../format/markdown';
import type { WeekReport } from './weekReport';
import { cell, weekdayText } from './weekWords';

/** The blocks of the week: when, what became of them and why, what was built in them. */
export function blockSection({ blocks, zone }: WeekReport): string[] {
  if (blocks === null || blocks.length === 0) return [];
  return [
    '## Blocks',
    '',
    '| Block | When | | Built |',
    '|:--|:--|:--|--:|',
    ...blocks.map((block) =>
      markdownRow([
        `${markdownText(block.block.name)}${areaText(block)}`,
        whenText(block, zone),
        outcomeText(block),
        cell(block.built),
      ]),
    ),
  ];
}

/** `Tuesday 17, 9:00–12:00`, on the clocks of the zone. */
export function whenText({ start, end }: BlockOccurrence, zone: string): string {
  const until = clockText(end, zone);
  const last = until === '0:00' ? '24:00' : until;
  return `${weekdayText(dayAt(zone, start))}, ${clockText(start, zone)}–${last}`;
}

function outcomeText({ state, cause }: BlockOccurrence): string {
  return cause === null ? BLOCK_STATES[state] : `${BLOCK_STATES[state]}: ${markdownText(cause)}`;
}

function areaText({ area }: BlockOccurrence): string {
  return area === null ? '' : `, ${markdownCode(area.name, true)}`;
}

function clockText(at: number, zone: string): string {
  const local = new Date(at + offsetAt(zone, at)).toISOString();
  return local.slice(11, 16).replace(/^0/, '');
}
