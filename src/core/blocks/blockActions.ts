import type { BlockOccurrence } from './blockOccurrence';

/** What the person can do about one block. */
export type BlockAction = 'start' | 'move' | 'skip' | 'explain' | 'asPlanned';

/**
 * What can be done about a block, the most likely first; nothing for one that was kept. Only what was broken has a
 * cause; what was lost to a holiday can still be called skipped afterwards.
 *
 * @param now epoch ms
 */
export function blockActions(
  { state, end, movedFrom }: Pick<BlockOccurrence, 'state' | 'end' | 'movedFrom'>,
  now: number,
): readonly BlockAction[] {
  if (end > now) {
    const changed = movedFrom !== null || state === 'skipped';
    return [
      ...(state === 'now' ? (['start'] as const) : []),
      ...(['move', 'skip'] as const),
      ...(changed ? (['asPlanned'] as const) : []),
    ];
  }
  switch (state) {
    case 'partly':
      return ['explain'];
    case 'lost':
      return ['explain', 'skip'];
    case 'skipped':
      return ['skip', 'asPlanned'];
    default:
      return [];
  }
}
