import { basename } from 'node:path';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import { CommitEvidence } from '../../core/areas/commitShares';
import type { OwnerRule } from '../../core/areas/codeOwners';
import type { GitIndex } from '../../core/areas/gitIndex';
import type { Perspective } from '../../core/areas/perspective';
import type { RepositoryIndexState } from '../../core/ledger/areas';
import { configuredEmail, discover, resolveCommit, type Discovered } from '../../git/discover';
import { gitVersion, isTooOld } from '../../git/gitVersion';
import { indexRepository } from '../../git/indexRepository';
import { isMyRange } from '../../git/rangeOwner';
import { headMoves, readReflog } from '../../git/reflog';
import type { SafeGit } from '../../git/safeGit';
import { WarmRepository } from '../../git/warmRepository';
import type { LedgerView } from './touchedFiles';
import { notReadYet, oldGit, stopped, unborn } from './unanswered';

/** Who the person is, and what marks an agent's commits. */
export interface Person {
  /** Emails and `@logins` beside the repository's own `user.email`. */
  readonly identities: readonly string[];
  readonly agentMarks: readonly string[];
}

/** A repository as one person sees it at its head. */
export interface Seen {
  readonly perspective: Perspective;
  readonly head: string;
  /** Real path of the git directory that all worktrees share. */
  readonly commonDir: string;
  readonly owners: readonly OwnerRule[];
  readonly me: readonly string[];
  /** Are the sizes of files known. */
  readonly sized: boolean;
}

export interface ReaderParts {
  /** Folder of the repository's working tree. */
  readonly root: string;
  readonly git: SafeGit;
  /** The index of histories. */
  readonly index: () => GitIndex;
  /** Names this window among those that may index. */
  readonly owner: string;
  /** What the ledger knows of the repository; null while there is none. */
  readonly evidence?: ((root: string) => Promise<LedgerView | null>) | undefined;
}

/** Movements of HEAD that are looked at; older reloads are no evidence of who wrote something. */
const MOVES = 1_000;

/**
 * One repository: indexes it, and keeps its history in memory so that questions are answered without git.
 * Failures end in its state, in words; they never reach the caller of {@link index}.
 */
export class RepositoryReader {
  private repository: Discovered | null | undefined;
  private warm: WarmRepository | undefined;
  private seen: { readonly key: string; readonly seen: Seen } | undefined;
  private elsewhere = false;
  private checked = false;
  private current: Omit<RepositoryIndexState, 'root' | 'name'> = {
    state: 'indexing',
    behind: true,
    commits: 0,
    message: '',
    shallow: false,
    sized: true,
    mergesVisible: true,
  };

  constructor(private readonly parts: ReaderParts) {}

  get root(): string {
    return this.parts.root;
  }

  get git(): SafeGit {
    return this.parts.git;
  }

  get state(): RepositoryIndexState {
    return { root: this.root, name: basename(this.root), ...this.current };
  }

  /** Does another window read this history. */
  get isElsewhere(): boolean {
    return this.elsewhere;
  }

  /** The person wants no reading before they say so. */
  stop(): void {
    this.elsewhere = false;
    if (this.current.state === 'indexing') this.become(this.failure(new CancelledError()));
  }

  /** Reads what is new; resolves when it is done, was cancelled or failed. */
  async index(signal: AbortSignal): Promise<void> {
    this.elsewhere = false;
    // What is shown already stays to be seen while new commits are looked for.
    if (this.current.state !== 'ready') this.become({ state: 'indexing', message: '' });
    try {
      await this.checkGit(signal);
      const repository = await this.discovered(signal);
      if (repository === null) {
        this.become({ state: 'off', message: 'This folder is in no git repository.' });
        return;
      }
      this.become({ shallow: repository.shallow.length > 0 });
      const outcome = await indexRepository({
        index: this.parts.index(),
        git: this.git,
        repository,
        owner: this.parts.owner,
        signal,
        onProgress: (commits) => {
          this.become({ state: 'indexing', commits });
        },
      });
      this.elsewhere = outcome.state === 'busy';
      if (this.elsewhere) {
        this.become({ state: 'indexing', message: 'Another window reads its history.' });
      } else {
        this.become({ state: 'ready', behind: false, message: '' });
      }
    } catch (error) {
      this.become(this.failure(error));
    }
  }

