import type { Log } from '../core/ports/log';
import { REVIEW_WINDOW, type ReviewFacts } from '../insights/overview/share';

const DAY = 86_400_000;
/** How long an answer of git holds, ms. */
const HOLDS = 3_600_000;

export interface ReviewSeenParts {
  /** Merges by the person that brought others' commits in, since an instant; null where that is not known. */
  readonly merged: (since: number) => Promise<number | null>;
  /** Review time of the last so many days, ms. */
  readonly reviewed: (days: number) => number;
  readonly log: Log;
}

/**
 * Sets merges against review of the last weeks. Histories may take seconds to look through, so git is asked
 * in the background; until it answered, nothing is claimed.
 */
export class ReviewSeen {
  private merged: number | null = null;
  private askedAt = -Infinity;

  constructor(private readonly parts: ReviewSeenParts) {}

  /** @param now epoch ms */
  facts(now: number): ReviewFacts {
    if (now - this.askedAt > HOLDS) this.ask(now);
    // Without merges the review time decides nothing.
    const reviewed = this.merged === null ? 0 : this.parts.reviewed(REVIEW_WINDOW);
    return { mergedOthers: this.merged, reviewed };
  }

  /** Something happened in a repository: the next answer asks again. */
  forget(): void {
    this.askedAt = -Infinity;
  }

  private ask(now: number): void {
    this.askedAt = now;
    this.parts.merged(now - REVIEW_WINDOW * DAY).then(
      (merged) => {
        this.merged = merged;
      },
      (error: unknown) => {
        this.parts.log.debug(`merges were not counted: ${String(error)}`);
      },
    );
  }
}
