import * as v from 'valibot';

/** Longest text that a page may put into the log, characters. */
const REPORT_LIMIT = 2_000;
/** Longest path that a page may name, characters. */
const PATH_LIMIT = 4_096;

/** A local day, `YYYY-MM-DD`. */
export const day = v.pipe(v.string(), v.isoDate());
/** A duration. */
export const ms = v.pipe(v.number(), v.finite(), v.minValue(0));
/** Epoch ms. */
export const instant = v.pipe(v.number(), v.finite());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Of a repository. */
export const root = v.pipe(v.string(), v.minLength(1), v.maxLength(PATH_LIMIT));
/** Stays inside of its repository. */
export const insidePath = v.pipe(
  v.string(),
  v.maxLength(PATH_LIMIT),
  v.check(
    (path) =>
      !/^(?:[/\\]|[A-Za-z]:)/.test(path) &&
      !path.includes('\0') &&
      !path.split(/[/\\]/).includes('..'),
    'must stay inside of its repository',
  ),
);

/** What a page has for the log. */
export const reportText = v.pipe(v.string(), v.maxLength(REPORT_LIMIT));

/** JSON has no undefined: the answer of a method without one arrives as null or not at all. */
export const nothing = v.pipe(
  v.nullish(v.unknown()),
  v.transform(() => undefined),
);
