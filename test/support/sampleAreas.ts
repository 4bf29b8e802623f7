import { sentenceOf } from '../../src/core/areas/sentence';
import { addDays } from '../../src/core/calendar/day';
import { dayAt } from '../../src/core/calendar/zone';
import { mondayOf } from '../../src/core/calendar/week';
import type { AreaModel, AreasModel, HandsOnPick } from '../../src/core/ledger/areas';

const DAY = 86_400_000;
/** Thursday, 19 November 2026, afternoon. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 19, 15, 20);
export const SAMPLE_ROOT = '/home/ada/shop';

interface Facts {
  readonly path: string;
  /** Days since I wrote there; null for never. */
  readonly age: number | null;
  readonly changes: number;
  readonly people: number;
  /** How many I merged; null where that leaves no trace. */
  readonly merged: number | null;
  readonly files?: number;
  readonly outside?: boolean;
  readonly flat?: boolean;
}

const AREAS: readonly Facts[] = [
  { path: 'web/checkout', age: 211, changes: 62, people: 5, merged: 14, files: 71 },
  { path: 'web/design-system', age: null, changes: 31, people: 4, merged: 9, files: 144 },
  { path: 'auth/session', age: 160, changes: 18, people: 2, merged: 6, files: 33 },
  { path: 'search/indexer', age: 96, changes: 14, people: 3, merged: 2, files: 58 },
  { path: 'api/routes', age: 3, changes: 22, people: 6, merged: 11, files: 92 },
  { path: 'jobs/importer', age: 120, changes: 8, people: 1, merged: 0, files: 24 },
  { path: 'infra/terraform', age: 34, changes: 9, people: 2, merged: 3, files: 61 },
  { path: 'test/e2e', age: 75, changes: 7, people: 4, merged: 5, files: 40 },
  { path: 'mobile/push', age: null, changes: 6, people: 2, merged: 1, files: 19 },
  { path: 'proto', age: 15, changes: 5, people: 3, merged: 2, files: 28, flat: true },
  { path: 'billing/invoices', age: 1, changes: 4, people: 1, merged: 1, files: 66 },
  { path: 'ops/runbooks', age: 26, changes: 4, people: 2, merged: 0, files: 17, flat: true },
  { path: 'docs/adr', age: 6, changes: 3, people: 2, merged: 1, files: 41, flat: true },
  { path: 'tools/release', age: 52, changes: 2, people: 1, merged: 0, files: 9, flat: true },
  { path: 'legacy/soap', age: 410, changes: 1, people: 1, merged: 1, files: 37 },
  { path: 'lib/*', age: 60, changes: 3, people: 2, merged: 1, files: 14, flat: true },
  { path: 'ml/ranking', age: null, changes: 88, people: 7, merged: 0, files: 210, outside: true },
  { path: 'mobile/ios', age: null, changes: 140, people: 9, merged: 0, files: 402, outside: true },
];

/** Areas of an invented repository, as the worker would tell them. */
export function sampleAreas(changed: Partial<AreasModel> = {}): AreasModel {
  const areas = AREAS.map(sampleArea).sort((a, b) => b.rank - a.rank);
  return {
    query: { repo: null, path: null, now: SAMPLE_NOW },
    repositories: [
      {
        root: SAMPLE_ROOT,
        name: 'shop',
        state: 'ready',
        behind: false,
        commits: 12_480,
        message: '',
        shallow: false,
        sized: true,
        mergesVisible: true,
      },
    ],
    areas,
    outside: areas.filter(({ onMyGround }) => !onMyGround).length,
    hidden: 0,
    edits: 0,
    worst: areas.find(({ isBlindSpot }) => isBlindSpot) ?? null,
    commitWeeks: sampleWeeks(),
    me: ['ada@example.org'],
    ...changed,
  };
}

