import { TEXT_CHANGES, type DocChangeEvent, type RawChange } from '../../core/events/rawEvent';
import { isBlank } from './text';
import { withoutTrimmedIndent } from './trimmedIndent';

/** In how many pieces one word may be changed. */
const PIECES = [1, 2, 3, 4] as const;

/** Blanks that a formatter puts in at one place. */
const LONGEST_INDENT = 40;

/** What went in and out: the texts of one edit and their lengths. */
export class TextFacts {
  /** All of them but the indentation that the editor takes away by itself. */
  readonly changes: readonly RawChange[];
  /** The change, where there is only one. */
  readonly single: RawChange | null;
  /** Summed lengths, UTF-16 units. */
  readonly inserted: number;
  readonly deleted: number;
  readonly scheme: string;

  constructor(readonly event: DocChangeEvent) {
    this.changes = withoutTrimmedIndent(event);
    this.single = this.changes.length === 1 ? (this.changes[0] ?? null) : null;
    let inserted = 0;
    let deleted = 0;
    for (const { tl, rl } of this.changes) {
      inserted += tl;
      deleted += rl;
    }
    this.inserted = inserted;
    this.deleted = deleted;
    this.scheme = event.s;
  }

  get pureInsertion(): boolean {
    return this.deleted === 0 && this.inserted > 0;
  }

  get pureDeletion(): boolean {
    return this.inserted === 0 && this.deleted > 0;
  }

  /** Everything that was put in is blanks and line breaks; of many changes only the first are looked at. */
  get onlyBlanks(): boolean {
    return this.changes.every((change, i) =>
      i < TEXT_CHANGES ? isBlank(change) : change.tl <= LONGEST_INDENT,
    );
  }

  /** Nothing but blanks comes in, and nothing goes away. */
  get onlyBlankInsertion(): boolean {
    return this.pureInsertion && this.onlyBlanks;
  }

  /**
   * All places got the same text in place of an equal number of characters. The editor sends of a new name only
   * what differs from the old one, so that each place can be changed in several pieces.
   */
  get sameEverywhere(): boolean {
    const { length } = this.changes;
    return PIECES.some(
      (pieces) =>
        length % pieces === 0 && (pieces === 1 || length > pieces) && this.isRepeated(pieces),
    );
  }

  private isRepeated(pieces: number): boolean {
    const [first] = this.changes;
    return (
      first !== undefined &&
      this.changes.every(({ r, tl, rl, x }, i) => {
        const model = this.changes[i % pieces];
        const begin = this.changes[i - (i % pieces)];
        return (
          model !== undefined &&
          begin !== undefined &&
          tl === model.tl &&
          rl === model.rl &&
          (x === undefined || x === model.x) &&
          (pieces === 1 || (r[0] === begin.r[0] && r[1] - begin.r[1] === model.r[1] - first.r[1]))
        );
      })
    );
  }
}
