import type { OverviewModel } from '../../core/ledger/overview';
import type { Kind, ReviewSub, TimeTotals } from '../../core/time/kind';
import type { Features } from './features';

export type SeriesId =
  'writing' | 'debugging' | 'own' | 'reviewed' | 'elsewhere' | 'directed' | 'reading' | 'other';

/** What a person calls one kind of time; also the name of its colour class. */
export interface Series {
  readonly id: SeriesId;
  readonly label: string;
  /** Which headline it counts for. */
  readonly counts: 'built' | 'reviewed' | 'directed' | null;
  readonly ms: (totals: TimeTotals) => number;
}

const ALL: readonly Series[] = [
  { id: 'writing', label: 'Writing', counts: 'built', ms: (t) => t.kinds.implementing },
  { id: 'debugging', label: 'Debugging', counts: 'built', ms: (t) => t.kinds.debugging },
  { id: 'own', label: 'Own diffs', counts: 'built', ms: (t) => t.sub.reviewing.own },
  { id: 'reviewed', label: 'Reviewing', counts: 'reviewed', ms: (t) => t.sub.reviewing.others },
  {
    id: 'elsewhere',
    label: 'Reviewing elsewhere',
    counts: 'reviewed',
    ms: (t) => t.sub.reviewing.elsewhere,
  },
  { id: 'directed', label: 'Directing', counts: 'directed', ms: (t) => t.headlines.directed },
  { id: 'reading', label: 'Reading code', counts: null, ms: (t) => t.kinds.reading },
  { id: 'other', label: 'Other', counts: null, ms: (t) => t.kinds.other },
];

/** The kinds worth a row or a colour: what is not measured, or needs a source that is not there, is left out. */
export function seriesOf({ totals }: Pick<OverviewModel, 'totals'>, features: Features): Series[] {
  return ALL.filter(({ id, ms }) => {
    if (id === 'directed') return features.directed;
    return id !== 'elsewhere' || ms(totals) > 0;
  });
}

/** The series of an interval, or null where its kind is not measured yet. */
export function seriesIdOf(kind: Kind, sub: ReviewSub | null, features: Features): SeriesId | null {
  switch (kind) {
    case 'implementing':
      return 'writing';
    case 'debugging':
    case 'reading':
    case 'other':
      return kind;
    case 'directing':
      return features.directed ? 'directed' : null;
    case 'reviewing':
      if (sub === 'own' || sub === 'elsewhere') return sub;
      if (sub === 'agent') return features.directed ? 'directed' : null;
      return 'reviewed';
  }
}
