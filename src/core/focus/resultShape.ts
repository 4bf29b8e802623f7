import { instant, length, listOf, orNull, shape, text, type Check } from './checks';
import type { SessionResult } from './result';

const share: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const interruptions = shape({ count: length, ms: length });
const places = listOf(shape({ repo: text, path: text, built: length }), 100);

const FIELDS = {
  ran: length,
  paused: length,
  built: length,
  reviewed: length,
  directed: length,
  share: orNull(share),
  areas: places,
  files: places,
  commits: listOf(shape({ repo: text, id: text, at: instant, subject: text }), 100),
  interruptions: shape({ focus: interruptions, review: interruptions, other: interruptions }),
} satisfies Readonly<Record<keyof SessionResult, Check>>;

const isResult = shape(FIELDS);

/** A result that came from outside, with nothing but its own fields; else undefined. */
export function resultOf(value: unknown): SessionResult | undefined {
  if (!isResult(value)) return undefined;
  const result = value as SessionResult;
  const names = Object.keys(FIELDS) as (keyof SessionResult)[];
  return Object.fromEntries(names.map((name) => [name, result[name]])) as unknown as SessionResult;
}
