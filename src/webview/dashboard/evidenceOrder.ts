import type { EvidenceInterval } from '../../core/ledger/evidence';
import { kindLabel } from './kindChoice';

export interface EvidenceOrder {
  readonly by: 'time' | 'duration' | 'kind' | 'place';
  readonly down: boolean;
}

export const BY_TIME: EvidenceOrder = { by: 'time', down: false };

/** The order after a press on a column's head: its own first, then the other way round. */
export function pressed(now: EvidenceOrder, by: EvidenceOrder['by']): EvidenceOrder {
  // The longest stretches are looked for, not the shortest.
  return { by, down: now.by === by ? !now.down : by === 'duration' };
}

/** Equal ones stay in the order of time. */
export function inOrder(
  intervals: readonly EvidenceInterval[],
  { by, down }: EvidenceOrder,
): readonly EvidenceInterval[] {
  const key = KEYS[by];
  return [...intervals].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one === other ? 0 : (one < other ? -1 : 1) * (down ? -1 : 1);
  });
}

const KEYS: Readonly<Record<EvidenceOrder['by'], (interval: EvidenceInterval) => number | string>> =
  {
    time: ({ start }) => start,
    duration: ({ start, end }) => end - start,
    kind: ({ kind, sub }) => kindLabel(kind, sub),
    place: ({ path, surface }) => path ?? `\uffff${surface}`,
  };
