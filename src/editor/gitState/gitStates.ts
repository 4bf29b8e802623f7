import type { Clock } from '../../core/ports/clock';
import type { FileAccess } from '../fileAccess';
import type { RawSink, Subscription } from '../subscription';
import type { GitRepositoryState } from './gitApi';
import { findGitFolder } from './gitFolder';
import type { GitFolder } from './gitFolder';
import { watchGitFolder } from './gitFolderWatcher';
import { readGitHead } from './gitHead';

/** Git writes several files at once; this many ms after the first they are read together. */
export const SETTLE = 100;
/** Repositories of one window that are watched. */
export const REPOSITORY_LIMIT = 32;

interface Numbers {
  readonly work: number;
  readonly index: number;
  readonly merge: number;
}

interface Watched {
  folder: GitFolder | null;
  watcher: Subscription | null;
  /** What the git extension tells, where it tells of this repository. */
  told: GitRepositoryState | null;
  readonly touched: Set<string>;
  pending: boolean;
  /** One look after the other: on a slow disk an old state would else be told after a new one. */
  looking: Promise<void>;
  last: string;
}

const NO_NUMBERS: Numbers = { work: 0, index: 0, merge: 0 };

/**
 * Keeps the state of every repository in use: the branch and commit from git's files, which are right at
 * once, and the numbers of changes from the git extension, which come some seconds later.
 */
export class GitStates implements Subscription {
  readonly #repositories = new Map<string, Watched>();
  #extension: 'awaited' | 'present' | 'missing' = 'awaited';
  #ended = false;

  constructor(
    private readonly sink: RawSink,
    private readonly files: FileAccess,
    private readonly clock: Pick<Clock, 'after'>,
  ) {}

  /** Begins to watch a repository; again is harmless. @param root a decoded URI */
  add(root: string): void {
    this.#watched(root);
  }

  /** The git extension tells of a repository from now on: to be called at each of its changes. */
  told(root: string, state: GitRepositoryState): void {
    const watched = this.#watched(root);
    if (watched === null) return;
    watched.told = state;
    this.#schedule(root, watched);
  }

  /** The git extension closed the repository. */
  forget(root: string): void {
    const watched = this.#repositories.get(root);
    if (watched !== undefined) watched.told = null;
  }

  /** It is known now whether there is a git extension; without one the files alone tell. */
  extensionSettled(present: boolean): void {
    this.#extension = present ? 'present' : 'missing';
    for (const [root, watched] of this.#repositories) this.#schedule(root, watched);
  }

  dispose(): void {
    this.#ended = true;
    for (const { watcher } of this.#repositories.values()) watcher?.dispose();
    this.#repositories.clear();
  }

  #watched(root: string): Watched | null {
    const known = this.#repositories.get(root);
    if (known !== undefined) return known;
    if (this.#ended || this.#repositories.size >= REPOSITORY_LIMIT) return null;
    const watched: Watched = {
      folder: null,
      watcher: null,
      told: null,
      touched: new Set(),
      pending: false,
      looking: Promise.resolve(),
      last: '',
    };
    this.#repositories.set(root, watched);
    void this.#watch(root, watched);
    return watched;
  }

  async #watch(root: string, watched: Watched): Promise<void> {
    const folder = await findGitFolder(root, this.files);
    if (folder === null || this.#ended) return;
    watched.folder = folder;
    watched.watcher = watchGitFolder(folder, this.files, (name) => {
      watched.touched.add(name);
      this.#schedule(root, watched);
    });
    this.#schedule(root, watched);
  }

  #schedule(root: string, watched: Watched): void {
    if (watched.pending || this.#ended) return;
    watched.pending = true;
    this.clock.after(SETTLE, () => {
      watched.pending = false;
      const look = (): Promise<void> => this.#report(root, watched);
      watched.looking = watched.looking.then(look, look);
    });
  }

  async #report(root: string, watched: Watched): Promise<void> {
    const touched = [...watched.touched];
    watched.touched.clear();
    const { folder, told } = watched;
    const read = folder === null ? null : await readGitHead(folder, this.files);
    if (this.#ended) return;
    const said = told?.HEAD;
    // Numbers that are not known yet are not zero: wait for them unless something did happen.
    if (said === undefined && touched.length === 0 && this.#extension !== 'missing') return;
    const head = read?.head ?? said?.name ?? '';
    const commit = read?.commit ?? said?.commit ?? '';
    const numbers = said === undefined ? NO_NUMBERS : numbersOf(told);
    const state = JSON.stringify([head, commit, numbers]);
    if (state === watched.last && touched.length === 0) return;
    watched.last = state;
    this.sink({
      e: 'gitState',
      root,
      head,
      commit,
      ...numbers,
      ...(touched.length > 0 && { touched }),
    });
  }
}

function numbersOf(state: GitRepositoryState | null): Numbers {
  if (state === null) return NO_NUMBERS;
  const { workingTreeChanges, untrackedChanges, indexChanges, mergeChanges } = state;
  return {
    work: workingTreeChanges.length + (untrackedChanges?.length ?? 0),
    index: indexChanges.length,
    merge: mergeChanges.length,
  };
}
