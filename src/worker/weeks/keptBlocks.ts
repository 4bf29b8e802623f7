import type { BlockOccurrence } from '../../core/blocks/blockOccurrence';
import type { QuarterModel } from '../../core/weeks/quarter';

/** How many blocks were kept of those that are over and were not given up beforehand; null without any. */
export function keptOf(occurrences: readonly BlockOccurrence[]): QuarterModel['blocks'] {
  const states = occurrences.map(({ state }) => state);
  const of = states.filter((state) => state === 'kept' || state === 'partly' || state === 'lost');
  if (of.length === 0) return null;
  return { kept: of.filter((state) => state === 'kept').length, of: of.length };
}
