import * as v from 'valibot';
import type { LedgerHealth } from '../core/ledger/health';
import type { DayModel, LineSegment, OverviewModel, Period } from '../core/ledger/overview';
import type { TrackingState } from '../core/ports/trackingControl';
import type { Kind, ReviewSub, TimeTotals } from '../core/time/kind';
import type {
  EvidenceInterval,
  EvidenceModel,
  EvidencePart,
  EvidenceQuery,
} from '../core/ledger/evidence';
import type { Correction, CorrectionWish } from '../core/time/correction';
import type { KindRule, Surface } from '../core/time/kind';
import type { ParameterName } from '../core/time/parameters';
import type { WeekSpan } from '../core/weeks/weeksModel';
import { count, day, insidePath, instant, ms, nothing, reportText, root } from './fields';
import type { ArgumentSchemas, ResultSchemas } from './rpc';
import { commitsHostAccepts, commitsHostAnswers, originNames, type CommitsHost } from './commits';
import { blocksHostAccepts, blocksHostAnswers, type BlocksHost } from './blocks';
import { SPANS, weeksHostAccepts, weeksHostAnswers, type WeeksHost } from './weeks';

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies Period[];

/** What the page asks for; without a date, the period that holds today. */
export interface DashboardQuery {
  readonly period: Period;
  /** Any local day of the period, `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  /** Root of one repository, or null for all. */
  readonly repo: string | null;
}

/** What the chart shows. */
export const CHARTS = ['balance', 'kinds', 'trend'] as const;
export type ChartName = (typeof CHARTS)[number];

/** Which evidence is open: a question, and its name in words. */
export type OpenEvidence = Omit<EvidenceQuery, 'cursor'> & { readonly title: string };

/** The views that are on this page. */
export const DASHBOARD_TABS = ['overview', 'weeks'] as const;
export type DashboardTab = (typeof DASHBOARD_TABS)[number];
/** A view, or a part of one. */
export const WANTED_VIEWS = [...DASHBOARD_TABS, 'reEvaluation'] as const;
export type WantedView = (typeof WANTED_VIEWS)[number];

/** What the page remembers over a reload. */
export interface DashboardState extends DashboardQuery {
  readonly tab: DashboardTab;
  /** How many weeks the view of weeks shows, and whether as a table. */
  readonly span: WeekSpan;
  readonly weeksTable: boolean;
  readonly chart: ChartName;
  /** Is the table shown in place of the chart. */
  readonly table: boolean;
  readonly evidence: OpenEvidence | null;
  /** CSS pixels from the top. */
  readonly scroll: number;
}

export const FRESH_STATE: DashboardState = {
  tab: 'overview',
  span: 26,
  weeksTable: false,
  period: 'week',
  date: null,
  repo: null,
  chart: 'balance',
  table: false,
  evidence: null,
  scroll: 0,
};

/** All that the page shows. */
export interface DashboardView {
  readonly overview: OverviewModel;
  readonly tracking: TrackingState;
}

/** An area that the person no longer touches, and the sentence about it. */
export interface BlindSpot {
  readonly repo: string;
  readonly path: string;
  readonly name: string;
  readonly sentence: string;
  /** When they last wrote there, epoch ms, or null for never. */
  readonly written: number | null;
  readonly changesSince: number;
  /** Null where merges leave no trace. */
  readonly approvedSince: number | null;
}

export interface BlindSpots {
  readonly worst: BlindSpot | null;
  readonly others: readonly BlindSpot[];
  /** Is history still being read, so that more may come. */
  readonly indexing: boolean;
}

/** What a rule of origins says, and what it rests on. */
export interface RuleWords {
  readonly reason: string;
  readonly fact: string;
}

/** Evidence, with the words of the rules that it names; rules of another version have none. */
export interface ExplainedEvidence extends EvidenceModel {
  readonly words: Readonly<Record<string, RuleWords>>;
}

/** Settings that a number depends on. */
export const DASHBOARD_SETTINGS = [
  'weeklyTarget',
  'countDirected',
  'idleTimeout',
  'idleGrace',
  'awayGrace',
  'indirectCap',
  'episodeGap',
  'episodeLead',
  'assistGap',
] as const satisfies (ParameterName | 'weeklyTarget' | 'countDirected')[];
export type DashboardSetting = (typeof DASHBOARD_SETTINGS)[number];

/** What a button in the page may start. */
export const DASHBOARD_ACTIONS = [
  'showLog',
  'showDataFolder',
  'resume',
  'openSettings',
  'showStaleAreas',
] as const;
export type DashboardAction = (typeof DASHBOARD_ACTIONS)[number];

