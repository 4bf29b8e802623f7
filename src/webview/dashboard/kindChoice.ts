import type { CorrectionWish } from '../../core/time/correction';
import type { Kind, ReviewSub } from '../../core/time/kind';

export type KindChoice = Pick<CorrectionWish, 'kind' | 'sub'>;

/** What a stretch of time may be said to have been. */
export const KIND_CHOICES: readonly { readonly label: string; readonly choice: KindChoice }[] = [
  { label: 'Writing', choice: { kind: 'implementing', sub: null } },
  { label: 'Debugging', choice: { kind: 'debugging', sub: null } },
  { label: 'Own diffs', choice: { kind: 'reviewing', sub: 'own' } },
  { label: 'Reviewing', choice: { kind: 'reviewing', sub: 'others' } },
  { label: 'Reviewing elsewhere', choice: { kind: 'reviewing', sub: 'elsewhere' } },
  { label: 'Directing an agent', choice: { kind: 'directing', sub: null } },
  { label: 'Checking an agent', choice: { kind: 'reviewing', sub: 'agent' } },
  { label: 'Reading code', choice: { kind: 'reading', sub: null } },
  { label: 'Other', choice: { kind: 'other', sub: null } },
  { label: 'Not there: drop it', choice: { kind: 'absent', sub: null } },
];

export function kindLabel(kind: Kind | 'absent', sub: ReviewSub | null): string {
  if (kind === 'absent') return 'Not there';
  const found = KIND_CHOICES.find(({ choice }) => choice.kind === kind && choice.sub === sub);
  return found?.label ?? kind;
}
