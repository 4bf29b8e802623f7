import type { RawChange } from '../../../core/events/rawEvent';
import { compare, endOf, isEmpty, same, spanOf, startOf } from '../positions';
import {
  endsWithWord,
  hasBreak,
  isWordShape,
  knownText,
  startsWithWord,
  visibleLength,
} from '../text';
import { isThroughCursor } from '../edit';
import type { EditFacts } from '../editFacts';
import type { Rule } from './rule';

/** A closing tag or quotes come this long after their key, ms. */
const AUTO_INSERT = 1000;
/** An import comes this long after the suggestion that needs it, ms. */
const IMPORT = 1500;
/** The list of suggestions is open at most this long, ms. */
const LIST_OPEN = 60_000;
/** Linked editing repeats a key at the other tag within this, ms. */
const LINKED = 1000;
/** The same for a single character taken away, of which it is not known which one, ms. */
const LINKED_DELETION = 300;

/** Suggestions, snippets and what the editor adds to a key by itself. */
export const COMPLETION_RULES: readonly Rule[] = [
  {
    id: 'linked-editing',
    origin: 'typed',
    reason: 'The key repeated at the linked tag.',
    fact: 'The same change as the key a moment before, at another place, and not through the cursor.',
    holds: (f: EditFacts): boolean => {
      const key = f.hand?.kind === 'typed' ? f.hand.edit.event.ch : [];
      const [own] = key;
      return (
        f.sinceHand <= (f.inserted === 0 && f.deleted === 1 ? LINKED_DELETION : LINKED) &&
        key.length === 1 &&
        own !== undefined &&
        f.single !== null &&
        !isThroughCursor(f.edit) &&
        !hasBreak(f.single) &&
        !f.atCarets &&
        f.single.tl === own.tl &&
        f.single.rl === own.rl &&
        f.single.x === own.x
      );
    },
  },
  {
    id: 'closing-tag',
    origin: 'completed',
    reason: 'The closing tag that came with the opening one.',
    fact: '`</name>` at the caret, or `name>` behind `</`, less than a second after the key.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.sinceHand <= AUTO_INSERT &&
      f.changes.every((c) => /^(?:\$0)?<\/[^<>\s]*>$/.test(knownText(c)) || endsTag(f, c)),
  },
  {
    id: 'auto-quotes',
    origin: 'completed',
    reason: 'The quotes that came with `=`.',
    fact: 'A pair of quotes at the caret, less than a second after the key.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.sinceHand <= AUTO_INSERT &&
      f.hand?.kind === 'typed' &&
      f.changes.every((c) => /^(?:""|''|``)$/.test(knownText(c))),
  },
  {
    id: 'inline-rest',
    origin: 'assisted',
    reason: 'The rest of an inline suggestion of which words were accepted.',
    fact: 'The part that was taken is replaced by itself and what follows.',
    holds: (f: EditFacts): boolean => {
      const chain = f.hand?.kind === 'inline' ? f.hand.chainStart : null;
      return (
        chain !== null &&
        f.single !== null &&
        !isEmpty(f.single.r) &&
        f.replacesBeforeCarets &&
        same(startOf(f.single.r), chain)
      );
    },
  },
  {
    id: 'suggestion',
    origin: 'completed',
    reason: 'A suggestion, snippet or abbreviation accepted.',
    fact: 'The word before the caret is replaced; Enter and Tab in the list make no keyboard selection.',
    holds: (f) =>
      f.replacesBeforeCarets &&
      f.changes.every((c) => visibleLength(c) > 0) &&
      // As many characters in as out also comes from a change of case.
      (f.inserted !== f.deleted || (f.continuesHand && f.sinceHand <= LIST_OPEN)) &&
      !f.personAbsent,
  },
  {
    id: 'suggestion-over-placeholder',
    origin: 'completed',
    reason: 'A suggestion accepted over a place of a snippet.',
    fact: 'One word over the selection, shortly after a snippet; the caret ends behind it and no next match is selected.',
    holds: (f) =>
      f.overSelections &&
      f.inserted > 1 &&
      f.changes.every(isWordShape) &&
      f.t - f.edit.doc.completedAt <= LIST_OPEN &&
      f.edit.follow.length === 1 &&
      f.edit.follow[0]?.kind === null &&
      f.edit.follow[0].v.every(isEmpty) &&
      f.caretBehindText &&
      !isThroughCursor(f.edit) &&
      !f.personAbsent,
  },
  {
    id: 'suggestion-around',
    origin: 'completed',
    reason: 'A suggestion accepted in the middle of what it replaces.',
    fact: 'More text than before around the caret, where the last key had left it: `/** */` becomes a whole comment.',
    holds: (f: EditFacts): boolean => {
      const { single, caret, hand } = f;
      return (
        single !== null &&
        caret !== null &&
        hand?.kind === 'typed' &&
        f.continuesHand &&
        f.sinceHand <= LIST_OPEN &&
        f.inserted > f.deleted &&
        visibleLength(single) > 1 &&
        single.r[0] === single.r[2] &&
        compare(startOf(single.r), caret) < 0 &&
        compare(caret, endOf(single.r)) < 0 &&
        !f.personAbsent
      );
    },
  },
  {
    id: 'suggestion-with-import',
    origin: 'completed',
    reason: 'A suggestion accepted together with the import it needs.',
    fact: 'The word before the caret is replaced and something put in above, in one event.',
    holds: (f: EditFacts): boolean => {
      const { caret, changes } = f;
      if (caret === null || changes.length < 2 || changes.length > 5) return false;
      const word = changes.filter((c) => same(endOf(c.r), caret) && c.r[0] === c.r[2] && c.tl > 0);
      const above = changes.filter((c) => isEmpty(c.r) && c.tl > 0 && c.r[2] < caret.line);
      return word.length === 1 && above.length === changes.length - 1 && !f.onlyBlanks;
    },
  },
  {
    id: 'snippet',
    origin: 'completed',
    reason: 'A snippet put in, its first place selected.',
    fact: 'The caret goes to a place inside of the new text.',
    holds: (f: EditFacts): boolean => {
      const { single, end, caretAfter } = f;
      const last = f.edit.follow.at(-1)?.v[0];
      if (single === null || end === null || caretAfter === null || last === undefined)
        return false;
      if (!f.insertsAtCarets || f.edit.follow.length < 2 || visibleLength(single) < 2) return false;
      const span = spanOf(last);
      return compare(startOf(single.r), span.start) < 0 && compare(span.end, end) < 0;
    },
  },
  {
    id: 'snippet-choice',
    origin: 'completed',
    reason: 'One of the choices of a snippet taken.',
    fact: 'The selection is replaced, the new text selected and then left at its end, both without a key.',
    holds: (f: EditFacts): boolean => {
      const [selected, left] = f.edit.follow.map(({ v }) => v[0]);
      return (
        f.overSelections &&
        f.single !== null &&
        f.end !== null &&
        f.edit.follow.slice(0, 2).every(({ kind }) => kind === null) &&
        selected !== undefined &&
        left !== undefined &&
        same(startOf(selected), startOf(f.single.r)) &&
        same(endOf(selected), f.end) &&
        isEmpty(left) &&
        same(startOf(left), f.end)
      );
    },
  },
  {
    id: 'link-pasted',
    origin: 'completed',
    reason: 'A pasted link, put in as a snippet by the editor.',
    fact: 'A whole address at the caret or around the selection; editors for prose make links of what is pasted.',
    holds: (f) =>
      f.insertsAtCarets &&
      !f.personAbsent &&
      f.changes.every((c) => /^(?:!?\[[^\]\n]*\]\()?<?[a-z]+:\/\/[^\s]+$/i.test(knownText(c))),
  },
  {
    id: 'suggestion-at-trigger',
    origin: 'completed',
    reason: 'A suggestion accepted before a letter of it was typed.',
    fact: 'One word at the caret, where the person had just typed a sign that opens the list.',
    holds: (f) =>
      f.insertsAtCarets &&
      f.carets.every(({ empty }) => empty) &&
      f.inserted > 1 &&
      f.changes.every(isWordShape) &&
      f.continuesHand &&
      f.hand?.kind !== 'inline' &&
      // No list opens by itself on a new line.
      f.hand?.edit.event.ch.some(hasBreak) !== true &&
      f.sinceHand <= LIST_OPEN &&
      !continuesWord(f) &&
      !f.personAbsent,
  },
  {
    id: 'completion-import',
    origin: 'completed',
    reason: 'The import that an accepted suggestion adds.',
    fact: 'A second change above the caret, 20 to 100 ms after the suggestion.',
    holds: (f) =>
      f.event.act &&
      f.t - f.edit.doc.completedAt <= IMPORT &&
      f.t >= f.edit.doc.completedAt &&
      f.pureInsertion &&
      !f.onlyBlanks &&
      !f.atCarets &&
      f.changes.every((c) => f.carets.some(({ start }) => c.r[0] < start.line)) &&
      f.changes.length <= 4,
  },
];

/** What is missing of a closing tag behind the slash that was just typed. */
function endsTag({ hand, continuesHand }: EditFacts, change: RawChange): boolean {
  const typed = hand?.edit.event.ch[0];
  return (
    continuesHand &&
    typed !== undefined &&
    knownText(typed).endsWith('/') &&
    /^[^<>\s]+>$/.test(knownText(change))
  );
}

/** The text goes on with the word that was typed last: a suggestion would have replaced that word. */
export function continuesWord(f: EditFacts): boolean {
  const typed = f.hand?.edit.event.ch[0];
  return (
    f.continuesHand &&
    typed !== undefined &&
    f.single !== null &&
    endsWithWord(knownText(typed)) &&
    startsWithWord(knownText(f.single))
  );
}
