import { startOf } from './graph';
import type { HistoryBuilder } from './history';
import type { People } from './people';

/** What a commit counts as. Everything but `mine` and `others` is set apart: neither touch nor change. */
export const CLASS = {
  unreachable: 0,
  merge: 1,
  /** Listed in `.git-blame-ignore-revs` at head. */
  ignored: 2,
  /** Touches more paths than a person works on at once. */
  mass: 3,
  /** Where a shallow clone is cut: its diff would show the whole tree. */
  boundary: 4,
  /** Neither mine nor any other person's: bots only. */
  bots: 5,
  mine: 6,
  others: 7,
} as const;
export type CommitClass = (typeof CLASS)[keyof typeof CLASS];

/** Records that make a commit a mass change when there are more. */
export const MASS_CHANGE_FILES = 200;

/** What sets commits apart. */
export interface ApartRules {
  /** Full ids, hex, lower case. */
  readonly ignored: ReadonlySet<string>;
  readonly shallow: ReadonlySet<string>;
  readonly massChangeFiles: number;
}

/** Classes without regard to people: 0 for the commits that people decide about. */
export function apartByShape(
  history: HistoryBuilder,
  reach: Uint8Array,
  rules: ApartRules,
): Uint8Array {
  const classes = new Uint8Array(reach.length);
  const parents = history.parentEnds.view();
  const touches = history.touchEnds.view();
  for (let n = 0; n < classes.length; n++) {
    if (reach[n] !== 1) continue;
    if ((parents[n] ?? 0) - startOf(parents, n) > 1) classes[n] = CLASS.merge;
    else if ((touches[n] ?? 0) - startOf(touches, n) > rules.massChangeFiles) {
      classes[n] = CLASS.mass;
    }
  }
  mark(history, reach, classes, rules.shallow, CLASS.boundary);
  mark(history, reach, classes, rules.ignored, CLASS.ignored);
  return classes;
}

function mark(
  history: HistoryBuilder,
  reach: Uint8Array,
  classes: Uint8Array,
  ids: ReadonlySet<string>,
  as: CommitClass,
): void {
  for (const id of ids) {
    const n = history.hashes.findHex(id);
    if (n >= 0 && reach[n] === 1) classes[n] = as;
  }
}

/** Completes {@link apartByShape} by who took part. */
export function classify(
  history: HistoryBuilder,
  reach: Uint8Array,
  shape: Uint8Array,
  people: People,
): Uint8Array {
  const classes = new Uint8Array(shape);
  const ends = history.coAuthorEnds.view();
  for (let n = 0; n < classes.length; n++) {
    if (reach[n] !== 1 || classes[n] !== 0) continue;
    const author = history.authors.at(n);
    let mine = people.mine[author] === 1;
    let human = people.bot[author] === 0;
    for (let at = startOf(ends, n); at < (ends[n] ?? 0); at++) {
      const id = history.coAuthors.at(at);
      mine ||= people.mine[id] === 1;
      human ||= people.bot[id] === 0;
    }
    classes[n] = mine ? CLASS.mine : human ? CLASS.others : CLASS.bots;
  }
  return classes;
}
