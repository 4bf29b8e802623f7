import type { BlockOccurrence } from '../../core/blocks/blockOccurrence';
import { plannedDay } from '../../core/blocks/weekGrid';
import { utcOf, type Day } from '../../core/calendar/day';
import type { DayRange } from '../../core/calendar/period';
import { dayAt } from '../../core/calendar/zone';
import { blocksOf, type BlocksInput } from '../blocks/blocksModel';

const DAY = 86_400_000;

/** A protected block as `report` prints it; times are epoch ms, durations ms. */
export interface ReportBlock extends Pick<
  BlockOccurrence,
  'key' | 'start' | 'end' | 'movedFrom' | 'state' | 'built' | 'present' | 'cause'
> {
  readonly name: string;
  readonly zone: string;
  /** Path of what it was for, or null. */
  readonly area: string | null;
}

/** What blocks are told from, without the stretch of time. */
export type ReportBlocksInput = Omit<BlocksInput, 'from' | 'to'>;

/**
 * Blocks of the range's days.
 *
 * @param zone IANA zone that days are split by; null: the day that the block's own zone shows
 */
export function reportBlocks(
  input: ReportBlocksInput,
  range: DayRange,
  zone: string | null,
): ReportBlock[] {
  const dayOf = (one: BlockOccurrence): Day =>
    zone === null && one.movedFrom === null
      ? plannedDay(one)
      : dayAt(zone ?? one.block.zone, one.start);
  const from = utcOf(range.from) - DAY;
  const to = utcOf(range.to) + 2 * DAY;
  return blocksOf({ ...input, from, to })
    .filter((one) => dayOf(one) >= range.from && dayOf(one) <= range.to)
    .map(({ key, block, start, end, movedFrom, state, built, present, cause, area }) => ({
      key,
      name: block.name,
      start,
      end,
      movedFrom,
      state,
      built,
      present,
      cause,
      area: area?.path ?? null,
      zone: block.zone,
    }));
}
