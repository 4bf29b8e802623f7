/**
 * Read models of blind spots and stale areas. Times are epoch ms; paths are relative to their repository
 * with `/` between segments; "since" is: since the person last wrote there (never: since the beginning).
 */

import type { InsertedByOrigin } from './commits';

/** How far the person got with an area, each with its own date; null is never. */
export interface AreaDepths {
  readonly written: number | null;
  readonly directed: number | null;
  readonly reviewed: number | null;
  readonly read: number | null;
}

export interface AreaModel {
  /** Stable id for a query: repository root and path. */
  readonly repo: string;
  /** The directory, `dir/*` for the files directly in it, or the name of what was folded together. */
  readonly path: string;
  readonly name: string;
  readonly files: number;
  /** null where git cannot tell: in a partial clone, whose contents are not all there. */
  readonly bytes: number | null;
  readonly depths: AreaDepths;
  /** Does `written` rest on commits alone, with no ledger data to confirm who typed. */
  readonly unverified: boolean;
  /** Characters inserted into its files up to commits of the person, by origin; left out where none were seen. */
  readonly inserted?: InsertedByOrigin;
  /** Subject of the commit of `written`, or null. */
  readonly writtenSubject: string | null;
  /** Others' commits since. */
  readonly changesSince: number;
  /** People (no bots, no agents) behind them. */
  readonly peopleSince: number;
  /** Files they touched. */
  readonly filesSince: number;
  /** How many of them the person merged or reviewed; null where merges leave no trace. */
  readonly approvedSince: number | null;
  readonly rank: number;
  readonly isBlindSpot: boolean;
  readonly onMyGround: boolean;
  /** Why it is on (or off) the person's ground, in words. */
  readonly groundReason: string;
  /** Who to ask: at most three with the most commits here, of all time; in the order of their names. */
  readonly ask: readonly { readonly name: string; readonly commits: number }[];
  /** Does it have directories of its own to go into. */
  readonly canDrill: boolean;
  /** "services/billing: you last wrote here on 3 March; since then 5 people made 214 commits, ...". */
  readonly sentence: string;
}

export interface AreasQuery {
  /** Root of one repository, or null for all. */
  readonly repo: string | null;
  /** Directory to look into, relative to `repo`; null for the default areas. */
  readonly path: string | null;
  readonly now: number;
}

export type IndexState =
  | 'indexing'
  | 'ready'
  /** The person ended the reading; it goes on when they say so. */
  | 'stopped'
  | 'failed'
  /** There is no git that can be used. */
  | 'noGit'
  /** Not in a repository. */
  | 'off';

/** State of one repository's index. */
export interface RepositoryIndexState {
  readonly root: string;
  readonly name: string;
  readonly state: IndexState;
  /** There are commits that are not read yet: what is shown is of an earlier head. */
  readonly behind: boolean;
  /** Commits read so far while indexing. */
  readonly commits: number;
  /** What happened, what still works, what to do; empty when ready. */
  readonly message: string;
  readonly shallow: boolean;
  /** Are the sizes of its files known; not so in a partial clone. */
  readonly sized: boolean;
  /** First-parent line without merges of others' commits: approvals cannot be seen. */
  readonly mergesVisible: boolean;
}

/** One week of commit days: facts, not hours. */
export interface CommitWeek {
  /** Monday, `YYYY-MM-DD`. */
  readonly week: string;
  /** Days of that week with a commit of the person's own hands, and with directed ones. */
  readonly writtenDays: number;
  readonly directedDays: number;
}

export interface AreasModel {
  readonly query: AreasQuery;
  readonly repositories: readonly RepositoryIndexState[];
  /** Highest rank first. */
  readonly areas: readonly AreaModel[];
  /** Areas outside of the person's ground, folded: how many there are. */
  readonly outside: number;
  /** Areas that the person hid, and all that they changed about areas. */
  readonly hidden: number;
  readonly edits: number;
  /** The worst blind spot as one sentence with its area, or null. */
  readonly worst: AreaModel | null;
  /** The last 53 weeks. */
  readonly commitWeeks: readonly CommitWeek[];
  /** Identities the numbers hold for. */
  readonly me: readonly string[];
}

/** Others' commits in an area since the person last wrote there, newest first. */
export interface CatchUpCommit {
  readonly id: string;
  readonly time: number;
  readonly author: string;
  readonly subject: string;
  readonly approved: boolean;
}

/** One file of the diff from what the person last had in front of them. */
export interface CatchUpFile {
  readonly path: string;
  /** Path at the base, or null when it is new. */
  readonly oldPath: string | null;
  readonly status: 'added' | 'deleted' | 'modified' | 'renamed';
  /** Others' commits in it since. */
  readonly commits: number;
  /** Generated, lock file or vendored: shown last. */
  readonly minor: boolean;
  readonly authors: readonly string[];
}

export interface CatchUpModel {
  readonly repo: string;
  readonly path: string;
  /** Full id of the base commit, or null when nothing can be compared. */
  readonly base: string | null;
  readonly head: string;
  /** What the base is, as a sentence. */
  readonly baseReason: string;
  /** How many days the base goes back where the person never wrote; null: to what they last wrote. */
  readonly lastDays: number | null;
  readonly commits: readonly CatchUpCommit[];
  /** Who took part in them, without bots and agents. */
  readonly people: number;
  /** Commits set apart: merges, mass changes, ignored, bots. */
  readonly apart: number;
  /** Others' changes first; minor files last. */
  readonly files: readonly CatchUpFile[];
}

/** A concrete, small piece of work that fits the lead's rule. */
export interface HandsOnPick {
  readonly repo: string;
  readonly area: string;
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly kind: 'skipped-test' | 'todo' | 'missing-docs' | 'dead-flag' | 'small-file';
  readonly title: string;
  /** Why it fits: size, age, nobody waits for it. */
  readonly reason: string;
}
