import * as v from 'valibot';
import type { Decision } from '../../core/weeks/decision';

const day = v.pipe(v.string(), v.isoDate());
const ms = v.pipe(v.number(), v.finite(), v.minValue(0));
const said = { id: v.pipe(v.string(), v.minLength(1)), at: v.pipe(v.number(), v.safeInteger()) };

/** What the person decided or answered, as it must look to be taken in. */
export const decisionShape: v.GenericSchema<unknown, Decision> = v.variant('kind', [
  v.object({
    ...said,
    kind: v.literal('week'),
    week: day,
    answer: v.picklist(['holiday', 'otherMachine', 'meetings']),
  }),
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
    answer: v.picklist(['comeBack', 'phase', 'newNormal']),
    from: day,
    text: v.string(),
  }),
  v.object({
    ...said,
    kind: v.literal('quarter'),
    from: day,
    to: day,
    reading: v.nullable(v.picklist(['handsOn', 'drifting', 'management'])),
    text: v.string(),
  }),
]);
