import type { Day } from '../calendar/day';
import type { Origin } from '../origins/origin';

export interface CommitsQuery {
  /** First and last local day, `YYYY-MM-DD`. */
  readonly from: Day;
  readonly to: Day;
  /** Root of one repository as a folder, or null for all of the workspace. */
  readonly repo: string | null;
  /** Only commits within `[start, end)`, epoch ms, or null. */
  readonly span: readonly [number, number] | null;
}

/** Characters that came in, by origin; origins without any are left out. */
export type InsertedByOrigin = Readonly<Partial<Record<Origin, number>>>;

/** The part of a commit that went into one area. */
export interface AreaShare {
  /** The area as the map names it. */
  readonly name: string;
  readonly inserted: InsertedByOrigin;
}

/** One of the person's commits, and who typed what came into its files since the one before. */
export interface CommitShare {
  /** Root of its repository, a folder. */
  readonly repo: string;
  readonly hash: string;
  /** Epoch ms. */
  readonly at: number;
  /** First line of its message. */
  readonly subject: string;
  /** What it is to the person; `unverified` is written, with nothing in the ledger to confirm it. */
  readonly tie: 'written' | 'unverified' | 'directed';
  /** Null where the ledger saw nothing being inserted into its files. */
  readonly inserted: InsertedByOrigin | null;
  /** By area, the largest part first; empty where nothing was seen. */
  readonly areas: readonly AreaShare[];
}

export interface CommitsModel {
  /** Latest first, at most 100. */
  readonly commits: readonly CommitShare[];
  /** Further commits of the range that are not listed. */
  readonly more: number;
  /** All listed and further commits together by area, the largest part first. */
  readonly areas: readonly AreaShare[];
}
