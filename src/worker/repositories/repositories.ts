import { basename } from 'node:path';
import type { AreaEdit, KeptAreaEdit } from '../../core/areas/areaEdits';
import type { GitIndex } from '../../core/areas/gitIndex';
import { lastChanges } from '../../core/areas/lastChanges';
import { mergedOthersSince } from '../../core/areas/mergedOthers';
import type {
  AreaModel,
  AreasModel,
  AreasQuery,
  CatchUpModel,
  HandsOnPick,
  RepositoryIndexState,
} from '../../core/ledger/areas';
import type { Log } from '../../core/ports/log';
import type { RepositoriesSetup } from '../../core/ports/ledgerPort';
import { pathsOnActiveBranches } from '../../git/activeBranches';
import { findGit } from '../../git/findGit';
import { lineSince } from '../../git/lineSince';
import { readBlob } from '../../git/readBlob';
import { safeGit, type SafeGit } from '../../git/safeGit';
import { commitWeeks } from '../../insights/areas/commitWeeks';
import { choosePicks, datedPick, QUIET_FOR } from '../../insights/areas/picks';
import type { PlannedPerspective } from '../../insights/weeks/gitWeeks';
import { AreaBook, type AreaEditStore } from './areaBook';
import { catchUpOf } from './catchUpOf';
import { IndexQueue } from './indexQueue';
import { pickCandidates } from './pickCandidates';
import { RepositoryReader, type ReaderParts, type Seen } from './repositoryReader';
import { areaOf, areasOf, type Look, type Shown } from './seenAreas';
import { inWords, noGit, noIdentity, noSuchArea, notOpen } from './unanswered';

export interface RepositoriesParts {
  /** The index of histories: in the ledger, else in memory. */
  readonly index: () => GitIndex;
  /** Names this window among those that index. */
  readonly owner: string;
  readonly timeZone: () => string;
  /** What the ledger knows of the repository in a folder. */
  readonly evidence?: ReaderParts['evidence'];
  /** What the lead changed about areas. */
  readonly edits: AreaEditStore;
  readonly log: Log;
}

/** More would be a list, and no choice. */
const MOST_PICKS = 5;
/** Larger files are shown by name only. */
const MOST_BYTES = 1_048_576;

const WITHOUT_GIT = {
  state: 'noGit',
  behind: false,
  commits: 0,
  message: noGit().message,
  shallow: false,
  sized: true,
  mergesVisible: true,
} as const;

const NOTHING: RepositoriesSetup = {
  git: null,
  roots: [],
  workspace: [],
  identities: [],
  teams: [],
  agentMarks: [],
};

/** The repositories of one window: indexed one after the other, asked at any time. */
export class Repositories {
  private setup = NOTHING;
  /** The git that is used; null where there is none. */
  private binary: string | null = null;
  private readonly readers = new Map<string, RepositoryReader>();
  private readonly queue: IndexQueue;
  private readonly book: AreaBook;

  constructor(private readonly parts: RepositoriesParts) {
    this.queue = new IndexQueue(parts.log);
    this.book = new AreaBook(parts.edits);
  }

  /** Takes the workspace's repositories on; those that are new are indexed. */
  configure(setup: RepositoriesSetup): void {
    this.setup = setup;
    const { git, roots, workspace } = setup;
    const before = this.binary;
    this.binary = findGit({ hint: git ?? undefined, outside: workspace, env: process.env });
    const gone = [...this.readers.values()].filter(
      ({ root }) => this.binary !== before || !roots.includes(root),
    );
    for (const { root } of gone) this.readers.delete(root);
    this.queue.drop(gone);
    const added = roots.filter((root) => !this.readers.has(root));
    if (added.length === 0) return;
    if (this.binary === null) this.parts.log.warn(noGit().message);
    else for (const root of added) this.take(root, this.binary);
  }

  /** Looks for new commits, unless the person stopped that. */
  refresh(root: string): void {
    const reader = this.readers.get(root);
    if (reader !== undefined && reader.state.state !== 'stopped') this.queue.add(reader);
  }

