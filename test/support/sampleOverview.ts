import { addDays } from '../../src/core/calendar/day';
import { periodOf } from '../../src/core/calendar/period';
import type { DayModel, LineSegment, OverviewModel, Period } from '../../src/core/ledger/overview';
import type { PlaceTime } from '../../src/core/ledger/evidence';
import { emptyOriginCounts, type OriginCounts } from '../../src/core/origins/origin';
import type { Kind, ReviewSub, TimeTotals } from '../../src/core/time/kind';
import { KINDS, REVIEW_SUBS, totalsOf } from '../../src/core/time/kind';

import { DEFAULT_PARAMETERS } from '../../src/core/time/parameters';

const MINUTE = 60_000;
const TODAY = '2026-11-19';
/** 16:24 in Berlin. */
const NOW = Date.UTC(2026, 10, 19, 15, 24);

/** Totals from minutes by kind; own, others and elsewhere are kinds of review. */
export function totals(minutes: {
  readonly implementing?: number;
  readonly debugging?: number;
  readonly reading?: number;
  readonly other?: number;
  readonly own?: number;
  readonly others?: number;
  readonly elsewhere?: number;
}): TimeTotals {
  const { implementing = 0, debugging = 0, reading = 0, other = 0 } = minutes;
  const { own = 0, others = 0, elsewhere = 0 } = minutes;
  const ms = (value: number): number => value * MINUTE;
  return totalsOf(
    {
      implementing: ms(implementing),
      debugging: ms(debugging),
      reviewing: ms(own + others + elsewhere),
      directing: 0,
      reading: ms(reading),
      other: ms(other),
    },
    { own: ms(own), others: ms(others), agent: 0, elsewhere: ms(elsewhere) },
  );
}

export function sumTotals(all: readonly TimeTotals[]): TimeTotals {
  const kinds = KINDS.map((kind) => [kind, all.reduce((sum, one) => sum + one.kinds[kind], 0)]);
  const subs = REVIEW_SUBS.map((sub) => [
    sub,
    all.reduce((sum, one) => sum + one.sub.reviewing[sub], 0),
  ]);
  return totalsOf(
    Object.fromEntries(kinds) as Record<Kind, number>,
    Object.fromEntries(subs) as Record<ReviewSub, number>,
  );
}

/** A week of a lead: Monday, Wednesday and Friday go to review. Minutes. */
const WEEK = [
  { implementing: 38, debugging: 6, own: 8, others: 92, reading: 52, other: 21 },
  { implementing: 104, debugging: 12, own: 22, others: 48, reading: 61, other: 18 },
  { implementing: 22, own: 6, others: 128, reading: 44, other: 30 },
  { implementing: 96, debugging: 9, own: 18, others: 52, reading: 66, other: 12 },
  { implementing: 31, debugging: 4, own: 10, others: 106, reading: 38, other: 9 },
  {},
  {},
];

function day(date: string, weekday: number, week: number): DayModel {
  const minutes = WEEK[weekday] ?? {};
  // Weeks differ, in a way that is the same in every run.
  const scale = week === 0 ? 1 : 0.6 + ((Math.abs(week) * 37) % 11) / 12;
  const scaled = Object.fromEntries(
    Object.entries(minutes).map(([kind, value]) => [kind, Math.round(value * scale)]),
  );
  return { date, totals: totals(scaled), origins: emptyOriginCounts() };
}

function daysOf(period: Period, date: string): DayModel[] {
  const { from, to } = periodOf(period, date);
  const monday = periodOf('week', TODAY).from;
  const days: DayModel[] = [];
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const distance = Math.round((Date.parse(at) - Date.parse(monday)) / 86_400_000);
    const week = Math.floor(distance / 7);
    // Nothing is known of the days to come.
    if (at > '2026-11-20')
      days.push({ date: at, totals: totals({}), origins: emptyOriginCounts() });
    else days.push(day(at, ((distance % 7) + 7) % 7, week));
  }
  return days;
}

function segment(from: number, to: number, kind: Kind, sub: ReviewSub | null = null): LineSegment {
  const midnight = Date.UTC(2026, 10, 18, 23);
  return { start: midnight + from * 60 * MINUTE, end: midnight + to * 60 * MINUTE, kind, sub };
}

const LINE: readonly LineSegment[] = [
  segment(9, 9.4, 'reviewing', 'others'),
  segment(9.4, 9.5, 'other'),
  segment(9.5, 10.6, 'implementing'),
  segment(10.6, 10.75, 'debugging'),
  segment(10.9, 11.6, 'implementing'),
  segment(11.6, 11.9, 'reviewing', 'own'),
  segment(13.1, 13.6, 'reviewing', 'others'),
  segment(13.6, 14.2, 'reading'),
  segment(14.2, 14.4, 'other'),
  segment(15.5, 16.1, 'reviewing', 'others'),
  segment(16.1, 16.4, 'implementing'),
];

