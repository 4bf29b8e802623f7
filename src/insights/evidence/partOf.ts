import type { EvidencePart } from '../../core/ledger/evidence';
import type { Interval } from '../../core/time/kind';

type Kinds = Pick<Interval, 'kind' | 'sub'>;

/** Which headline an interval counts for, or `apart`. */
export function headlineOf({ kind, sub }: Kinds): 'built' | 'reviewed' | 'directed' | 'apart' {
  if (kind === 'implementing' || kind === 'debugging') return 'built';
  if (kind === 'directing') return 'directed';
  if (kind !== 'reviewing') return 'apart';
  if (sub === 'own') return 'built';
  return sub === 'agent' ? 'directed' : 'reviewed';
}

/** Does an interval belong to the part that is asked for. */
export function isPartOf(interval: Kinds, part: EvidencePart): boolean {
  const { kind, sub } = interval;
  switch (part) {
    case 'all':
      return true;
    case 'built':
    case 'reviewed':
    case 'directed':
    case 'apart':
      return headlineOf(interval) === part;
    case 'counted':
      return ['built', 'reviewed'].includes(headlineOf(interval));
    case 'headlines':
      return headlineOf(interval) !== 'apart';
    case 'writing':
      return kind === 'implementing';
    case 'debugging':
    case 'reading':
    case 'other':
      return kind === part;
    case 'own':
    case 'others':
    case 'elsewhere':
      return kind === 'reviewing' && sub === part;
  }
}
