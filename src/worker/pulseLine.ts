import * as v from 'valibot';
import { ORIGINS } from '../core/origins/origin';
import { SURFACES } from '../core/time/kind';
import type { Pulse } from '../core/time/pulse';

const instant = v.pipe(v.number(), v.safeInteger());
const maybeInstant = v.nullable(instant);
const maybeText = v.nullable(v.string());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const pulse: v.GenericSchema<unknown, Pulse> = v.pipe(
  v.object({
    window: v.string(),
    start: instant,
    end: instant,
    state: v.object({
      focused: v.boolean(),
      active: v.boolean(),
      answered: v.boolean(),
      // Spool files of before it was kept have none.
      beat: v.optional(v.boolean(), false),
      busy: v.boolean(),
      surface: v.picklist(SURFACES),
      repo: maybeText,
      path: maybeText,
      owner: v.nullable(v.picklist(['others', 'own', 'revisions'])),
      refs: v.nullable(v.tuple([v.string(), v.string()])),
      debug: v.boolean(),
      agentMade: v.boolean(),
      pairing: v.boolean(),
    }),
    firstInput: maybeInstant,
    lastInput: maybeInstant,
    inputGap: count,
    firstHands: maybeInstant,
    lastHands: maybeInstant,
    handsRepo: maybeText,
    firstAgent: maybeInstant,
    lastAgent: maybeInstant,
    edits: v.array(
      v.object({
        repo: maybeText,
        path: maybeText,
        origin: v.picklist(ORIGINS),
        events: count,
        inserted: count,
        deleted: count,
      }),
    ),
    zone: v.pipe(v.number(), v.integer()),
  }),
  v.check(({ start, end }) => end >= start, 'a pulse cannot end before it starts'),
);

/** The pulse of a line; undefined where it is torn, or not in the shape that this version knows. */
export function pulseOfLine(line: string): Pulse | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(pulse, value);
  return parsed.success ? parsed.output : undefined;
}
