import * as v from 'valibot';
import type { FocusSession } from '../../core/focus/session';
import { resultOf } from '../../core/focus/resultShape';
import { sessionOf } from '../../core/focus/sessionShape';
import type { SessionResult } from '../../core/focus/result';
import { ORIGINS } from '../../core/origins/origin';
import { KINDS, REVIEW_SUBS } from '../../core/time/kind';
import { WEEK_DECISIONS } from '../../core/weekly/weekReport';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportHead,
} from '../../insights/export/exportDocument';
import { blocksSchema } from './blockShape';
import { decisionShape } from './decisionShape';
import { measuresSchema } from './measureShape';

const instant = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(instant, v.minValue(0));
const day = v.pipe(v.string(), v.isoDate());
const sub = v.nullable(v.picklist(REVIEW_SUBS));
const repo = v.nullable(v.string());
const ms = v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000));

const parameters = v.object({
  idleTimeout: ms,
  idleGrace: ms,
  awayGrace: ms,
  indirectCap: ms,
  episodeGap: ms,
  episodeLead: ms,
  assistGap: ms,
});

/** Only its own fields are taken over. */
const session = v.pipe(
  v.custom<FocusSession>((value) => sessionOf(value) !== undefined, 'no focus session'),
  v.transform((value) => sessionOf(value) ?? value),
);
const result = v.nullable(
  v.pipe(
    v.custom<SessionResult>((value) => resultOf(value) !== undefined, 'no result of a session'),
    v.transform((value) => resultOf(value) ?? value),
  ),
);

/** All of an export but its pulses, as it must look to be taken in. */
export const headSchema: v.GenericSchema<unknown, ExportHead> = v.object({
  format: v.literal(EXPORT_FORMAT),
  version: v.literal(EXPORT_VERSION),
  redacted: v.boolean(),
  parameters,
  hosts: v.array(v.object({ key: v.string(), name: v.string(), windows: v.array(v.string()) })),
  corrections: v.array(
    v.pipe(
      v.object({
        id: count,
        start: instant,
        end: instant,
        kind: v.picklist([...KINDS, 'absent']),
        sub,
        created: instant,
        revoked: v.nullable(instant),
      }),
      v.check(({ start, end }) => end > start, 'a correction ends after it begins'),
    ),
  ),
  elsewhere: v.array(
    v.pipe(
      v.object({ start: instant, end: instant, source: v.string() }),
      v.check(({ start, end }) => end > start, 'a stretch ends after it begins'),
    ),
  ),
  diffs: v.array(
    v.object({ repo: v.string(), refs: v.tuple([v.string(), v.string()]), mine: v.boolean() }),
  ),
  // An older version had none.
  sessions: v.optional(v.array(v.object({ session, result })), []),
  decisions: v.optional(v.array(decisionShape), []),
  weekDecisions: v.optional(
    v.array(
      v.object({ week: day, kind: v.picklist(WEEK_DECISIONS), text: v.string(), at: instant }),
    ),
    [],
  ),
  blocks: v.optional(blocksSchema, { plans: [], answers: [] }),
  measures: v.optional(measuresSchema, { sessions: [], blocks: [] }),
  rollups: v.array(
    v.object({
      day,
      host: v.string(),
      times: v.array(v.object({ repo, kind: v.picklist(KINDS), sub, ms: count })),
      origins: v.array(
        v.object({
          repo,
          origin: v.picklist(ORIGINS),
          events: count,
          inserted: count,
          deleted: count,
        }),
      ),
      parameters,
    }),
  ),
  folded: v.nullable(v.object({ day, until: instant })),
});

const event = v.object({
  timestamp: v.string(),
  duration: v.number(),
  data: v.record(v.string(), v.unknown()),
});

/** ActivityWatch's export of one or more buckets. */
export const bucketsSchema = v.object({
  buckets: v.record(
    v.string(),
    v.object({ id: v.string(), type: v.string(), events: v.array(event) }),
  ),
});
