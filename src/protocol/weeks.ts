import * as v from 'valibot';
import type { Decision, DriftAnswer } from '../core/weeks/decision';
import type { Phase } from '../core/weeks/phase';
import type { QuarterModel } from '../core/weeks/quarter';
import type { WeekAnswer, WeekModel } from '../core/weeks/week';
import type {
  DriftEpisode,
  Verdict,
  WeeksModel,
  WeeksQuestion,
  WeekSpan,
} from '../core/weeks/weeksModel';
import { count, day, instant, ms, nothing } from './fields';
import type { ArgumentSchemas, ResultSchemas } from './rpc';

/** What a button of the view of weeks may start. */
export const WEEKS_ACTIONS = ['declarePhase', 'answerPhase', 'reEvaluationAsMarkdown'] as const;
export type WeeksAction = (typeof WEEKS_ACTIONS)[number];

/** What the view of weeks may ask of the extension. */
export interface WeeksHost {
  weeks(span: WeekSpan): Promise<WeeksModel>;
  answerWeek(week: string, answer: WeekAnswer): Promise<void>;
  /** Asks the person for what belongs to the decision, then keeps it. False where they changed their mind. */
  decideDrift(episode: string, answer: DriftAnswer): Promise<boolean>;
  decideQuarter(text: string): Promise<void>;
  weeksAction(action: WeeksAction): Promise<void>;
}

/** How many weeks may be asked for. */
export const SPANS = [26, 156] as const satisfies WeekSpan[];
/** Longest text of a decision, characters. */
const DECISION_LIMIT = 2_000;

const answers = ['holiday', 'otherMachine', 'meetings'] as const satisfies WeekAnswer[];
const driftAnswers = ['comeBack', 'phase', 'newNormal'] as const satisfies DriftAnswer[];
const readings = ['handsOn', 'drifting', 'management'] as const;

const week: v.GenericSchema<unknown, WeekModel> = v.object({
  week: day,
  built: ms,
  reviewed: ms,
  directed: ms,
  present: ms,
  open: v.nullable(ms),
  commits: v.nullable(v.object({ written: count, directed: count, merges: count })),
  folded: v.exactOptional(v.picklist(['same', 'other'])),
  standing: v.picklist(['counted', 'running', 'phase', 'holiday', 'otherMachine', 'unanswered']),
  phase: v.nullable(v.string()),
  answer: v.nullable(v.picklist(answers)),
  breaks: v.boolean(),
});

const verdict: v.GenericSchema<unknown, Verdict> = v.object({
  drift: v.boolean(),
  counted: count,
  target: v.nullable(ms),
  belowTarget: v.nullable(v.boolean()),
  belowUsual: v.nullable(v.boolean()),
  usual: v.nullable(ms),
  slope: v.nullable(instant),
  slopeWeeks: count,
  mannKendall: v.nullable(v.object({ s: instant, p: instant })),
  weeks: v.array(day),
  level: v.nullable(ms),
  before: v.nullable(ms),
});

const episode: v.GenericSchema<unknown, DriftEpisode> = v.object({
  key: day,
  last: day,
  from: day,
  decision: v.nullable(
    v.object({ answer: v.picklist(driftAnswers), at: instant, text: v.string() }),
  ),
});

const phase: v.GenericSchema<unknown, Phase> = v.object({
  id: v.string(),
  name: v.string(),
  from: day,
  until: day,
  plannedUntil: day,
  target: ms,
  declared: instant,
  ended: v.nullable(v.object({ on: day, answer: v.picklist(['back', 'newNormal', 'followed']) })),
});

const said = { id: v.string(), at: instant };
const decision: v.GenericSchema<unknown, Decision> = v.variant('kind', [
  v.object({ ...said, kind: v.literal('week'), week: day, answer: v.picklist(answers) }),
  v.object({
    ...said,
    kind: v.literal('phase'),
    name: v.string(),
    from: day,
    until: day,
    target: ms,
  }),
  v.object({ ...said, kind: v.literal('phaseExtended'), phase: v.string(), until: day }),
  v.object({
    ...said,
    kind: v.literal('phaseEnded'),
    phase: v.string(),
    on: day,
    answer: v.picklist(['back', 'newNormal']),
  }),
  v.object({
    ...said,
    kind: v.literal('drift'),
    episode: day,
    answer: v.picklist(driftAnswers),
    from: day,
    text: v.string(),
  }),
  v.object({
    ...said,
    kind: v.literal('quarter'),
    from: day,
    to: day,
    reading: v.nullable(v.picklist(readings)),
    text: v.string(),
  }),
]);

const question: v.GenericSchema<unknown, WeeksQuestion> = v.variant('kind', [
  v.object({ kind: v.literal('week'), week: day }),
  v.object({
    kind: v.literal('phaseEnd'),
    phase: v.string(),
    daysOver: v.pipe(v.number(), v.integer()),
  }),
  v.object({ kind: v.literal('drift'), episode: day }),
]);

const quarter: v.GenericSchema<unknown, QuarterModel> = v.object({
  from: day,
  to: day,
  counted: count,
  built: ms,
  buildingWeeks: count,
  median: v.nullable(ms),
  longestGap: count,
  areas: v.object({
    source: v.picklist(['git', 'ledger']),
    written: v.array(v.string()),
    lost: v.array(v.string()),
    regained: v.array(v.string()),
  }),
  shipped: v.nullable(v.object({ written: count, directed: count })),
  typed: count,
  assisted: count,
  blocks: v.nullable(v.object({ kept: count, of: count })),
  estimateBias: v.nullable(ms),
  phases: v.array(
    v.object({
      name: v.string(),
      from: day,
      until: day,
      state: v.picklist(['open', 'over', 'ended', 'late', 'newNormal', 'followed']),
      daysLate: v.pipe(v.number(), v.integer()),
    }),
  ),
  reading: v.nullable(v.picklist(readings)),
});

export const weeksModel: v.GenericSchema<unknown, WeeksModel> = v.object({
  today: day,
  timeZone: v.string(),
  weeks: v.array(week),
  since: v.nullable(day),
  verdict,
  episode: v.nullable(episode),
  phases: v.array(phase),
  decisions: v.array(decision),
  questions: v.array(question),
  quarter,
  quarterDue: v.nullable(day),
  gitPending: v.boolean(),
});

export const weeksHostAccepts: ArgumentSchemas<WeeksHost> = {
  weeks: v.strictTuple([v.picklist(SPANS)]),
  answerWeek: v.strictTuple([day, v.picklist(answers)]),
  decideDrift: v.strictTuple([day, v.picklist(driftAnswers)]),
  decideQuarter: v.strictTuple([v.pipe(v.string(), v.maxLength(DECISION_LIMIT))]),
  weeksAction: v.strictTuple([v.picklist(WEEKS_ACTIONS)]),
};
export const weeksHostAnswers: ResultSchemas<WeeksHost> = {
  weeks: weeksModel,
  answerWeek: nothing,
  decideDrift: v.boolean(),
  decideQuarter: nothing,
  weeksAction: nothing,
};
