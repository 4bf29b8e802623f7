// What the preview shows of the dashboard.
import { createRequire } from 'node:module';
import 'tsx/cjs';

const require = createRequire(import.meta.url);
const { sampleOverview, sumTotals } = require('../../test/support/sampleOverview.ts');
const { sampleAnswers } = require('../../test/support/sampleEvidence.ts');
const { FRESH_STATE } = require('../../src/protocol/dashboard.ts');

const MINUTE = 60_000;
const on = { kind: 'on' };
const idle = sampleOverview('week', '2026-11-05');
const day = { from: '2026-11-19', to: '2026-11-19' };
const all = { repo: null, folder: null, language: null, origin: null, span: null };

/** Name, what the extension would answer (null: not at all, Error: a failure), and what to do then. */
const VIEWS = [
  { name: 'week', overview: withAgents('week') },
  { name: 'day', overview: withAgents('day'), state: { period: 'day' } },
  { name: 'month', overview: withAgents('month'), state: { period: 'month' } },
  { name: 'quarter', overview: withAgents('quarter'), state: { period: 'quarter' } },
  { name: 'year', overview: withAgents('year'), state: { period: 'year' } },
  { name: 'table', overview: withAgents('week'), state: { table: true } },
  { name: 'details', overview: withAgents('week'), open: true },
  { name: 'kinds', overview: withAgents('week'), state: { chart: 'kinds' } },
  { name: 'kinds-table', overview: withAgents('month'), state: monthTable() },
  { name: 'trend', overview: withAgents('week'), state: { chart: 'trend' } },
  { name: 'trend-table', overview: withAgents('week'), state: { chart: 'trend', table: true } },
  { name: 'line-table', overview: withAgents('week'), press: '#line-toggle' },
  { name: 'seam', overview: seamed(), state: { period: 'year' } },
  { name: 'seam-trend', overview: seamed(), state: { period: 'year', chart: 'trend' } },
  { name: 'seam-table', overview: seamed(), state: { period: 'year', table: true } },
  {
    name: 'evidence',
    overview: withAgents('week'),
    state: {
      evidence: { ...all, ...day, part: 'all', title: 'Built and reviewed, Thursday 19 November' },
    },
    press: '.intervals tbody tr:nth-child(3) .link[aria-expanded]',
  },
  { name: 'empty', overview: sampleOverview('week', '2026-11-19', { since: null }) },
  {
    name: 'first',
    overview: sampleOverview('week', '2026-11-19', {
      usual: null,
      share: null,
      target: null,
      ...firstMinutes(),
    }),
  },
  {
    name: 'quiet',
    overview: {
      ...sampleOverview('week', '2027-01-05'),
      line: { date: '2026-11-19', segments: [] },
      usual: idle.usual,
    },
  },
  {
    name: 'hidden-share',
    overview: sampleOverview('week', '2026-11-19', { share: null, shareHidden: true }),
  },
  {
    name: 'partial',
    overview: sampleOverview('week', '2026-11-19', {
      hosts: [
        { name: 'ada-laptop', own: true, last: '2026-11-19' },
        { name: 'build-box', own: false, last: '2026-11-12' },
      ],
      health: {
        state: 'spool',
        message:
          'The disk is full, so the ledger cannot be written. Time is still measured and waits in a file beside it. Free some space.',
        file: '/home/ada/ledger.db',
        spooled: 1204,
        dropped: 0,
      },
    }),
    tracking: { kind: 'paused' },
    indexing: true,
  },
  { name: 'error', overview: new Error('no answer') },
  { name: 'loading', overview: null },
  { name: 'loading-still', overview: null, still: true },
];

export const DASHBOARD_VIEWS = VIEWS.map(dashboardView);

function dashboardView({ name, overview, tracking = on, state, indexing = false, ...rest }) {
  const view = overview instanceof Error ? overview : { overview, tracking };
  const blindSpots = { ...sampleAnswers.blindSpots, indexing };
  return {
    page: 'dashboard',
    name,
    ...rest,
    state: { ...FRESH_STATE, ...state },
    answers: overview === null ? {} : { ...sampleAnswers, blindSpots, wantedTab: null, view },
  };
}

function monthTable() {
  return { period: 'month', chart: 'kinds', table: true };
}

/** The sample, with an hour or so at agents a day. */
function withAgents(period) {
  const model = sampleOverview(period);
  const days = model.days.map((one, index) => {
    const { built } = one.totals.headlines;
    return built === 0 ? one : { ...one, totals: directed(one.totals, 12 + ((index * 17) % 40)) };
  });
  const places = model.places.map((place, index) => ({
    ...place,
    directed: (index % 3) * 14 * MINUTE,
  }));
  const totals = sumTotals(days.map((one) => one.totals));
  const usual = { ...model.usual, directed: Math.round(totals.headlines.directed * 0.8) };
  const middle = (model.line.segments[1]?.end ?? 0) + 20 * MINUTE;
  const segments = [
    ...model.line.segments,
    {
      start: middle + 4 * 60 * MINUTE,
      end: middle + 5 * 60 * MINUTE,
      kind: 'directing',
      sub: null,
    },
  ].sort((a, b) => a.start - b.start);
  return { ...model, days, totals, places, usual, line: { ...model.line, segments } };
}

function directed({ kinds, sub, headlines }, minutes) {
  const ms = minutes * MINUTE;
  return { kinds: { ...kinds, directing: ms }, sub, headlines: { ...headlines, directed: ms } };
}

/** A year whose first months were folded with other thresholds. */
function seamed() {
  const model = withAgents('year');
  return {
    ...model,
    typing: null,
    days: model.days.map((one) => (one.date < '2026-05-12' ? { ...one, folded: 'other' } : one)),
    trend: model.trend.map((point, index) => ({
      ...point,
      from: `${2014 + index}-01-01`,
      to: `${2014 + index}-12-31`,
      ...(index < 7 && { other: true }),
    })),
  };
}

function firstMinutes() {
  const { days, line } = sampleOverview('week');
  const totals = {
    kinds: {
      implementing: 252_000,
      reviewing: 71_000,
      debugging: 0,
      directing: 0,
      reading: 40_000,
      other: 0,
    },
    sub: { reviewing: { others: 71_000, own: 0, agent: 0, elsewhere: 0 } },
    headlines: { built: 252_000, reviewed: 71_000, directed: 0 },
  };
  const nothing = days[6].totals;
  const { start } = line.segments[0];
  return {
    totals,
    days: days.map((one) => ({ ...one, totals: one.date === '2026-11-19' ? totals : nothing })),
    line: {
      date: '2026-11-19',
      segments: [
        { start, end: start + 252_000, kind: 'implementing', sub: null },
        { start: start + 300_000, end: start + 371_000, kind: 'reviewing', sub: 'others' },
        { start: start + 371_000, end: start + 411_000, kind: 'reading', sub: null },
      ],
    },
  };
}
