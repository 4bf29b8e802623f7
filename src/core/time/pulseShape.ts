import { ORIGINS } from '../origins/origin';
import { SURFACES } from './kind';
import type { Pulse, RuleEdits } from './pulse';

type Check = (value: unknown) => boolean;

const instant: Check = (value) => Number.isSafeInteger(value);
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) =>
      check((value as Record<string, unknown>)[name]),
    );

const STATE = {
  focused: flag,
  active: flag,
  answered: flag,
  // Of before it was kept there is none.
  beat: (value) => value === undefined || typeof value === 'boolean',
  busy: flag,
  surface: oneOf(SURFACES),
  repo: orNull(text),
  path: orNull(text),
  owner: oneOf(['others', 'own', 'revisions', null]),
  refs: orNull((value) => listOf(text)(value) && (value as unknown[]).length === 2),
  debug: flag,
  agentMade: flag,
  pairing: flag,
} satisfies Record<keyof Pulse['state'], Check>;

/** A version of other rules may have sent it, but nothing that is no name. */
const ruleName: Check = (value) =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value);

const RULE = {
  rule: ruleName,
  events: count,
  inserted: count,
  deleted: count,
} satisfies Record<keyof RuleEdits, Check>;

const EDIT = {
  repo: orNull(text),
  path: orNull(text),
  origin: oneOf(ORIGINS),
  events: count,
  inserted: count,
  deleted: count,
  // Of before they were kept there are none.
  rules: (value) => value === undefined || listOf(shape(RULE))(value),
} satisfies Record<keyof Pulse['edits'][number], Check>;

const PULSE = {
  window: text,
  start: instant,
  end: instant,
  state: shape(STATE),
  firstInput: orNull(instant),
  lastInput: orNull(instant),
  inputGap: count,
  firstHands: orNull(instant),
  lastHands: orNull(instant),
  handsRepo: orNull(text),
  firstAgent: orNull(instant),
  lastAgent: orNull(instant),
  edits: listOf(shape(EDIT)),
  zone: instant,
} satisfies Record<keyof Pulse, Check>;

const isPulse = shape(PULSE);

/** The pulse in a value that came from outside; undefined where it is none that this version knows. */
export function pulseOf(value: unknown): Pulse | undefined {
  if (!isPulse(value)) return undefined;
  const pulse = value as Pulse;
  if (pulse.end < pulse.start) return undefined;
  return { ...pulse, state: Object.assign({ beat: false }, pulse.state) };
}