/** Many directories, the first of them large. @param count of areas */
export function manyAreas(count: number): AreasModel {
  const areas = Array.from({ length: count }, (_, index) =>
    sampleArea({
      path: `packages/group-${Math.floor(index / 25)}/unit-${index}`,
      age: index % 7 === 0 ? null : (index * 37) % 500,
      changes: Math.round(4_000 / (1 + index)),
      people: 1 + (index % 9),
      merged: index % 3,
      files: 5 + ((index * 13) % 40),
    }),
  ).sort((a, b) => b.rank - a.rank);
  return sampleAreas({ areas, outside: 2_871, worst: areas[0] ?? null });
}

function sampleArea(facts: Facts): AreaModel {
  const { path, age, changes, people, merged, files = 20, outside = false, flat = false } = facts;
  const written = age === null ? null : SAMPLE_NOW - age * DAY;
  const months = Math.min(24, (age ?? 190) / 30.44);
  const visible = merged !== null;
  const day = (at: number): string => dayAt('UTC', at);
  return {
    repo: SAMPLE_ROOT,
    path,
    name: path,
    files,
    bytes: files * 3_140,
    depths: {
      written,
      directed: path === 'web/checkout' ? SAMPLE_NOW - 61 * DAY : null,
      reviewed: (merged ?? 0) > 0 ? SAMPLE_NOW - 9 * DAY : null,
      read: path === 'web/checkout' ? SAMPLE_NOW - DAY : null,
    },
    unverified: age !== null && age > 30,
    ...(age !== null && age <= 30 && { inserted: { typed: 1_500, pasted: 100, assisted: 400 } }),
    writtenSubject: path === 'web/checkout' ? 'Retry on 502' : null,
    changesSince: changes,
    peopleSince: people,
    filesSince: Math.min(files, changes),
    approvedSince: merged,
    rank: Math.log1p(changes) * months * ((merged ?? 0) > 0 ? 2 : 1),
    isBlindSpot: (merged ?? 0) > 0 && (age === null || age > 91) && !outside,
    onMyGround: !outside,
    groundReason: outside
      ? 'nothing of yours, and nobody whose work you merge, lately'
      : written === null
        ? 'you merged work there'
        : 'you wrote there',
    ask: ['Kim Colleague', 'Bo Berg', 'Mia Moreau']
      .slice(0, Math.min(3, people))
      .map((name, index) => ({
        name,
        commits: Math.max(1, Math.round(changes / (index + 2))),
      })),
    canDrill: !flat,
    sentence: sentenceOf(
      {
        name: path,
        written: written === null ? null : day(written),
        changesSince: changes,
        peopleSince: people,
        approvedSince: merged ?? 0,
        mergedSince: merged ?? 0,
        mergesVisible: visible,
        whole: true,
      },
      day(SAMPLE_NOW),
    ),
  };
}

function sampleWeeks(): AreasModel['commitWeeks'] {
  const last = mondayOf(dayAt('UTC', SAMPLE_NOW));
  return Array.from({ length: 53 }, (_, index) => ({
    week: addDays(last, (index - 52) * 7),
    writtenDays: [4, 3, 5, 2, 0, 3, 4, 1, 2, 5, 0, 1, 3][(index * 5) % 13] ?? 0,
    directedDays: index < 28 ? 0 : ([1, 0, 2, 3, 1, 2][index % 6] ?? 0),
  }));
}

export const SAMPLE_PICKS: readonly HandsOnPick[] = [
  {
    repo: SAMPLE_ROOT,
    area: 'web/checkout',
    path: 'web/checkout/cart-rounding.spec.ts',
    line: 39,
    kind: 'skipped-test',
    title: 'Skipped test: rounds every line before the sum',
    reason: '40 lines, nobody else there for 5 months',
  },
  {
    repo: SAMPLE_ROOT,
    area: 'web/checkout',
    path: 'web/checkout/session.ts',
    line: 11,
    kind: 'todo',
    title: 'TODO: document session refresh',
    reason: '1 file, docs with code, 3 months old',
  },
  {
    repo: SAMPLE_ROOT,
    area: 'web/checkout',
    path: 'web/checkout/flags.ts',
    line: 3,
    kind: 'dead-flag',
    title: 'Dead flag “old-indexer”',
    reason: '3 files, 96 days since anybody read it',
  },
];