  /** The person asks: git that was missing is looked for, what was stopped goes on. */
  lookAgain(): void {
    if (this.binary === null) this.configure(this.setup);
    for (const reader of this.readers.values()) this.queue.add(reader);
  }

  /** Ends the running index and those that wait; they go on when the person says so. */
  cancel(): void {
    this.queue.stop();
  }

  /** Resolves when nothing is being indexed. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  /** Roots that git may be run in. */
  roots(): readonly string[] {
    return [...this.readers.keys()];
  }

  /** Git for one of them. */
  gitOf(root: string): SafeGit | undefined {
    return this.readers.get(root)?.git;
  }

  /** Further e-mail addresses and `@logins` of the person. */
  identities(): readonly string[] {
    return this.setup.identities;
  }

  /** How far each index got. */
  states(): RepositoryIndexState[] {
    return this.setup.roots.map(
      (root) => this.readers.get(root)?.state ?? { ...WITHOUT_GIT, root, name: basename(root) },
    );
  }

  /** Is every commit between two refs the person's own; null where that cannot be told. */
  async isMine(root: string, refs: readonly [string, string]): Promise<boolean | null> {
    const reader = this.readers.get(root);
    return reader === undefined ? null : reader.isMine(refs, this.setup);
  }

  /**
   * How many merges of the person brought in others' commits since an instant, over all repositories; null
   * where none can tell.
   */
  async mergedOthers(since: number): Promise<number | null> {
    const counts = (await this.shown(null)).flatMap(({ seen }) => {
      const count = mergedOthersSince(seen.perspective, since);
      return count === null ? [] : [count];
    });
    return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
  }

  /** What every commit of every indexed repository is to the person, and their areas. */
  async planned(): Promise<readonly PlannedPerspective[]> {
    return (await this.shown(null)).map(({ seen, plan }) => ({
      perspective: seen.perspective,
      plan,
    }));
  }

  /** Is there a repository whose history is not known to its head yet. */
  get indexing(): boolean {
    return [...this.readers.values()].some(({ state }) => state.state === 'indexing');
  }

  /** The map of one repository or all, or of the parts of one directory. */
  async areas(query: AreasQuery): Promise<AreasModel> {
    const shown = await this.shown(query.repo);
    const look = this.look(query.now);
    const areas = shown.flatMap((one) => areasOf(one, query.path, look));
    areas.sort((a, b) => b.rank - a.rank || (a.path < b.path ? -1 : 1));
    const candidates = areas.filter(
      ({ onMyGround, changesSince }) => onMyGround && changesSince > 0,
    );
    const changes = shown.map(({ seen }) => this.book.changes(seen.commonDir));
    return {
      query,
      repositories: this.states(),
      areas,
      outside: areas.filter(({ onMyGround }) => !onMyGround).length,
      hidden: changes.reduce((sum, { hidden }) => sum + hidden.size, 0),
      edits: shown.reduce((sum, { seen }) => sum + this.book.kept(seen.commonDir).length, 0),
      worst: candidates.find(({ isBlindSpot }) => isBlindSpot) ?? candidates[0] ?? null,
      commitWeeks: commitWeeks(
        shown.map(({ seen }) => seen.perspective),
        query.now,
        this.parts.timeZone(),
      ),
      me: [...new Set(shown.flatMap(({ seen }) => seen.me))],
    };
  }

  /** What others did in an area since the person last wrote there. */
  async catchUp(root: string, path: string): Promise<CatchUpModel> {
    const shown = await this.seen(root);
    if (shown.seen.me.length === 0) throw noIdentity(basename(root));
    return catchUpOf(shown, path).catch((error: unknown) => {
      throw inWords(error);
    });
  }

