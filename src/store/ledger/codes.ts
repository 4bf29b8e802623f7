import type { Kind, ReviewSub, Surface } from '../../core/time/kind';
import type { DiffOwner, PulseState } from '../../core/time/pulse';
import type { Origin } from '../../core/origins/origin';

/**
 * The numbers that stand for words in the file. They are final: a word may be added with a new number,
 * but none may change, or old ledgers would tell something else.
 */
export const SURFACE_CODES: Readonly<Record<Surface, number>> = {
  none: 0,
  editor: 1,
  notebook: 2,
  diff: 3,
  'multi-diff': 4,
  merge: 5,
  pr: 6,
  comment: 7,
  terminal: 8,
  'debug-console': 9,
  agent: 10,
  settings: 11,
  scm: 12,
  webview: 13,
  'unknown-tab': 14,
};

export const ORIGIN_CODES: Readonly<Record<Origin, number>> = {
  unknown: 0,
  typed: 1,
  completed: 2,
  pasted: 3,
  undone: 4,
  assisted: 5,
  tooling: 6,
  external: 7,
};

export const OWNER_CODES: Readonly<Record<DiffOwner, number>> = { others: 1, own: 2, revisions: 3 };

export const KIND_CODES: Readonly<Record<Kind, number>> = {
  other: 0,
  implementing: 1,
  reviewing: 2,
  debugging: 3,
  directing: 4,
  reading: 5,
};

export const SUB_CODES: Readonly<Record<ReviewSub, number>> = {
  others: 1,
  own: 2,
  agent: 3,
  elsewhere: 4,
};

/** The yes-or-no parts of a pulse's state, one bit each. */
export const FLAG_BITS = {
  focused: 1,
  active: 2,
  answered: 4,
  busy: 8,
  debug: 16,
  agentMade: 32,
  pairing: 64,
  beat: 128,
} as const satisfies Partial<Record<keyof PulseState, number>>;

export type Flag = keyof typeof FLAG_BITS;

export function flagsOf(state: Readonly<Record<Flag, boolean>>): number {
  let bits = 0;
  for (const [flag, bit] of Object.entries(FLAG_BITS)) if (state[flag as Flag]) bits |= bit;
  return bits;
}

/** The word of a number; numbers of a newer version give the fallback. */
export function wordOf<Word extends string, Fallback extends Word | null>(
  codes: Readonly<Record<Word, number>>,
  fallback: Fallback,
): (code: number | null) => Word | Fallback {
  const words = new Map(
    Object.entries<number>(codes).map(([word, code]) => [code, word as Word] as const),
  );
  return (code) => (code === null ? fallback : (words.get(code) ?? fallback));
}
