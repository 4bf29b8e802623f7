import * as v from 'valibot';
import type {
  AreaModel,
  AreasModel,
  CommitWeek,
  HandsOnPick,
  RepositoryIndexState,
} from '../core/ledger/areas';
import { originNames } from './commits';
import { count, day, insidePath, instant, nothing, reportText, root } from './fields';
import type { ArgumentSchemas, ResultSchemas } from './rpc';

/** Why there are areas to show, or none. */
export const SITUATIONS = [
  /** There is something to see; some of it may still be on its way. */
  'ready',
  /** The history is being read for the first time and nothing can be seen yet. */
  'indexing',
  /** No git runs in a workspace that is not trusted. */
  'untrusted',
  'noRepository',
  /** Nobody said who the person is, so nothing can be said about them. */
  'noIdentity',
  /** There is no git on this machine that can be used. */
  'noGit',
  /** The person ended the reading before anything could be seen. */
  'stopped',
  /** No repository could be read. */
  'failed',
  /** A repository without a commit, or a directory without a file. */
  'empty',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** One place: a repository's root, and a path in it with `/` between segments. */
export interface Place {
  readonly repo: string;
  readonly path: string;
}

/** What the page asks for: one repository or all, and a directory in it or the default areas. */
export interface AreasPageQuery {
  readonly repo: string | null;
  readonly path: string | null;
}

export const SIZES = ['changes', 'files', 'bytes'] as const;
export type SizeBy = (typeof SIZES)[number];

export const COLUMNS = [
  'name',
  'written',
  'changes',
  'people',
  'filesSince',
  'approved',
  'files',
  'bytes',
  'rank',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What the page remembers over a reload. */
export interface AreasPageState extends AreasPageQuery {
  /** Only what the person is close to, or everything. */
  readonly ground: 'mine' | 'all';
  readonly size: SizeBy;
  /** Is the table shown in place of the map. */
  readonly table: boolean;
  readonly sort: { readonly by: Column; readonly down: boolean };
  readonly selected: Place | null;
  /** Are the weeks shown as a table. */
  readonly weeksTable: boolean;
  /** CSS pixels from the top. */
  readonly scroll: number;
}

export const FRESH_AREAS_STATE: AreasPageState = {
  repo: null,
  path: null,
  ground: 'mine',
  size: 'changes',
  table: false,
  sort: { by: 'rank', down: true },
  selected: null,
  weeksTable: false,
  scroll: 0,
};

/** All that the page shows. */
export interface AreasView {
  readonly situation: Situation;
  /** Null where git is not run or nothing answered. */
  readonly areas: AreasModel | null;
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string;
  /** An area that somebody asked to be shown elsewhere, told once. */
  readonly show: Place | null;
  /** What may be done with an area beside looking at it. */
  readonly offers: readonly Offer[];
}

/** What a button in the page may start. */
export const AREAS_ACTIONS = [
  'manageTrust',
  'openFolder',
  'openIdentities',
  'cancelIndexing',
  'refresh',
  'showLog',
  /** What the person changed about areas, to take something back. */
  'areaChanges',
] as const;
export type AreasAction = (typeof AREAS_ACTIONS)[number];

/** What a button may do with one area. */
export const PLACE_ACTIONS = [
  'catchUp',
  'commits',
  'open',
  'picks',
  'edit',
  'session',
  'block',
] as const;
export type PlaceAction = (typeof PLACE_ACTIONS)[number];

/** Actions that only some installations have. */
export const OFFERS = ['session', 'block'] as const;
export type Offer = (typeof OFFERS)[number];

/** What the page may ask of the extension. */
export interface AreasHost {
  view(query: AreasPageQuery): Promise<AreasView>;
  picks(place: Place): Promise<readonly HandsOnPick[]>;
  act(action: PlaceAction, place: Place): Promise<void>;
  /** Opens a file at a line (0-based). */
  start(place: Place, line: number): Promise<void>;
  run(action: AreasAction): Promise<void>;
  copy(text: string): Promise<void>;
  /** Tells of an unexpected error in the page, for the log. */
  report(message: string): Promise<void>;
}

/** What the extension may tell the page. */
export interface AreasPage {
  /** There is something new to show. */
  changed(): Promise<void>;
}

/** Longest text that the page may copy, characters: a line for each of thousands of areas. */
const COPY_LIMIT = 20_000_000;

const place: v.GenericSchema<unknown, Place> = v.object({ repo: root, path: insidePath });
const query: v.GenericSchema<unknown, AreasPageQuery> = v.object({
  repo: v.nullable(root),
  path: v.nullable(insidePath),
});

const area: v.GenericSchema<unknown, AreaModel> = v.object({
  repo: v.string(),
  path: v.string(),
  name: v.string(),
  files: count,
  bytes: v.nullable(count),
  depths: v.object({
    written: v.nullable(instant),
    directed: v.nullable(instant),
    reviewed: v.nullable(instant),
    read: v.nullable(instant),
  }),
  unverified: v.boolean(),
  inserted: v.exactOptional(v.object(v.entriesFromList(originNames, v.exactOptional(count)))),
  writtenSubject: v.nullable(v.string()),
  changesSince: count,
  peopleSince: count,
  filesSince: count,
  approvedSince: v.nullable(count),
  rank: v.pipe(v.number(), v.finite()),
  isBlindSpot: v.boolean(),
  onMyGround: v.boolean(),
  groundReason: v.string(),
  ask: v.array(v.object({ name: v.string(), commits: count })),
  canDrill: v.boolean(),
  sentence: v.string(),
});

const repository: v.GenericSchema<unknown, RepositoryIndexState> = v.object({
  root: v.string(),
  name: v.string(),
  state: v.picklist(['indexing', 'ready', 'stopped', 'failed', 'noGit', 'off']),
  behind: v.boolean(),
  commits: count,
  message: v.string(),
  shallow: v.boolean(),
  sized: v.boolean(),
  mergesVisible: v.boolean(),
});

const week: v.GenericSchema<unknown, CommitWeek> = v.object({
  week: day,
  writtenDays: v.pipe(count, v.maxValue(7)),
  directedDays: v.pipe(count, v.maxValue(7)),
});

const areas: v.GenericSchema<unknown, AreasModel> = v.object({
  query: v.object({ repo: v.nullable(v.string()), path: v.nullable(v.string()), now: instant }),
  repositories: v.array(repository),
  areas: v.array(area),
  outside: count,
  hidden: count,
  edits: count,
  worst: v.nullable(area),
  commitWeeks: v.array(week),
  me: v.array(v.string()),
});

export const areasStateSchema: v.GenericSchema<unknown, AreasPageState> = v.object({
  repo: v.nullable(root),
  path: v.nullable(insidePath),
  ground: v.picklist(['mine', 'all']),
  size: v.picklist(SIZES),
  table: v.boolean(),
  sort: v.object({ by: v.picklist(COLUMNS), down: v.boolean() }),
  selected: v.nullable(place),
  weeksTable: v.boolean(),
  scroll: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

const pick: v.GenericSchema<unknown, HandsOnPick> = v.object({
  repo: v.string(),
  area: v.string(),
  path: v.string(),
  line: count,
  kind: v.picklist(['skipped-test', 'todo', 'missing-docs', 'dead-flag', 'small-file']),
  title: v.string(),
  reason: v.string(),
});

export const areasHostAccepts: ArgumentSchemas<AreasHost> = {
  view: v.strictTuple([query]),
  picks: v.strictTuple([place]),
  act: v.strictTuple([v.picklist(PLACE_ACTIONS), place]),
  start: v.strictTuple([place, count]),
  run: v.strictTuple([v.picklist(AREAS_ACTIONS)]),
  copy: v.strictTuple([v.pipe(v.string(), v.maxLength(COPY_LIMIT))]),
  report: v.strictTuple([reportText]),
};
export const areasHostAnswers: ResultSchemas<AreasHost> = {
  view: v.object({
    situation: v.picklist(SITUATIONS),
    areas: v.nullable(areas),
    timeZone: v.string(),
    show: v.nullable(place),
    offers: v.array(v.picklist(OFFERS)),
  }),
  picks: v.array(pick),
  act: nothing,
  start: nothing,
  run: nothing,
  copy: nothing,
  report: null,
};
export const areasPageAccepts: ArgumentSchemas<AreasPage> = { changed: v.strictTuple([]) };
export const areasPageAnswers: ResultSchemas<AreasPage> = { changed: null };