  /** Three to five small pieces of work: of one area or any directory, or of the areas that rank highest. */
  async picks(root: string | null, path: string | null, now: number): Promise<HandsOnPick[]> {
    const picks: HandsOnPick[] = [];
    const repositories = root === null ? await this.shown(null) : [await this.seen(root)];
    for (const one of repositories) {
      const { reader, seen } = one;
      const chosen = choosePicks({
        repo: reader.root,
        candidates: await pickCandidates(one, this.wanted(one, path, now)),
        changes: lastChanges(seen.perspective),
        busy: await pathsOnActiveBranches(reader.git, seen.head, now - QUIET_FOR),
        now,
      });
      for (const pick of chosen.slice(0, MOST_PICKS - picks.length)) {
        const dated = pick.kind === 'todo';
        const since = dated ? await lineSince(reader.git, seen.head, pick.path, pick.line) : null;
        picks.push(since === null ? pick : datedPick(pick, since, now));
      }
    }
    return picks;
  }

  /** A file's text at a revision; null where it is missing, binary or larger than 1 MiB. */
  async fileAt(root: string, revision: string, path: string): Promise<string | null> {
    const git = this.readers.get(root)?.git;
    if (git === undefined || !/^[0-9a-f]{40,64}$/.test(revision)) return null;
    const blob = await readBlob(git, `${revision}:${path}`);
    if (blob === null || blob.length > MOST_BYTES || blob.includes(0)) return null;
    return blob.toString('utf8');
  }

  /** Keeps what the lead changed about areas. */
  async editArea(root: string, edit: AreaEdit): Promise<number> {
    const { seen } = await this.seen(root);
    return this.book.add(seen.perspective, seen.commonDir, edit);
  }

  undoAreaEdit(id: number): boolean {
    return this.book.undo(id);
  }

  /** What the lead changed about areas, the youngest first. */
  async areaEdits(root: string | null): Promise<KeptAreaEdit[]> {
    const edits = (await this.shown(root)).flatMap(({ reader, seen }) =>
      this.book.kept(seen.commonDir).map((edit) => ({ ...edit, repo: reader.root })),
    );
    return edits.sort((a, b) => b.id - a.id);
  }

  private take(root: string, binary: string): void {
    const { index, owner, evidence } = this.parts;
    const git = safeGit({ binary, dir: root, trusted: true, env: process.env });
    const reader = new RepositoryReader({ root, git, index, owner, evidence });
    this.readers.set(root, reader);
    this.queue.add(reader);
  }

  private wanted(one: Shown, path: string | null, now: number): AreaModel[] {
    const look = this.look(now);
    if (path === null) return areasOf(one, null, look).filter(({ onMyGround }) => onMyGround);
    const area = areaOf(one, path, look);
    if (area === null) throw noSuchArea(path);
    return [area];
  }

  private look(now: number): Look {
    return { ...this.setup, now, zone: this.parts.timeZone() };
  }

  /** The repository of that root as the person sees it. @throws {ExpectedError} in words where it cannot be */
  private async seen(root: string): Promise<Shown> {
    const reader = this.readers.get(root);
    if (reader === undefined) throw this.setup.roots.includes(root) ? noGit() : notOpen();
    let seen: Seen | null;
    try {
      seen = await reader.see(this.setup);
    } catch (error) {
      throw inWords(error);
    }
    if (seen === null) throw await reader.whyNot();
    return this.shownAs(reader, seen);
  }

  /** All repositories that can be shown, or the one of that root; what fails is left out and logged. */
  async shown(root: string | null): Promise<Shown[]> {
    const readers = [...this.readers.values()].filter(
      (reader) => root === null || reader.root === root,
    );
    const shown: Shown[] = [];
    for (const reader of readers) {
      try {
        const seen = await reader.see(this.setup);
        // Nobody may have told of the new head.
        if (reader.state.state === 'ready' && reader.state.behind) this.refresh(reader.root);
        if (seen !== null) shown.push(this.shownAs(reader, seen));
      } catch (error) {
        this.parts.log.error(`${reader.root} cannot be shown`, error);
      }
    }
    return shown;
  }

  private shownAs(reader: RepositoryReader, seen: Seen): Shown {
    return { reader, seen, plan: this.book.plan(seen.perspective, seen.commonDir) };
  }
}
