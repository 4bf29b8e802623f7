import { isThroughCursor } from '../edit';
import type { Run } from '../model';
import { isStream, KEY_PRESS, pace } from '../runs';
import type { EditFacts } from '../editFacts';
import { hasBreak, isWordStep, knownText, visibleLength } from '../text';
import type { Rule } from './rule';

/** Letters one by one faster than this, ms each, are no typing (120 words a minute are 100 ms a letter). */
const FASTER_THAN_FINGERS = 100;
/** Slower than this, ms each, is the pace of fingers. */
const FINGERS = 150;
/** Letters that make a stream of single letters. */
const LETTERS = 8;

/** Letters after which an extension that handles keys can no longer be told from a slow stream. */
const FEW_LETTERS = 12;

/** Runs of insertions that go on where the last one ended, with no key in between. */
export const STREAM_RULES: readonly Rule[] = [
  {
    id: 'inline-word',
    origin: 'assisted',
    reason: 'The next word of an inline suggestion accepted, or all the rest of it.',
    fact: 'Word-size pieces without a key, each where the last ended, at the pace of key presses.',
    holds: (f: EditFacts): boolean => {
      const { run, single } = f;
      if (run === null || single === null || !run.atCaret) return false;
      // Only the rest, taken at once, may go over the line.
      if (hasBreak(single) && isWordStep(single)) return false;
      if (continuesInline(f) && f.sinceHand <= 10_000) return run.wordSteps;
      return (
        run.wordSteps &&
        run.anyVisible &&
        !run.singles &&
        run.pieces >= 2 &&
        run.shortestGap >= KEY_PRESS
      );
    },
  },
  {
    id: 'inline-blank',
    origin: 'assisted',
    reason:
      'The blank or sign with which an inline suggestion begins, or all of one that is a sign.',
    fact: 'The visible ranges come before the selection of what goes through the cursor, and a sign from a key makes a keyboard selection; here is neither.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.single?.tl === 1 &&
      (isUnkeyedSign(f) || (f.single.x === ' ' && f.edit.order === 'model')) &&
      f.hand?.kind === 'typed' &&
      f.hand.edit.keyed !== null &&
      f.continuesHand &&
      !f.personAbsent,
  },
  {
    id: 'agent-stream',
    origin: 'assisted',
    reason: 'A stream of text that no keys brought.',
    fact: 'Pieces of several visible characters follow each other faster than anybody accepts or pastes.',
    holds: (f) => f.run !== null && isStream(f.run),
  },
  {
    id: 'agent-letters',
    origin: 'assisted',
    reason: 'A stream of single letters, faster than typing, that no keys brought.',
    fact: 'Keys are followed by a keyboard selection, an edit by an extension is not.',
    holds: (f: EditFacts): boolean => {
      const { run } = f;
      return (
        run !== null &&
        run.singles &&
        run.anyVisible &&
        run.pieces >= LETTERS &&
        // At the pace of fingers it may be a guest who types there.
        pace(run) < FASTER_THAN_FINGERS
      );
    },
  },
  {
    id: 'typed-through-extension',
    origin: 'typed',
    reason: 'A few letters at the pace of fingers, put in by an extension that overrides typing.',
    fact: 'An extension that handles keys by edits of its own makes no keyboard selection; nor does an agent, which writes more than a few. Of one or two letters nothing tells.',
    holds: (f: EditFacts): boolean => {
      const { run, single } = f;
      return (
        run !== null &&
        single !== null &&
        visibleLength(single) > 0 &&
        run.singles &&
        run.atCaret &&
        run.pieces >= 3 &&
        !f.personAbsent &&
        !isTooManyLetters(run)
      );
    },
  },
];

/** One sign that did not go through the cursor; more of them are an extension's that types. */
function isUnkeyedSign({ single, edit, run }: EditFacts): boolean {
  const isSign = single !== null && /^[^\p{L}\p{N}_\s]$/u.test(knownText(single));
  return isSign && !isThroughCursor(edit) && (run?.singles !== true || run.pieces === 1);
}

/** Single letters that no key brought: more than a few, or faster than fingers. */
export function isTooManyLetters(run: Run): boolean {
  if (!run.singles || !run.anyVisible || run.pieces < 3) return false;
  return run.pieces > FEW_LETTERS || pace(run) < FINGERS;
}

function continuesInline(f: EditFacts): boolean {
  return f.hand?.kind === 'inline' && f.continuesHand;
}
