import type { RawEvent } from '../../core/events/rawEvent';
import type { OriginVerdict } from '../../core/origins/origin';
import type { Edit } from './model';
import type { Rule } from './rules/rule';

/** One event on its way through the classifier. */
export interface Entry {
  readonly event: RawEvent;
  /** On the clock that never goes back, ms. */
  readonly t: number;
  readonly edit: Edit | null;
  verdict: OriginVerdict | null;
  /** The rule that decides without a look at how things go on; null is none, undefined not asked yet. */
  early: Rule | null | undefined;
  /** A save until then would tell of it, ms. */
  saveBy: number;
}

/** Events that may wait at once; more are let go with what is known. */
const LIMIT = 20_000;
/** Let-go entries are cut off when so many have gathered. */
const CUT = 1024;

/** The queue with its three hands: entries are joined first, then decided, then released, each in order. */
export class Pending {
  private entries: Entry[] = [];
  private releaseIndex = 0;
  private decideIndex = 0;
  private joinIndex = 0;

  get isFull(): boolean {
    return this.entries.length - this.releaseIndex > LIMIT;
  }

  /** The oldest entry that something may still follow. */
  get joining(): Entry | null {
    return this.entries[this.joinIndex] ?? null;
  }

  /** The oldest entry that is not decided, if it is joined. */
  get deciding(): Entry | null {
    return this.decideIndex < this.joinIndex ? (this.entries[this.decideIndex] ?? null) : null;
  }

  /** The oldest decided entry that is still here. */
  get released(): Entry | null {
    return this.releaseIndex < this.decideIndex ? (this.entries[this.releaseIndex] ?? null) : null;
  }

  add(entry: Entry): void {
    this.entries.push(entry);
  }

  joined(): void {
    this.joinIndex++;
  }

  decided(): void {
    this.decideIndex++;
  }

  release(): void {
    this.releaseIndex++;
    if (this.releaseIndex < CUT || this.releaseIndex * 2 < this.entries.length) return;
    this.entries = this.entries.slice(this.releaseIndex);
    this.joinIndex -= this.releaseIndex;
    this.decideIndex -= this.releaseIndex;
    this.releaseIndex = 0;
  }
}
