import type { BlockOccurrence } from '../../src/core/blocks/blockOccurrence';
import type { ProtectedBlock } from '../../src/core/blocks/protectedBlock';
import { emptyOriginCounts } from '../../src/core/origins/origin';
import { totalsOf, type TimeTotals } from '../../src/core/time/kind';
import { blindSpotNews, type BlindSpotRow, type WeekSpots } from '../../src/core/weekly/blindSpots';
import type { WeekReport } from '../../src/core/weekly/weekReport';
import { sampleOverview } from './sampleOverview';

const MINUTE = 60_000;
/** Friday, 20 November 2026, 16:00 in Berlin. */
export const WEEK_NOW = Date.UTC(2026, 10, 20, 15);
export const WEEK = '2026-11-16';

/** Totals of a day or week, from minutes built, reviewed and directed. */
export function headlines(built: number, reviewed: number, directed: number): TimeTotals {
  return totalsOf(
    {
      implementing: built * MINUTE,
      debugging: 0,
      reviewing: reviewed * MINUTE,
      directing: directed * MINUTE,
      reading: 0,
      other: 0,
    },
    { own: 0, others: reviewed * MINUTE, agent: 0, elsewhere: 0 },
  );
}

/** A blind spot of one repository. */
export function spot(
  path: string,
  changes: number,
  change: Partial<BlindSpotRow> = {},
): BlindSpotRow {
  return {
    repo: '/home/lea/lake',
    path,
    name: path,
    rank: changes,
    written: Date.UTC(2026, 2, 3),
    changesSince: changes,
    peopleSince: 5,
    approvedSince: 3,
    isBlindSpot: true,
    sentence: `${path}: you last wrote here on 3 March; since then 5 people made ${changes} commits, and you merged 3 of them.`,
    ...change,
  };
}

export const spots = (...rows: readonly BlindSpotRow[]): WeekSpots => ({
  repos: ['/home/lea/lake'],
  spots: rows,
});

const DESIGN: ProtectedBlock = {
  name: 'Design',
  days: ['tue', 'thu'],
  start: '09:00',
  end: '12:00',
  area: null,
  zone: 'Europe/Berlin',
};

/** An occurrence of a block of three hours in the morning. */
export function occurrence(day: number, change: Partial<BlockOccurrence> = {}): BlockOccurrence {
  const start = Date.UTC(2026, 10, day, 8);
  return {
    key: `2026-11-${day}T09:00[Europe/Berlin]`,
    block: DESIGN,
    start,
    end: start + 180 * MINUTE,
    movedFrom: null,
    state: 'coming',
    built: 0,
    present: 0,
    cause: null,
    because: null,
    area: null,
    ...change,
  };
}

const DAYS = [
  [44, 92, 0],
  [138, 60, 35],
  [22, 176, 0],
  [76, 130, 85],
  [30, 122, 0],
  [0, 0, 0],
  [0, 0, 0],
] as const;

/** A week of a lead who keeps one block of two. */
export function sampleWeek(change: Partial<WeekReport> = {}): WeekReport {
  const days = DAYS.map(([built, reviewed, directed], index) => ({
    date: `2026-11-${16 + index}`,
    totals: headlines(built, reviewed, directed),
    origins: emptyOriginCounts(),
  }));
  const place = (repo: string, folder: string | null, language: string, built: number) => ({
    repo: `/home/lea/${repo}`,
    folder,
    language,
    built: built * MINUTE,
    reviewed: (200 - built) * MINUTE,
    directed: 0,
  });
  return {
    week: WEEK,
    now: WEEK_NOW,
    zone: 'Europe/Berlin',
    overview: {
      ...sampleOverview('week', '2026-11-20'),
      today: '2026-11-20',
      days,
      totals: headlines(310, 580, 120),
      usual: { built: 440 * MINUTE, reviewed: 480 * MINUTE, directed: 0, share: 0.48, periods: 12 },
      share: 310 / 890,
      target: 480 * MINUTE,
      places: [
        place('lake', 'lib/core', 'TypeScript', 150),
        place('lake', 'lib/core', 'SQL', 20),
        place('lake', '', 'JSON', 10),
        place('river', 'src/a|b', 'Go', 130),
      ],
      repositories: [
        { root: '/home/lea/lake', name: 'lake' },
        { root: '/home/lea/river', name: 'river' },
      ],
    },
    blocks: [
      occurrence(17, { state: 'kept', built: 130 * MINUTE, present: 150 * MINUTE }),
      occurrence(19, { state: 'lost', built: 4 * MINUTE, cause: 'a meeting' }),
    ],
    blindSpots: blindSpotNews(
      spots(spot('services/billing', 231), spot('lib/x', 40), spot('lib/y', 12)),
      spots(spot('lib/x', 31), spot('lib/y', 12), spot('web/app', 9)),
    ),
    held: [
      {
        key: 'block/1',
        kind: 'block',
        message: 'Design begins: until 12:00.',
        reason: 'day',
        at: Date.UTC(2026, 10, 19, 8),
      },
    ],
    decidedBefore: {
      week: '2026-11-09',
      kind: 'keep',
      text: 'Keep Design on Tuesday 17, 9:00–12:00.',
      at: 1,
    },
    decided: null,
    ...change,
  };
}
