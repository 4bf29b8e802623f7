import * as v from 'valibot';
import type { BlockCauseKind, BlockOccurrence } from '../core/blocks/blockOccurrence';
import type { EstimateFigures, EstimatesModel } from '../core/blocks/estimatesModel';
import type { BlockArea, Weekday } from '../core/blocks/protectedBlock';
import type { Day } from '../core/calendar/day';
import type { Broke } from '../core/focus/session';
import { count, day, instant, ms, nothing } from './fields';
import type { ArgumentSchemas, ResultSchemas } from './rpc';

/** Protected blocks of some weeks. */
export interface BlockWeeks {
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
  /** Mondays, oldest first; the last one is that of the running week. */
  readonly weeks: readonly Day[];
  /** In order of time. */
  readonly blocks: readonly BlockOccurrence[];
  /** The next one that is not skipped, or the one that runs; null where none comes. */
  readonly next: BlockOccurrence | null;
}

/** A session as the list shows it; times are epoch ms, durations ms. */
export interface SessionLine {
  readonly id: string;
  readonly start: number;
  /** Does it run, or is it paused. */
  readonly open: boolean;
  readonly intention: string;
  /** Path of its area, or null. */
  readonly area: string | null;
  readonly built: number;
  /** Time that it ran, without pauses. */
  readonly ran: number;
  readonly estimate: number | null;
  readonly broke: Broke | null;
  /** Was it given up. */
  readonly abandoned: boolean;
}

export interface SessionLines {
  readonly now: number;
  readonly timeZone: string;
  /** Latest first. */
  readonly sessions: readonly SessionLine[];
}

/** What buttons of the lower half may start. */
export const BLOCK_ACTIONS = ['edit', 'calendarFile', 'sentence', 'startSession'] as const;
export type BlockAction = (typeof BLOCK_ACTIONS)[number];

/** What the lower half of the weeks may ask of the extension. */
export interface BlocksHost {
  blockWeeks(): Promise<BlockWeeks>;
  sessionLines(): Promise<SessionLines>;
  estimates(): Promise<EstimatesModel>;
  blockAction(action: BlockAction): Promise<void>;
  /** Asks the person what is to become, or was, of one block. */
  answerBlock(key: string): Promise<void>;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies Weekday[];
const causes = [
  'meeting',
  'review',
  'incident',
  'chat',
  'said',
  'directing',
  'editor',
  'away',
  'unknown',
] as const satisfies BlockCauseKind[];
const broken = ['meeting', 'review', 'incident', 'chat', 'nothing'] as const satisfies Broke[];

const area: v.GenericSchema<unknown, BlockArea> = v.object({
  repo: v.nullable(v.string()),
  path: v.string(),
  name: v.string(),
});

const occurrence: v.GenericSchema<unknown, BlockOccurrence> = v.object({
  key: v.string(),
  block: v.object({
    name: v.string(),
    days: v.array(v.picklist(weekdays)),
    start: v.string(),
    end: v.string(),
    area: v.nullable(area),
    zone: v.string(),
  }),
  start: instant,
  end: instant,
  movedFrom: v.nullable(v.object({ start: instant, end: instant })),
  state: v.picklist(['coming', 'now', 'kept', 'partly', 'lost', 'skipped', 'moved']),
  built: ms,
  present: ms,
  cause: v.nullable(v.string()),
  because: v.nullable(
    v.object({
      kind: v.picklist(causes),
      source: v.picklist(['answer', 'session', 'measured']),
      words: v.nullable(v.string()),
    }),
  ),
  area: v.nullable(area),
});

const figures: v.GenericSchema<unknown, EstimateFigures> = v.object({
  count,
  bias: ms,
  spread: v.tuple([ms, ms]),
  within: count,
});

const estimates: v.GenericSchema<unknown, EstimatesModel> = v.object({
  count,
  all: v.nullable(figures),
  fresh: v.nullable(figures),
  stale: v.nullable(figures),
});

const session: v.GenericSchema<unknown, SessionLine> = v.object({
  id: v.string(),
  start: instant,
  open: v.boolean(),
  intention: v.string(),
  area: v.nullable(v.string()),
  built: ms,
  ran: ms,
  estimate: v.nullable(ms),
  broke: v.nullable(v.picklist(broken)),
  abandoned: v.boolean(),
});

/** Keys are short; a page that sends another text gets no answer. */
const key = v.pipe(v.string(), v.maxLength(100));

export const blocksHostAccepts: ArgumentSchemas<BlocksHost> = {
  blockWeeks: v.strictTuple([]),
  sessionLines: v.strictTuple([]),
  estimates: v.strictTuple([]),
  blockAction: v.strictTuple([v.picklist(BLOCK_ACTIONS)]),
  answerBlock: v.strictTuple([key]),
};
export const blocksHostAnswers: ResultSchemas<BlocksHost> = {
  blockWeeks: v.object({
    now: instant,
    timeZone: v.string(),
    weeks: v.array(day),
    blocks: v.array(occurrence),
    next: v.nullable(occurrence),
  }),
  sessionLines: v.object({ now: instant, timeZone: v.string(), sessions: v.array(session) }),
  estimates,
  blockAction: nothing,
  answerBlock: nothing,
};
