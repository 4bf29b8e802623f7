import type { BlockCause, BlockOccurrence, BlockState } from '../../core/blocks/blockOccurrence';
import { causeText, measuredCause, saidCause } from '../../core/blocks/cause';
import { areasOfBlocks, type KeptAnswer } from '../../core/blocks/keptAnswer';
import { NOTHING_MEASURED, verdictOf, type BlockMeasure } from '../../core/blocks/measure';
import { inOrder, type PlannedBlock } from '../../core/blocks/planned';
import { plannedIn, type PlanVersion } from '../../core/blocks/planHistory';
import type { BlockThresholds } from '../../core/blocks/protectedBlock';
import type { FocusSession } from '../../core/focus/session';
import type { Range } from '../../core/time/rangeSet';

/** A block may be moved this far at most, ms: within its week, and it is found from both of its times. */
export const FURTHEST_MOVE = 8 * 86_400_000;

export interface BlocksInput {
  /** Epoch ms, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** Oldest first. */
  readonly history: readonly PlanVersion[];
  readonly answers: readonly KeptAnswer[];
  readonly thresholds: BlockThresholds;
  /** What was measured in a block's time, which may end before the block does. */
  readonly measure: (key: string, range: Range) => BlockMeasure;
  /** Sessions that touch the range. */
  readonly sessions?: readonly Pick<
    FocusSession,
    'block' | 'start' | 'end' | 'plannedEnd' | 'broke'
  >[];
}

/** The blocks of a stretch of time as they are, were and went; in order. */
export function blocksOf(input: BlocksInput): BlockOccurrence[] {
  const { from, to, history, answers } = input;
  const first = from - FURTHEST_MOVE;
  // What was put into a block that was changed later went into the next one then, not into one of these.
  const filled = answers.filter(({ area }) => area !== undefined);
  const since = Math.min(first, ...filled.map(({ planned }) => planned.start));
  const sinceThen = plannedIn(history, since, to + FURTHEST_MOVE);
  const planned = sinceThen.filter(({ end }) => end > first);
  const said = new Map(answers.map((answer) => [answer.key, answer]));
  const areas = areasOfBlocks(sinceThen, filled);
  return planned
    .map((one) => {
      const answer = said.get(one.key);
      const { start, end } = answer?.moved ?? one;
      return { one, answer, range: { start, end } };
    })
    .filter(({ range }) => range.start < to && range.end > from)
    .map(({ one, answer, range }) => ({
      ...occurrenceOf(input, one, answer, range),
      area: areas.get(one.key) ?? (areas.has(one.key) ? null : one.block.area),
    }))
    .sort(inOrder);
}

function occurrenceOf(
  input: BlocksInput,
  { key, block, start, end }: PlannedBlock,
  answer: KeptAnswer | undefined,
  range: Range,
): Omit<BlockOccurrence, 'area'> {
  const movedFrom = answer?.moved === undefined || answer.moved === null ? null : { start, end };
  const { now } = input;
  const begun = range.start < now;
  const measure = begun
    ? input.measure(key, { start: range.start, end: Math.min(range.end, now) })
    : NOTHING_MEASURED;
  const state = stateOf(input, range, measure, answer);
  const because =
    state === 'partly' || state === 'lost' || state === 'skipped'
      ? causeOf(input, key, range, measure, answer)
      : null;
  return {
    key,
    block,
    ...range,
    movedFrom,
    state,
    built: measure.built,
    present: measure.present,
    cause: because === null ? null : causeText(because),
    because,
  };
}

/** What was measured says more than a skip: who builds all the same has kept the block. */
function stateOf(
  { now, thresholds }: BlocksInput,
  { start, end }: Range,
  measure: BlockMeasure,
  answer: KeptAnswer | undefined,
): BlockState {
  const skipped = (answer?.skipped ?? null) !== null;
  if (now >= end) {
    const verdict = verdictOf(measure, end - start, thresholds);
    return verdict === 'lost' && skipped ? 'skipped' : verdict;
  }
  if (skipped) return 'skipped';
  if (now >= start) return 'now';
  return (answer?.moved ?? null) === null ? 'coming' : 'moved';
}

/** The person's word about the block, then about a session in it, then what was measured instead. */
function causeOf(
  { sessions = [] }: BlocksInput,
  key: string,
  range: Range,
  measure: BlockMeasure,
  answer: KeptAnswer | undefined,
): BlockCause {
  if (answer?.cause !== null && answer?.cause !== undefined) {
    return { ...answer.cause, source: 'answer' };
  }
  if (answer?.skipped !== null && answer?.skipped !== undefined) return saidCause(answer.skipped);
  const broken = sessions
    .flatMap(({ block, start, end, plannedEnd, broke }) => {
      const meets = block === key || (start < range.end && (end ?? plannedEnd) > range.start);
      return !meets || broke === null || broke === 'nothing' ? [] : [{ block, start, broke }];
    })
    .toSorted((a, b) => Number(a.block === key) - Number(b.block === key) || a.start - b.start)
    .at(-1);
  if (broken !== undefined) return { kind: broken.broke, source: 'session', words: null };
  return measuredCause(measure, range.end - range.start);
}
