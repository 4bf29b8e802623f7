import * as v from 'valibot';
import type { LedgerHealth } from '../core/ledger/health';
import type { DayModel, LineSegment, OverviewModel, Period } from '../core/ledger/overview';
import type { Origin } from '../core/origins/origin';
import type { TrackingState } from '../core/ports/trackingControl';
import type { Kind, ReviewSub, TimeTotals } from '../core/time/kind';
import type { ArgumentSchemas, ResultSchemas } from './rpc';

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies Period[];

/** What the page asks for; without a date, the period that holds today. */
export interface DashboardQuery {
  readonly period: Period;
  /** Any local day of the period, `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  /** Root of one repository, or null for all. */
  readonly repo: string | null;
}

/** What the page remembers over a reload. */
export interface DashboardState extends DashboardQuery {
  /** Is the table shown in place of the chart. */
  readonly table: boolean;
  /** CSS pixels from the top. */
  readonly scroll: number;
}

export const FRESH_STATE: DashboardState = {
  period: 'week',
  date: null,
  repo: null,
  table: false,
  scroll: 0,
};

/** All that the page shows. */
export interface DashboardView {
  readonly overview: OverviewModel;
  readonly tracking: TrackingState;
}

/** What a button in the page may start. */
export const DASHBOARD_ACTIONS = ['showLog', 'showDataFolder', 'resume', 'openSettings'] as const;
export type DashboardAction = (typeof DASHBOARD_ACTIONS)[number];

/** What the page may ask of the extension. */
export interface DashboardHost {
  view(query: DashboardQuery): Promise<DashboardView>;
  run(action: DashboardAction): Promise<void>;
  /** Tells of an unexpected error in the page, for the log. */
  report(message: string): Promise<void>;
}

/** What the extension may tell the page. */
export interface DashboardPage {
  /** There is something new to show. */
  changed(): Promise<void>;
}

/** Longest text that the page may put into the log, characters. */
const REPORT_LIMIT = 2_000;

const day = v.pipe(v.string(), v.isoDate());
const ms = v.pipe(v.number(), v.finite(), v.minValue(0));
const instant = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
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
const originNames = [
  'typed',
  'completed',
  'pasted',
  'undone',
  'assisted',
  'tooling',
  'external',
  'unknown',
] as const satisfies Origin[];

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
  target: v.nullable(ms),
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
    }),
  ),
  line: v.object({ date: day, segments: v.array(segment) }),
  repositories: v.array(v.object({ root: v.string(), name: v.string() })),
  since: v.nullable(instant),
  health,
});

const tracking: v.GenericSchema<unknown, TrackingState> = v.variant('kind', [
  v.object({ kind: v.literal('on') }),
  v.object({ kind: v.literal('paused') }),
  v.object({ kind: v.literal('off'), reason: v.string() }),
]);

const query: v.GenericSchema<unknown, DashboardQuery> = v.object({
  period,
  date: v.nullable(day),
  repo: v.nullable(v.string()),
});

export const dashboardStateSchema: v.GenericSchema<unknown, DashboardState> = v.object({
  period,
  date: v.nullable(day),
  repo: v.nullable(v.string()),
  table: v.boolean(),
  scroll: ms,
});

// JSON has no undefined: the answer of a method without one arrives as null or not at all.
const nothing = v.pipe(
  v.nullish(v.unknown()),
  v.transform(() => undefined),
);

export const hostAccepts: ArgumentSchemas<DashboardHost> = {
  view: v.strictTuple([query]),
  run: v.strictTuple([v.picklist(DASHBOARD_ACTIONS)]),
  report: v.strictTuple([v.pipe(v.string(), v.maxLength(REPORT_LIMIT))]),
};
export const hostAnswers: ResultSchemas<DashboardHost> = {
  view: v.object({ overview, tracking }),
  run: nothing,
  report: null,
};
export const pageAccepts: ArgumentSchemas<DashboardPage> = { changed: v.strictTuple([]) };
export const pageAnswers: ResultSchemas<DashboardPage> = { changed: null };
