import * as v from 'valibot';
import type { Decision } from '../../core/weeks/decision';
import { decisionOf } from '../../core/weeks/decisionShape';

/** What the person decided or answered, as it must look to be taken in. */
export const decisionShape: v.GenericSchema<unknown, Decision> = v.pipe(
  v.custom<Decision>(
    (value) => decisionOf(value) !== undefined,
    'a decision or an answer that is not known',
  ),
  v.transform((value) => decisionOf(value) ?? value),
);
