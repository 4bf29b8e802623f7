import { ORIGINS, type Origin } from '../../../src/core/origins/origin';
import type { Truth } from './truth';

/** One scored event: what it was, and what was said of it. */
export interface Judged {
  readonly truth: Truth;
  readonly said: Origin;
  readonly rule: string;
}

export interface Score {
  readonly events: number;
  /** Share of events that are right, 0 to 1. */
  readonly right: number;
  /** F1 of typed against the rest, by characters (inserted and deleted), 0 to 1. */
  readonly typedF1: number;
  /** Share of assisted characters that were called typed, and of typed ones called assisted. */
  readonly assistedAsTyped: number;
  readonly typedAsAssisted: number;
  /** [truth][said]: events and characters. */
  readonly matrix: Readonly<Record<Origin, Readonly<Record<Origin, Cell>>>>;
}
export interface Cell {
  events: number;
  characters: number;
}

export const isRight = ({ truth, said }: Judged): boolean =>
  said === truth.origin || truth.accepted.includes(said);

/** An accepted alternative counts as the truth itself. `unknown` is never typed and never assisted. */
function truthFor({ truth, said }: Judged): Origin {
  return said !== 'unknown' && truth.accepted.includes(said) ? said : truth.origin;
}

export function scoreOf(judged: readonly Judged[]): Score {
  const matrix = Object.fromEntries(
    ORIGINS.map((truth) => [
      truth,
      Object.fromEntries(ORIGINS.map((said) => [said, { events: 0, characters: 0 }])),
    ]),
  ) as Record<Origin, Record<Origin, Cell>>;
  let right = 0;
  for (const one of judged) {
    const cell = matrix[truthFor(one)][one.said];
    cell.events++;
    cell.characters += one.truth.inserted + one.truth.deleted;
    if (isRight(one)) right++;
  }
  const hit = matrix.typed.typed.characters;
  const isTyped = ORIGINS.reduce((sum, said) => sum + matrix.typed[said].characters, 0);
  const saidTyped = ORIGINS.reduce((sum, truth) => sum + matrix[truth].typed.characters, 0);
  const isAssisted = ORIGINS.reduce((sum, said) => sum + matrix.assisted[said].characters, 0);
  return {
    events: judged.length,
    right: share(right, judged.length),
    typedF1: isTyped + saidTyped === 0 ? 1 : (2 * hit) / (isTyped + saidTyped),
    assistedAsTyped: isAssisted === 0 ? 0 : matrix.assisted.typed.characters / isAssisted,
    typedAsAssisted: isTyped === 0 ? 0 : matrix.typed.assisted.characters / isTyped,
    matrix,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
