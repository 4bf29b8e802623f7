import type { HistoryBuilder } from './history';
import type { HistorySink } from './historySink';

/** Takes commits in and keeps them, a few hundred in a transaction. */
export interface HistoryWriter extends HistorySink {
  /** Commits taken so far, known ones included. */
  readonly commits: number;
  /** Writes what is left and marks the tip as completely indexed. */
  complete(tip: string): void;
  /** Writes what is left; a later run repeats what is missing. */
  stop(): void;
}

/** One repository in the index; linked worktrees share one. */
export interface IndexedRepository {
  readonly id: number;
  /** Ids of the shallow boundary, as the repository has them, sorted; empty for a complete clone. */
  readonly shallow: readonly string[];
  /** Tips whose whole history is stored, newest last. */
  readonly tips: readonly string[];
  /** Another one: commits were taken out, so what was loaded before is to be loaded anew. */
  readonly generation: number;
}

/** The stored history of repositories, inside the ledger. */
export interface GitIndex {
  /** Finds a repository by the real path of its common git directory; null when it was never indexed. */
  find(commonDir: string): IndexedRepository | null;
  /** As {@link find}, and makes it. */
  create(commonDir: string): IndexedRepository;
  /** Forgets the repository's commits and keeps the new boundary. */
  reset(repository: number, shallow: readonly string[]): void;
  /**
   * Asks to be the only one to index for `ms`; the same owner may ask again.
   * @returns false while another window holds it.
   */
  claim(repository: number, owner: string, now: number, ms: number): boolean;
  release(repository: number, owner: string): void;
  write(repository: number): HistoryWriter;
  /** These tips are in the repository no more. */
  forget(repository: number, tips: readonly string[]): void;
  /**
   * Takes out commits that no tip reaches, once there are enough of them to be worth it. Looks only now and
   * then, because every commit is walked over.
   * @param now look in any case
   * @returns how many
   */
  tidy(repository: number, now: boolean): number;
  /** Appends commits stored since the builder's last load. */
  load(repository: number, history: HistoryBuilder): void;
  /** First lines of the messages, in the order of the hashes; '' where unknown. */
  subjects(repository: number, hashes: readonly string[]): string[];
}
