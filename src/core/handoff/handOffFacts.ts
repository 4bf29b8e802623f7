import type { HandOffGit } from './handOffGit';

/** A place in a file; lines and columns as people count them, from 1. */
export interface HandOffPlace {
  /** Relative to the repository, or to the workspace where there is none. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What the cursor is in, the outermost first: class, method. */
  readonly symbols: readonly string[];
  /** Has it changes that are not saved. */
  readonly unsaved: boolean;
}

export interface HandOffProblem {
  readonly path: string;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  /** Who reports it: `ts`, `eslint`; empty where it does not say. */
  readonly source: string;
  readonly message: string;
}

/** Everything that a hand-off note says. Times are epoch ms. */
export interface HandOffFacts {
  readonly now: number;
  readonly zone: string;
  /** Name of the repository or, without one, of the workspace. */
  readonly name: string;
  /** The session that runs, or the last one of today. */
  readonly session: {
    readonly intention: string;
    readonly start: number;
    readonly end: number | null;
    /** ms; null where it is not known. */
    readonly built: number | null;
  } | null;
  /** Since when commits are listed. */
  readonly since: number;
  readonly git: HandOffGit | null;
  /** Why nothing is said of git, in a sentence; empty where something is. */
  readonly withoutGit: string;
  /** The latest first. */
  readonly places: readonly HandOffPlace[];
  /** In the last and in the changed files, errors first; at most 20. */
  readonly problems: readonly HandOffProblem[];
  /** Problems of those and all other files. */
  readonly errors: number;
  readonly warnings: number;
  /** What test runners report as problems. */
  readonly failing: readonly HandOffProblem[];
  readonly breakpoints: readonly { readonly path: string; readonly line: number }[];
  /** Name of the debug session that runs; null for none. */
  readonly debugging: string | null;
}