/** What the page may ask of the extension. */
export interface DashboardHost extends WeeksHost, BlocksHost, CommitsHost {
  view(query: DashboardQuery): Promise<DashboardView>;
  /** What a command asked to be shown, once; null where none did. */
  wantedTab(): Promise<WantedView | null>;
  run(action: DashboardAction): Promise<void>;
  evidence(query: EvidenceQuery): Promise<ExplainedEvidence>;
  correct(wish: CorrectionWish): Promise<Correction>;
  revoke(id: number): Promise<boolean>;
  corrections(): Promise<readonly Correction[]>;
  /** Jumps to a file. @param path relative to `repo` */
  open(repo: string, path: string): Promise<void>;
  copy(text: string): Promise<void>;
  blindSpots(repo: string | null): Promise<BlindSpots>;
  catchUp(repo: string, path: string): Promise<void>;
  setting(name: DashboardSetting): Promise<void>;
  /** Tells of an unexpected error in the page, for the log. */
  report(message: string): Promise<void>;
}

/** What the extension may tell the page. */
export interface DashboardPage {
  /** There is something new to show. */
  changed(): Promise<void>;
}

/** Longest text that the page may copy, characters. */
const COPY_LIMIT = 2_000_000;

const period = v.picklist(PERIODS);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const kinds = [
  'implementing',
  'reviewing',
  'debugging',
  'directing',
  'reading',
  'other',
] as const satisfies Kind[];
const reviewSubs = ['others', 'own', 'agent', 'elsewhere'] as const satisfies ReviewSub[];

const totals: v.GenericSchema<unknown, TimeTotals> = v.object({
  kinds: v.object(v.entriesFromList(kinds, ms)),
  sub: v.object({ reviewing: v.object(v.entriesFromList(reviewSubs, ms)) }),
  headlines: v.object({ built: ms, reviewed: ms, directed: ms }),
});
const origins = v.object(
  v.entriesFromList(originNames, v.object({ events: count, inserted: count, deleted: count })),
);
const dayModel: v.GenericSchema<unknown, DayModel> = v.object({
  date: day,
  totals,
  origins,
  folded: v.exactOptional(v.picklist(['same', 'other'])),
});
const segment: v.GenericSchema<unknown, LineSegment> = v.object({
  start: instant,
  end: instant,
  kind: v.picklist(kinds),
  sub: v.nullable(v.picklist(reviewSubs)),
});
const health: v.GenericSchema<unknown, LedgerHealth> = v.object({
  state: v.picklist(['ok', 'newer', 'replaced', 'spool', 'memory', 'restarting']),
  message: v.string(),
  file: v.string(),
  spooled: count,
  dropped: count,
});

const overview: v.GenericSchema<unknown, OverviewModel> = v.object({
  query: v.object({ period, date: day, repo: v.nullable(v.string()), now: instant }),
  from: day,
  to: day,
  today: day,
  timeZone: v.string(),
  totals,
  origins,
  days: v.array(dayModel),
  usual: v.nullable(
    v.object({ built: ms, reviewed: ms, directed: ms, share: v.nullable(share), periods: count }),
  ),
  share: v.nullable(share),
  shareHidden: v.exactOptional(v.literal(true)),
  target: v.nullable(ms),
  week: v.exactOptional(v.object({ built: ms, target: ms })),
  countDirected: v.picklist(['apart', 'handsOn']),
  parameters: v.object({
    idleTimeout: ms,
    idleGrace: ms,
    awayGrace: ms,
    indirectCap: ms,
    episodeGap: ms,
    episodeLead: ms,
    assistGap: ms,
  }),
  typing: v.nullable(ms),
  places: v.array(
    v.object({
      repo: v.nullable(v.string()),
      folder: v.nullable(v.string()),
      language: v.nullable(v.string()),
      built: ms,
      reviewed: ms,
      directed: ms,
    }),
  ),
  trend: v.array(
    v.object({
      from: day,
      to: day,
      headlines: v.object({ built: ms, reviewed: ms, directed: ms }),
      share: v.nullable(share),
      other: v.exactOptional(v.literal(true)),
    }),
  ),
  line: v.object({ date: day, segments: v.array(segment) }),
  repositories: v.array(v.object({ root: v.string(), name: v.string() })),
  since: v.nullable(instant),
  hosts: v.array(v.object({ name: v.string(), own: v.boolean(), last: v.nullable(day) })),
  health,
});

const tracking: v.GenericSchema<unknown, TrackingState> = v.variant('kind', [
  v.object({ kind: v.literal('on') }),
  v.object({ kind: v.literal('paused') }),
  v.object({ kind: v.literal('off'), reason: v.string() }),
  v.object({ kind: v.literal('demo') }),
]);

const query: v.GenericSchema<unknown, DashboardQuery> = v.object({
  period,
  date: v.nullable(day),
  repo: v.nullable(v.string()),
});

