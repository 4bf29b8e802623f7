// What the preview shows of the page of areas.
import { createRequire } from 'node:module';
import 'tsx/cjs';

const require = createRequire(import.meta.url);
const {
  manyAreas,
  SAMPLE_PICKS,
  SAMPLE_ROOT,
  sampleAreas,
} = require('../../test/support/sampleAreas.ts');
const { FRESH_AREAS_STATE } = require('../../src/protocol/areas.ts');

const model = sampleAreas();
const [repository] = model.repositories;
const drilled = model.areas.slice(2, 9).map((area, index) => ({
  ...area,
  path: `web/checkout/${['cart', 'payment', 'address', 'summary', 'shared', 'styles', '*'][index]}`,
  name: `web/checkout/${['cart', 'payment', 'address', 'summary', 'shared', 'styles', '*'][index]}`,
}));
const infra = { ...repository, root: '/home/ada/infra', name: 'infra' };

/** Name, what the extension would answer (null: not at all, Error: a failure), and what to do then. */
const VIEWS = [
  { name: 'map', areas: model },
  { name: 'everything', areas: model, state: { ground: 'all', size: 'files' } },
  { name: 'table', areas: model, state: { table: true } },
  { name: 'many', areas: manyAreas(5_000) },
  { name: 'many-table', areas: manyAreas(5_000), state: { table: true } },
  {
    name: 'inside',
    areas: sampleAreas({ areas: drilled, outside: 0, worst: drilled[0] }),
    state: { repo: SAMPLE_ROOT, path: 'web/checkout' },
  },
  {
    name: 'squashed',
    areas: sampleAreas({
      repositories: [{ ...repository, mergesVisible: false }, infra],
      areas: model.areas.map((area) => ({ ...area, approvedSince: null, isBlindSpot: false })),
      worst: { ...model.worst, approvedSince: null },
    }),
  },
  { name: 'quiet', areas: sampleAreas({ areas: model.areas.slice(-3), worst: null }) },
  {
    name: 'changed',
    areas: sampleAreas({ hidden: 1, edits: 3 }),
    offers: ['session', 'block'],
  },
  { name: 'weeks', areas: model, state: { weeksTable: true } },
  {
    name: 'reading',
    areas: sampleAreas({
      repositories: [
        { ...repository, shallow: true },
        { ...infra, state: 'indexing', commits: 41_200 },
        {
          ...infra,
          root: '/home/ada/docs',
          name: 'docs',
          state: 'failed',
          message:
            'The history cannot be read: its object store is damaged. Time is still measured.',
        },
      ],
    }),
  },
  {
    name: 'indexing',
    situation: 'indexing',
    areas: sampleAreas({
      repositories: [{ ...repository, state: 'indexing', commits: 12_400 }],
      areas: [],
      worst: null,
    }),
  },
  ...Object.entries({
    untrusted: '',
    noRepository: '',
    noGit:
      'Git was not found outside of the opened folders. Your time is still measured. Install git, or set its path in git.path; then look again.',
    stopped: '',
    noIdentity: '',
    failed: 'The history cannot be read: git: object file is empty. Time is still measured.',
    empty: '',
  }).map(([situation, message]) => ({
    name: situation,
    situation,
    areas:
      situation === 'untrusted'
        ? null
        : sampleAreas({
            areas: [],
            worst: null,
            repositories: [{ ...repository, state: situation, message }],
          }),
  })),
  { name: 'error', areas: new Error('no answer') },
  { name: 'loading', areas: undefined },
];

export const AREAS_VIEWS = VIEWS.map(
  ({ name, areas, situation = 'ready', state, offers = [] }) => ({
    page: 'areas',
    name: `areas-${name}`,
    state: { ...FRESH_AREAS_STATE, ...state },
    answers:
      areas === undefined
        ? {}
        : {
            view:
              areas instanceof Error
                ? areas
                : { situation, areas, timeZone: 'UTC', show: null, offers },
            picks: SAMPLE_PICKS,
          },
  }),
);
