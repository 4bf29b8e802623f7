import type { EvidenceInterval } from '../../src/core/ledger/evidence';
import type { CommitsModel } from '../../src/core/ledger/commits';
import type { Correction } from '../../src/core/time/correction';
import type { BlindSpot, BlindSpots, ExplainedEvidence } from '../../src/protocol/dashboard';

const MINUTE = 60_000;
/** Midnight of 19 November 2026 in Berlin. */
const MIDNIGHT = Date.UTC(2026, 10, 18, 23);
const ROOT = 'file:///home/ada/shop';

function interval(
  from: number,
  to: number,
  rest: Partial<EvidenceInterval> & Pick<EvidenceInterval, 'kind' | 'rule'>,
): EvidenceInterval {
  return {
    start: MIDNIGHT + from * MINUTE,
    end: MIDNIGHT + to * MINUTE,
    sub: null,
    surface: 'editor',
    repo: ROOT,
    path: 'src/billing/invoices/total.ts',
    inserted: {},
    edits: [],
    correction: null,
    ...rest,
  };
}

export const SAMPLE_INTERVALS: readonly EvidenceInterval[] = [
  interval(540, 564, { kind: 'reviewing', sub: 'others', rule: 'review-surface', surface: 'diff' }),
  interval(564, 567, { kind: 'implementing', rule: 'episode-lead' }),
  interval(567, 630, {
    kind: 'implementing',
    rule: 'episode',
    inserted: { typed: 1_212, completed: 96, pasted: 40 },
    edits: [
      { origin: 'typed', rule: 'key', events: 1_087, inserted: 1_080, deleted: 12 },
      { origin: 'typed', rule: 'enter', events: 41, inserted: 132, deleted: 0 },
      { origin: 'completed', rule: 'suggestion', events: 12, inserted: 96, deleted: 31 },
      { origin: 'pasted', rule: null, events: 1, inserted: 40, deleted: 0 },
    ],
  }),
  interval(630, 645, { kind: 'debugging', rule: 'debug-session' }),
  interval(654, 696, { kind: 'implementing', rule: 'episode', path: 'src/api/routes/orders.ts' }),
  interval(696, 714, { kind: 'reviewing', sub: 'own', rule: 'correction', correction: 3 }),
  interval(786, 790, { kind: 'other', rule: 'rest', surface: 'terminal', path: null }),
];

export function sampleEvidence(intervals = SAMPLE_INTERVALS): ExplainedEvidence {
  return {
    query: {
      from: '2026-11-19',
      to: '2026-11-19',
      part: 'all',
      repo: null,
      folder: null,
      language: null,
      origin: null,
      span: null,
      cursor: null,
    },
    timeZone: 'Europe/Berlin',
    intervals,
    words: {
      key: {
        reason: 'A key: one character at each caret or over each selection.',
        fact: 'A keyboard selection follows, its carets behind the new characters.',
      },
      enter: {
        reason: 'Enter, with the indentation that comes with it.',
        fact: 'A line break at the caret or over the selection, and no letters.',
      },
      suggestion: {
        reason: 'A suggestion, snippet or abbreviation accepted.',
        fact: 'The word before the caret is replaced; Enter and Tab in the list make no keyboard selection.',
      },
    },
    next: { day: '2026-11-19', skip: 100 },
    folded: 0,
  };
}

export const SAMPLE_CORRECTION: Correction = {
  id: 3,
  start: MIDNIGHT + 696 * MINUTE,
  end: MIDNIGHT + 714 * MINUTE,
  kind: 'reviewing',
  sub: 'own',
  created: MIDNIGHT + 720 * MINUTE,
  revoked: null,
};

function spot(name: string, months: number, changes: number, merged: number): BlindSpot {
  return {
    repo: '/home/ada/shop',
    path: name,
    name,
    sentence: `${name}: you last wrote here on 22 April. Since then 5 people made ${changes} commits, and you merged ${merged} of them.`,
    written: MIDNIGHT - months * 30.44 * 24 * 60 * MINUTE,
    changesSince: changes,
    approvedSince: merged,
  };
}

export const SAMPLE_SPOTS: BlindSpots = {
  worst: spot('web/checkout', 7, 62, 14),
  others: [spot('auth/session', 5, 18, 6), spot('search/indexer', 3, 14, 2)],
  indexing: false,
};

export const SAMPLE_COMMITS: CommitsModel = {
  commits: [
    {
      repo: '/home/ada/shop',
      hash: '4f1c2a9b7d3e5f60718293a4b5c6d7e8f9012345',
      at: MIDNIGHT + 660 * MINUTE,
      subject: 'Round totals once',
      tie: 'written',
      inserted: { typed: 1_212, completed: 96, pasted: 40, assisted: 120 },
      areas: [
        { name: 'billing', inserted: { typed: 1_000, completed: 96, pasted: 40 } },
        { name: 'api', inserted: { typed: 212, assisted: 120 } },
      ],
    },
    {
      repo: '/home/ada/shop',
      hash: '90ab4f1c2a9b7d3e5f60718293a4b5c6d7e8f901',
      at: MIDNIGHT + 540 * MINUTE,
      subject: 'Bump the lock file',
      tie: 'unverified',
      inserted: null,
      areas: [],
    },
  ],
  more: 0,
  areas: [
    { name: 'billing', inserted: { typed: 1_000, completed: 96, pasted: 40 } },
    { name: 'api', inserted: { typed: 212, assisted: 120 } },
  ],
};

/** What the extension answers beside the numbers. */
export const sampleAnswers = {
  evidence: sampleEvidence(),
  corrections: [SAMPLE_CORRECTION],
  commitShares: SAMPLE_COMMITS,
  blindSpots: SAMPLE_SPOTS,
};
