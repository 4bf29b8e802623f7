import { isDay } from '../calendar/day';
import { instant, oneOf, orNull, shape, text, type Check } from '../focus/checks';
import type { Decision } from './decision';

const day: Check = (value) => typeof value === 'string' && isDay(value);
/** Hours as they were typed may be no whole ms. */
const ms: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const FIELDS: Readonly<Record<Decision['kind'], Readonly<Record<string, Check>>>> = {
  week: { week: day, answer: oneOf(['holiday', 'otherMachine', 'meetings']) },
  phase: { name: text, from: day, until: day, target: ms },
  phaseExtended: { phase: text, until: day },
  phaseEnded: { phase: text, on: day, answer: oneOf(['back', 'newNormal']) },
  drift: {
    ...{ episode: day, from: day, text },
    answer: oneOf(['comeBack', 'phase', 'newNormal']),
  },
  quarter: {
    ...{ from: day, to: day, text },
    reading: orNull(oneOf(['handsOn', 'drifting', 'management'])),
  },
};
const SAID = { id: (value: unknown) => text(value) && value !== '', at: instant, kind: text };

/**
 * What the person decided or answered, with nothing but its own fields; undefined for anything else, such as an
 * answer that only a newer version knows.
 */
export function decisionOf(value: unknown): Decision | undefined {
  if (!shape(SAID)(value)) return undefined;
  const { kind } = value as { readonly kind: string };
  if (!Object.hasOwn(FIELDS, kind)) return undefined;
  const fields = { ...SAID, ...FIELDS[kind as Decision['kind']] };
  if (!shape(fields)(value)) return undefined;
  const told = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(fields).map((name) => [name, told[name]]),
  ) as unknown as Decision;
}