const wholeMs = v.pipe(v.number(), v.safeInteger());
const parts = [
  'all',
  'built',
  'reviewed',
  'directed',
  'counted',
  'headlines',
  'apart',
  'writing',
  'debugging',
  'own',
  'others',
  'elsewhere',
  'reading',
  'other',
] as const satisfies EvidencePart[];
const asked = {
  from: day,
  to: day,
  part: v.picklist(parts),
  repo: v.nullable(v.string()),
  folder: v.nullable(v.string()),
  language: v.nullable(v.string()),
  origin: v.nullable(v.picklist(originNames)),
  span: v.nullable(v.strictTuple([instant, instant])),
};
const cursor = v.nullable(v.object({ day, skip: count }));
const evidenceQuery: v.GenericSchema<unknown, EvidenceQuery> = v.object({ ...asked, cursor });
const openEvidence: v.GenericSchema<unknown, OpenEvidence> = v.object({
  ...asked,
  title: v.string(),
});
const rules = [
  'review-surface',
  'agent-edited-last',
  'agent-surface',
  'episode',
  'episode-lead',
  'episode-tail',
  'debug-session',
  'own-diff',
  'agent-diff',
  'agent-made',
  'editor',
  'elsewhere',
  'correction',
  'rest',
] as const satisfies KindRule[];
const surfaces = [
  'editor',
  'notebook',
  'diff',
  'multi-diff',
  'merge',
  'pr',
  'comment',
  'terminal',
  'debug-console',
  'agent',
  'settings',
  'scm',
  'webview',
  'unknown-tab',
  'none',
] as const satisfies Surface[];
const evidenceInterval: v.GenericSchema<unknown, EvidenceInterval> = v.object({
  start: instant,
  end: instant,
  kind: v.picklist(kinds),
  sub: v.nullable(v.picklist(reviewSubs)),
  rule: v.picklist(rules),
  surface: v.picklist(surfaces),
  repo: v.nullable(v.string()),
  path: v.nullable(v.string()),
  inserted: v.object(v.entriesFromList(originNames, v.exactOptional(count))),
  edits: v.array(
    v.object({
      origin: v.picklist(originNames),
      rule: v.nullable(v.string()),
      events: count,
      inserted: count,
      deleted: count,
    }),
  ),
  correction: v.nullable(count),
});
const evidence: v.GenericSchema<unknown, ExplainedEvidence> = v.object({
  query: evidenceQuery,
  timeZone: v.string(),
  intervals: v.array(evidenceInterval),
  words: v.record(v.string(), v.object({ reason: v.string(), fact: v.string() })),
  next: cursor,
  folded: count,
});
const wish = {
  start: wholeMs,
  end: wholeMs,
  kind: v.picklist([...kinds, 'absent']),
  sub: v.nullable(v.picklist(reviewSubs)),
};
const correctionWish: v.GenericSchema<unknown, CorrectionWish> = v.object(wish);
const correction: v.GenericSchema<unknown, Correction> = v.object({
  ...wish,
  id: count,
  created: instant,
  revoked: v.nullable(instant),
});
const blindSpot: v.GenericSchema<unknown, BlindSpot> = v.object({
  repo: v.string(),
  path: v.string(),
  name: v.string(),
  sentence: v.string(),
  written: v.nullable(instant),
  changesSince: count,
  approvedSince: v.nullable(count),
});

export const dashboardStateSchema: v.GenericSchema<unknown, DashboardState> = v.object({
  tab: v.picklist(DASHBOARD_TABS),
  span: v.picklist(SPANS),
  weeksTable: v.boolean(),
  chart: v.picklist(CHARTS),
  evidence: v.nullable(openEvidence),
  period,
  date: v.nullable(day),
  repo: v.nullable(v.string()),
  table: v.boolean(),
  scroll: ms,
});

export const hostAccepts: ArgumentSchemas<DashboardHost> = {
  ...weeksHostAccepts,
  ...blocksHostAccepts,
  ...commitsHostAccepts,
  view: v.strictTuple([query]),
  wantedTab: v.strictTuple([]),
  run: v.strictTuple([v.picklist(DASHBOARD_ACTIONS)]),
  evidence: v.strictTuple([evidenceQuery]),
  correct: v.strictTuple([correctionWish]),
  revoke: v.strictTuple([count]),
  corrections: v.strictTuple([]),
  open: v.strictTuple([root, insidePath]),
  copy: v.strictTuple([v.pipe(v.string(), v.maxLength(COPY_LIMIT))]),
  blindSpots: v.strictTuple([v.nullable(v.string())]),
  catchUp: v.strictTuple([root, insidePath]),
  setting: v.strictTuple([v.picklist(DASHBOARD_SETTINGS)]),
  report: v.strictTuple([reportText]),
};
export const hostAnswers: ResultSchemas<DashboardHost> = {
  ...weeksHostAnswers,
  ...blocksHostAnswers,
  ...commitsHostAnswers,
  view: v.object({ overview, tracking }),
  wantedTab: v.nullable(v.picklist(WANTED_VIEWS)),
  run: nothing,
  evidence,
  correct: correction,
  revoke: v.boolean(),
  corrections: v.array(correction),
  open: nothing,
  copy: nothing,
  blindSpots: v.object({
    worst: v.nullable(blindSpot),
    others: v.array(blindSpot),
    indexing: v.boolean(),
  }),
  catchUp: nothing,
  setting: nothing,
  report: null,
};
export const pageAccepts: ArgumentSchemas<DashboardPage> = { changed: v.strictTuple([]) };
export const pageAnswers: ResultSchemas<DashboardPage> = { changed: null };
