import type { DocChangeEvent, RawChange } from '../../core/events/rawEvent';
import {
  ascending,
  compare,
  endOf,
  isEmpty,
  same,
  spanOf,
  startOf,
  touches,
  type Position,
  type Span,
} from './positions';
import { TextFacts } from './textFacts';

/** Where each change is compared with each caret, only the first carets are. */
export const CARETS_LOOKED_AT = 64;

interface Lines {
  readonly from: number;
  readonly to: number;
}

/** Where it happened: the changed ranges against the carets and selections of before. */
export class CaretFacts extends TextFacts {
  readonly carets: readonly Span[];

  constructor(event: DocChangeEvent) {
    super(event);
    this.carets = event.act ? (event.sel ?? []).map(spanOf) : [];
  }

  /** Something is selected. */
  get hasSelection(): boolean {
    return this.carets.some(({ empty }) => !empty);
  }

  /** The only caret, where there is one and it selects nothing. */
  get caret(): Position | null {
    const [caret] = this.carets;
    return this.carets.length === 1 && caret?.empty === true ? caret.active : null;
  }

  /** One change at each caret: at it, ending or beginning there, or exactly over the selection. */
  get atCarets(): boolean {
    return this.matchesCarets((change, caret) =>
      caret.empty
        ? same(endOf(change.r), caret.active) || same(startOf(change.r), caret.active)
        : same(startOf(change.r), caret.start) && same(endOf(change.r), caret.end),
    );
  }

  /** One insertion exactly at each caret, or over each selection. */
  get insertsAtCarets(): boolean {
    return this.matchesCarets(
      (change, caret) => same(startOf(change.r), caret.start) && same(endOf(change.r), caret.end),
    );
  }

  /** Each selection replaced, and something was selected. */
  get overSelections(): boolean {
    return this.carets.some(({ empty }) => !empty) && this.insertsAtCarets;
  }

  /** At each caret one change whose range ends there, and is not empty. */
  get replacesBeforeCarets(): boolean {
    return this.matchesCarets(
      (change, caret) =>
        caret.empty &&
        !isEmpty(change.r) &&
        change.r[0] === change.r[2] &&
        same(endOf(change.r), caret.active),
    );
  }

  private matchesCarets(fits: (change: RawChange, caret: Span) => boolean): boolean {
    const { changes, carets } = this;
    if (carets.length === 0 || changes.length !== carets.length) return false;
    const spans = carets.length < 2 ? carets : carets.toSorted((a, b) => compare(a.start, b.start));
    return ascending(changes).every((change, i) => {
      const caret = spans[i];
      return caret !== undefined && fits(change, caret);
    });
  }

  /** Every change lies on lines of carets and selections, or at most `slack` lines beside them. */
  onCaretLines(slack = 0): boolean {
    const blocks = this.caretBlocks;
    return (
      blocks.length > 0 &&
      this.changes.every(({ r }) =>
        blocks.some(
          ({ from, to }) => r[0] >= from - slack && r[0] <= to + slack && r[2] <= to + 1 + slack,
        ),
      )
    );
  }

  /** The lines of the carets and selections, those next to one another as one block. */
  private get caretBlocks(): readonly Lines[] {
    const blocks: { from: number; to: number }[] = [];
    const carets = this.carets.slice(0, CARETS_LOOKED_AT);
    for (const { start, end } of carets.toSorted((a, b) => compare(a.start, b.start))) {
      const last = blocks.at(-1);
      if (last === undefined || start.line > last.to + 1) {
        blocks.push({ from: start.line, to: end.line });
      } else last.to = Math.max(last.to, end.line);
    }
    return blocks;
  }

  /** A caret or selection touches one of the changed ranges. */
  get touchesCaret(): boolean {
    const carets = this.carets.slice(0, CARETS_LOOKED_AT);
    return this.changes.some(({ r }) =>
      carets.some(({ start, end }) => touches(r, start) || touches(r, end)),
    );
  }
}
