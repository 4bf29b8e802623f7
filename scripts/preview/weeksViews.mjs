// What the preview shows of the weeks.
import { createRequire } from 'node:module';
import 'tsx/cjs';

const require = createRequire(import.meta.url);
const { sampleOverview } = require('../../test/support/sampleOverview.ts');
const { sampleAnswers } = require('../../test/support/sampleEvidence.ts');
const {
  decided,
  SAMPLE_DECISIONS,
  sampleWeekFacts,
  sampleWeeks,
} = require('../../test/support/sampleWeeks.ts');
const { sampleLowerHalf } = require('../../test/support/sampleBlocks.ts');
const { FRESH_STATE } = require('../../src/protocol/dashboard.ts');

const steady = [7, 6.2, 8.1, 6.6, 7.4, 5.9, 7.7, 6.8, 7.1, 6.3, 8, 7.2, 6.9, 7.5, 6.1, 7.3];
const empty = {
  ...{ built: 0, reviewed: 0, directed: 0, present: 0, open: 0 },
  commits: { written: 0, directed: 0, merges: 0 },
};
const years = Array.from(
  { length: 156 },
  (_, week) => 8 + 2 * Math.sin(week / 9) + ((week * 37) % 11) / 6 - (week > 146 ? 6 : 0),
);

/** Name, what the extension would answer (null: not at all, Error: a failure), and what to do then. */
const VIEWS = [
  { name: 'weeks', weeks: sampleWeeks() },
  { name: 'weeks-table', weeks: sampleWeeks(), state: { weeksTable: true } },
  {
    name: 'weeks-counted',
    weeks: sampleWeeks(),
    press: '[aria-controls="weeks-counted"]',
  },
  {
    name: 'weeks-decided',
    weeks: sampleWeeks({
      decisions: [
        ...SAMPLE_DECISIONS,
        decided('d1', '2026-11-12', {
          kind: 'drift',
          episode: '2026-10-19',
          answer: 'comeBack',
          from: '2026-09-28',
          text: 'Two mornings a week, and no release duty until the new year.',
        }),
      ],
    }),
  },
  {
    name: 'weeks-phase',
    weeks: sampleWeeks({
      weeks: sampleWeekFacts(steady),
      decisions: [
        decided('p1', '2026-11-02', {
          kind: 'phase',
          name: 'Planning cycle',
          from: '2026-11-02',
          until: '2026-12-11',
          target: 7_200_000,
        }),
      ],
    }),
  },
  {
    name: 'weeks-overrun',
    weeks: sampleWeeks({
      weeks: sampleWeekFacts(steady),
      decisions: [
        decided('p1', '2026-10-05', {
          kind: 'phase',
          name: 'Planning cycle',
          from: '2026-10-05',
          until: '2026-11-08',
          target: 7_200_000,
        }),
      ],
    }),
  },
  {
    name: 'weeks-questions',
    weeks: sampleWeeks({
      target: null,
      weeks: sampleWeekFacts(steady, {
        9: empty,
        15: empty,
        12: { present: 7_200_000, open: 111_600_000, built: 5_400_000 },
      }),
      decisions: [
        decided('h1', '2026-08-20', { kind: 'week', week: '2026-08-03', answer: 'holiday' }),
      ],
    }),
  },
  {
    name: 'weeks-years',
    weeks: sampleWeeks({ span: 156, weeks: sampleWeekFacts(years) }),
    state: { span: 156 },
  },
  {
    name: 'weeks-first',
    weeks: sampleWeeks({ weeks: sampleWeekFacts([]), decisions: [], target: null }),
  },
  {
    name: 'weeks-few',
    weeks: sampleWeeks({ weeks: sampleWeekFacts([5, 6, 4.5]), decisions: [], target: null }),
  },
  { name: 'weeks-blocks-table', weeks: sampleWeeks(), press: '#blocks-toggle' },
  {
    name: 'weeks-none-below',
    weeks: sampleWeeks(),
    lower: {
      blockWeeks: { ...sampleLowerHalf().blockWeeks, blocks: [], next: null },
      sessionLines: { ...sampleLowerHalf().sessionLines, sessions: [] },
      estimates: { count: 3, all: null, fresh: null, stale: null },
    },
  },
  { name: 'weeks-error', weeks: new Error('no answer') },
  { name: 'weeks-loading', weeks: undefined },
];

export const WEEKS_VIEWS = VIEWS.map(({ name, weeks, state, press, lower }) => ({
  page: 'dashboard',
  name,
  press,
  state: { ...FRESH_STATE, tab: 'weeks', ...state },
  answers: {
    ...sampleAnswers,
    view: { overview: sampleOverview('week'), tracking: { kind: 'on' } },
    wantedTab: null,
    ...(weeks !== undefined && { weeks }),
    ...(weeks !== undefined && !(weeks instanceof Error) && (lower ?? sampleLowerHalf())),
  },
}));