function place(
  repo: string,
  folder: string,
  language: string,
  built: number,
  reviewed: number,
): PlaceTime {
  const root = `/home/ada/${repo}`;
  return {
    repo: root,
    folder,
    language,
    built: built * MINUTE,
    reviewed: reviewed * MINUTE,
    directed: 0,
  };
}

const PLACES: readonly PlaceTime[] = [
  place('shop', 'billing/invoices', 'TypeScript', 110, 40),
  place('shop', 'billing/invoices', 'SQL', 20, 0),
  place('shop', 'api/routes', 'TypeScript', 92, 185),
  place('infra', 'infra/terraform', 'Terraform', 48, 20),
  place('shop', 'web/checkout', 'TypeScript', 31, 120),
  place('shop', 'web/checkout', 'CSS', 0, 44),
  place('shop', 'docs/adr', 'Markdown', 21, 0),
  place('shop', '', 'JSON', 9, 2),
  place('shop', 'search/indexer', 'Go', 8, 12),
  place('shop', 'auth/session', 'Go', 4, 1),
  place('shop', 'tools', 'Shell', 3, 1),
];

const count = (inserted: number): OriginCounts['typed'] => ({
  events: inserted,
  inserted,
  deleted: 0,
});
const ORIGINS_OF_WEEK: OriginCounts = {
  ...emptyOriginCounts(),
  typed: count(12_400),
  completed: count(2_720),
  pasted: count(2_110),
  assisted: count(11_480),
  tooling: count(900),
  unknown: count(1_510),
};

/** Share and hours built of the last weeks. */
const TREND: readonly (readonly [number, number])[] = [
  [0.61, 10.2],
  [0.58, 9.6],
  [0.55, 8.1],
  [0.57, 8.8],
  [0.49, 7.2],
  [0.44, 6.1],
  [0.41, 5.5],
  [0.38, 4.9],
  [0.43, 6.0],
  [0.46, 6.6],
  [0.51, 7.9],
  [0.48, 7.3],
  [0.475, 6.4],
];

/** The model of a period as the worker would give it. */
export function sampleOverview(
  period: Period = 'week',
  date: string = TODAY,
  changes: Partial<OverviewModel> = {},
): OverviewModel {
  const days = daysOf(period, date);
  const sum = sumTotals(days.map(({ totals: one }) => one));
  const { built, reviewed } = sum.headlines;
  const weeks = days.length / 7;
  return {
    query: { period, date, repo: null, now: NOW },
    ...periodOf(period, date),
    today: TODAY,
    timeZone: 'Europe/Berlin',
    totals: sum,
    origins: ORIGINS_OF_WEEK,
    days,
    usual: {
      built: Math.round(440 * weeks) * MINUTE,
      reviewed: Math.round(480 * weeks) * MINUTE,
      directed: 0,
      share: 0.48,
      periods: 12,
    },
    share: built + reviewed < 120 * MINUTE ? null : built / (built + reviewed),
    target: period === 'day' ? null : Math.round(480 * MINUTE * weeks),
    countDirected: 'apart',
    parameters: DEFAULT_PARAMETERS,
    typing: Math.round(built * 0.42),
    places: PLACES,
    trend: TREND.map(([share, hours], index) => {
      const from = addDays(periodOf('week', TODAY).from, (index - TREND.length + 1) * 7);
      const reviewed = (hours * 3_600_000 * (1 - share)) / share;
      const headlines = { built: hours * 3_600_000, reviewed, directed: 0 };
      return { from, to: addDays(from, 6), headlines, share };
    }),
    line: { date: period === 'day' ? date : TODAY, segments: LINE },
    repositories: [
      { root: '/home/ada/shop', name: 'shop' },
      { root: '/home/ada/infra', name: 'infra' },
    ],
    ...(period === 'day' && { week: { built: 280 * MINUTE, target: 480 * MINUTE } }),
    since: Date.UTC(2026, 2, 3),
    hosts: [{ name: 'ada-laptop', own: true, last: TODAY }],
    health: {
      state: 'ok',
      message: '',
      file: '/home/ada/.config/Code/User/globalStorage/hands-on-dev.hands-on/ledger-3f2a.db',
      spooled: 0,
      dropped: 0,
    },
    ...changes,
  };
}
