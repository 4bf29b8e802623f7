/** One file that differs from the last commit. */
export interface WorkFile {
  /** Relative to the repository. */
  readonly path: string;
  /** What it was called in the last commit, of a renamed or copied one; else null. */
  readonly oldPath: string | null;
  readonly state:
    'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'type changed' | 'conflict';
  /** Is (all or some of) it in the index already. */
  readonly staged: boolean;
  /** Is (all or some of) it only in the working tree. */
  readonly unstaged: boolean;
}

export interface WorkCommit {
  /** Full id. */
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly subject: string;
  /** Branch by which it was found. */
  readonly branch: string;
}

/** What git is in the middle of. */
export type WorkOperation = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect';

/** Where the work in a repository stands. */
export interface HandOffGit {
  /** Folder of the repository. */
  readonly root: string;
  readonly name: string;
  /** Null with a detached HEAD. */
  readonly branch: string | null;
  /** Full id of the last commit; null before the first. */
  readonly head: string | null;
  /** `origin/main`; null where the branch has none. */
  readonly upstream: string | null;
  /** Commits that only this branch, or only its upstream has; null where that cannot be told. */
  readonly ahead: number | null;
  readonly behind: number | null;
  readonly operation: WorkOperation | null;
  /** The branch that a rebase or a bisect is about, while HEAD is detached by it. */
  readonly leftBranch: string | null;
  readonly stashes: number;
  /** Why nothing is said of files, in git's words; empty where something is. */
  readonly withoutFiles: string;
  /** Conflicts first, then by path; at most 200 of `fileCount`. */
  readonly files: readonly WorkFile[];
  readonly fileCount: number;
  /** Files, and folders that end with `/`; at most 200 of `untrackedCount`. */
  readonly untracked: readonly string[];
  readonly untrackedCount: number;
  /** The person's commits since, oldest first; at most 100. */
  readonly commits: readonly WorkCommit[];
  /** How many commits of others came in since. */
  readonly othersSince: number;
}
