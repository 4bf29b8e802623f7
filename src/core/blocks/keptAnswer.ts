import type { Range } from '../time/rangeSet';
import type { BlockAnswer, BlockCauseKind } from './blockOccurrence';
import { inOrder, type PlannedBlock } from './planned';
import type { BlockArea } from './protectedBlock';

/** All that the person said of one day's block; epoch ms. */
export interface KeptAnswer {
  readonly key: string;
  /** When the block was planned. */
  readonly planned: Range;
  /** Why it is skipped; null where it is not. */
  readonly skipped: string | null;
  readonly moved: Range | null;
  /** What broke it, said afterwards. */
  readonly cause: { readonly kind: BlockCauseKind; readonly words: string | null } | null;
  /** What it is for; null for nothing, undefined where the person did not say. */
  readonly area: BlockArea | null | undefined;
}

/** Adds an answer to what was said before: a skip and a move take each other back, the rest stays. */
export function withAnswer(before: KeptAnswer, answer: BlockAnswer): KeptAnswer {
  switch (answer.kind) {
    case 'skip':
      return { ...before, skipped: answer.reason, moved: null };
    case 'move':
      return { ...before, skipped: null, moved: { start: answer.start, end: answer.end } };
    case 'asPlanned':
      return { ...before, skipped: null, moved: null };
    case 'area':
      return { ...before, area: answer.area };
    case 'cause': {
      const { cause, words } = answer;
      return { ...before, cause: cause === null ? null : { kind: cause, words } };
    }
  }
}

export function noAnswer({ key, start, end }: PlannedBlock): KeptAnswer {
  const planned = { start, end };
  return { key, planned, skipped: null, moved: null, cause: null, area: undefined };
}

/**
 * What each planned block is for, as far as the person said. Where the block that something was put into is
 * not planned any more (its time was changed meanwhile), the next one without an area of its own takes it.
 *
 * @param planned in order: everything from the first answer on
 */
export function areasOfBlocks(
  planned: readonly PlannedBlock[],
  answers: readonly KeptAnswer[],
): ReadonlyMap<string, BlockArea | null> {
  const areas = new Map<string, BlockArea | null>();
  const lost: (readonly [at: number, area: BlockArea])[] = [];
  const keys = new Set(planned.map(({ key }) => key));
  for (const { key, area, planned: was } of answers) {
    if (area === undefined) continue;
    if (keys.has(key)) areas.set(key, area);
    else if (area !== null) lost.push([was.start, area]);
  }
  const sorted = planned.toSorted(inOrder);
  for (const [at, area] of lost.toSorted(([a], [b]) => a - b)) {
    const next = sorted.find(({ start, key }) => start >= at && !areas.has(key));
    if (next !== undefined) areas.set(next.key, area);
  }
  return areas;
}