  /** The repository through the person's eyes, or null while its head is not indexed. */
  async see({ identities, agentMarks }: Person): Promise<Seen | null> {
    const repository = await this.discovered();
    if (repository === null) return null;
    const head = await resolveCommit(this.git, 'HEAD');
    if (head === null) return null;
    const me = await this.meHere(identities);
    const ledger = (await this.parts.evidence?.(this.root)) ?? null;
    const key = JSON.stringify([head, me, agentMarks, ledger?.version]);
    if (this.seen?.key === key) {
      this.become({ behind: false });
      return this.seen.seen;
    }
    const moves = ledger === null ? null : headMoves(await readReflog(this.git, MOVES));
    this.warm ??= new WarmRepository(this.parts.index(), this.git, repository);
    const perspective = await this.warmly((warm) =>
      warm.perspective(head, {
        me,
        marks: agentMarks,
        ledger: (view, people) =>
          ledger && moves && new CommitEvidence({ view, people, moves, ...ledger }),
      }),
    );
    // New commits are being read: until then what was known holds.
    if (perspective === null) {
      this.become({ behind: true });
      return this.seen?.seen ?? null;
    }
    const seen = {
      perspective,
      head,
      commonDir: repository.commonDir,
      owners: await this.warmly((warm) => warm.codeOwners(head)),
      me,
      sized: await this.warmly((warm) => warm.isSized(head)),
    };
    this.seen = { key, seen };
    this.become({ behind: false, mergesVisible: perspective.mergesVisible, sized: seen.sized });
    // Another window has read it to its end.
    if (this.elsewhere) this.become({ state: 'ready', message: '' });
    this.elsewhere = false;
    return seen;
  }

  /** Is every commit between two refs the person's own; null where that cannot be told. */
  async isMine(refs: readonly [string, string], { identities }: Person): Promise<boolean | null> {
    const repository = await this.discovered();
    if (repository === null) return null;
    return isMyRange(this.git, repository, refs, await this.meHere(identities));
  }

  private async meHere(identities: readonly string[]): Promise<string[]> {
    const email = await configuredEmail(this.git);
    return [...new Set([...(email === null ? [] : [email]), ...identities])];
  }

  /** First lines of commits' messages. */
  subjects(hashes: readonly string[]): readonly string[] {
    const index = this.parts.index();
    const known = this.repository && index.find(this.repository.commonDir);
    return known ? index.subjects(known.id, hashes) : hashes.map(() => '');
  }

  private async discovered(signal?: AbortSignal): Promise<Discovered | null> {
    // A shallow clone may have been completed meanwhile, so its boundary is read each time.
    if (this.repository === undefined || (this.repository?.shallow.length ?? 0) > 0) {
      const found = await discover(this.git, signal);
      if (this.repository?.shallow.join() !== found?.shallow.join()) {
        this.warm = undefined;
        this.seen = undefined;
      }
      this.repository = found;
    }
    return this.repository;
  }

  /** Once is enough: another git is another reader. */
  private async checkGit(signal: AbortSignal): Promise<void> {
    if (this.checked) return;
    const version = await gitVersion(this.git, signal);
    if (version !== null && isTooOld(version)) throw oldGit(version);
    this.checked = true;
  }

  /** Why there is nothing to see. */
  async whyNot(): Promise<ExpectedError> {
    const { state, commits, message } = this.current;
    if (state === 'stopped') return stopped(commits);
    if (state === 'noGit' || state === 'failed') {
      return new ExpectedError(message, 'The log has more.', 'Look for new commits to try again.');
    }
    const isUnborn = state === 'ready' && (await resolveCommit(this.git, 'HEAD')) === null;
    return isUnborn ? unborn(basename(this.root)) : notReadYet();
  }

  /** What fails may have held an index of a ledger that was closed: the next call begins anew. */
  private async warmly<T>(run: (warm: WarmRepository) => Promise<T>): Promise<T> {
    const { warm } = this;
    if (warm === undefined) throw new Error('the repository is not loaded');
    try {
      return await run(warm);
    } catch (error) {
      this.warm = undefined;
      throw error;
    }
  }

  private failure(error: unknown): Partial<RepositoryIndexState> {
    if (error instanceof CancelledError) {
      return { state: 'stopped', message: stopped(this.current.commits).message };
    }
    if (error instanceof ExpectedError) return { state: 'noGit', message: error.message };
    const words = error instanceof Error ? error.message : String(error);
    return {
      state: 'failed',
      message: `The history cannot be read: ${words.replace(/\.?$/, '.')} Time is still measured. Once that is fixed, continue reading.`,
    };
  }

  private become(change: Partial<Omit<RepositoryIndexState, 'root' | 'name'>>): void {
    this.current = { ...this.current, ...change };
  }
}
