import { ExpectedError } from '../../core/errors/expectedError';
import type { GitIndex } from '../../core/areas/gitIndex';
import { lastChanges } from '../../core/areas/lastChanges';
import { mergedOthersSince } from '../../core/areas/mergedOthers';
import { noreplyLogin } from '../../core/areas/identity';
import type {
  AreaModel,
  AreasModel,
  AreasQuery,
  CatchUpModel,
  HandsOnPick,
} from '../../core/ledger/areas';
import type { Log } from '../../core/ports/log';
import type { RepositoriesSetup } from '../../core/ports/ledgerPort';
import { pathsOnActiveBranches } from '../../git/activeBranches';
import { findGit } from '../../git/findGit';
import { readBlob } from '../../git/readBlob';
import { safeGit } from '../../git/safeGit';
import { areaModel } from '../../insights/areas/areaModel';
import {
  areaParts,
  areasModel,
  type AreasQuery as ViewQuery,
} from '../../insights/areas/areasModel';
import { commitWeeks } from '../../insights/areas/commitWeeks';
import { choosePicks, QUIET_FOR } from '../../insights/areas/picks';
import { catchUpOf } from './catchUpOf';
import { pickCandidates } from './pickCandidates';
import { RepositoryReader, type ReaderParts, type Seen } from './repositoryReader';

export interface RepositoriesParts {
  /** The index of histories: in the ledger, else in memory. */
  readonly index: () => GitIndex;
  /** Names this window among those that index. */
  readonly owner: string;
  readonly timeZone: () => string;
  /** What the ledger knows of the repository in a folder. */
  readonly evidence?: ReaderParts['evidence'];
  readonly log: Log;
}

/** More would be a list, and no choice. */
const MOST_PICKS = 5;
/** Larger files are shown by name only. */
const MOST_BYTES = 1_048_576;

const NOTHING: RepositoriesSetup = {
  git: null,
  roots: [],
  workspace: [],
  identities: [],
  teams: [],
  agentMarks: [],
};

/** A repository that can be shown: its head is indexed. */
interface Shown {
  readonly reader: RepositoryReader;
  readonly seen: Seen;
}

/** The repositories of one window: indexed one after the other, asked at any time. */
export class Repositories {
  private setup = NOTHING;
  private readonly readers = new Map<string, RepositoryReader>();
  private running: AbortController | undefined;
  private readonly waiting = new Set<RepositoryReader>();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RepositoriesParts) {}

  /** Takes the workspace's repositories on; those that are new are indexed. */
  configure(setup: RepositoriesSetup): void {
    const moved = setup.git !== this.setup.git;
    this.setup = setup;
    for (const root of this.readers.keys()) {
      if (moved || !setup.roots.includes(root)) this.readers.delete(root);
    }
    const added = setup.roots.filter((root) => !this.readers.has(root));
    if (added.length === 0) return;
    const binary = findGit({
      hint: setup.git ?? undefined,
      outside: setup.workspace,
      env: process.env,
    });
    if (binary === null) {
      this.parts.log.warn('git was not found: blind spots are not shown; time is measured as ever');
      return;
    }
    for (const root of added) {
      const git = safeGit({ binary, dir: root, trusted: true, env: process.env });
      const reader = new RepositoryReader({
        root,
        git,
        index: this.parts.index,
        owner: this.parts.owner,
        evidence: this.parts.evidence,
      });
      this.readers.set(root, reader);
      this.enqueue(reader);
    }
  }

  /** Looks for new commits. */
  refresh(root: string): void {
    const reader = this.readers.get(root);
    if (reader !== undefined) this.enqueue(reader);
  }

  /** Ends the running index and those that wait; they go on at their next refresh. */
  cancel(): void {
    this.waiting.clear();
    this.running?.abort();
  }

  /** Resolves when nothing is being indexed. */
  async idle(): Promise<void> {
    await this.working;
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

  /** The map of one repository or all, or of the parts of one directory. */
  async areas(query: AreasQuery): Promise<AreasModel> {
    const shown = await this.shown(query.repo);
    const areas = shown.flatMap((one) => this.areasOf(one, query));
    areas.sort((a, b) => b.rank - a.rank || (a.path < b.path ? -1 : 1));
    const candidates = areas.filter(
      ({ onMyGround, changesSince }) => onMyGround && changesSince > 0,
    );
    return {
      query,
      repositories: [...this.readers.values()].map(({ state }) => state),
      areas,
      outside: areas.filter(({ onMyGround }) => !onMyGround).length,
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
    const { reader, seen } = await this.seen(root);
    return catchUpOf(reader, seen, path);
  }

  /** Three to five small pieces of work, of one area or of the areas that rank highest. */
  async picks(root: string | null, path: string | null, now: number): Promise<HandsOnPick[]> {
    const picks: HandsOnPick[] = [];
    for (const one of await this.shown(root)) {
      const areas = this.areasOf(one, { repo: root, path: null, now });
      const wanted = areas.filter((area) => (path === null ? area.onMyGround : area.path === path));
      const { reader, seen } = one;
      picks.push(
        ...choosePicks({
          repo: reader.root,
          candidates: await pickCandidates(reader, seen, wanted),
          changes: lastChanges(seen.perspective),
          busy: await pathsOnActiveBranches(reader.git, seen.head, now - QUIET_FOR),
          now,
        }),
      );
    }
    return picks.slice(0, MOST_PICKS);
  }

  /** A file's text at a revision; null where it is missing, binary or larger than 1 MiB. */
  async fileAt(root: string, revision: string, path: string): Promise<string | null> {
    const git = this.readers.get(root)?.git;
    if (git === undefined || !/^[0-9a-f]{40,64}$/.test(revision)) return null;
    const blob = await readBlob(git, `${revision}:${path}`);
    if (blob === null || blob.length > MOST_BYTES || blob.includes(0)) return null;
    return blob.toString('utf8');
  }

  /** The repository of that root as the person sees it. @throws where it is not indexed yet */
  private async seen(root: string): Promise<Shown> {
    const [shown] = await this.shown(root);
    if (shown !== undefined) return shown;
    throw new ExpectedError(
      'The history of this repository is not read yet.',
      'Time is measured all the same.',
      'Try again when the progress in the status bar is gone.',
    );
  }

  private viewQuery(seen: Seen, now: number): ViewQuery {
    const { identities, teams } = this.setup;
    const own = [...seen.me, ...identities].flatMap((entry) => {
      const login = noreplyLogin(entry);
      return login === null ? [entry] : [entry, `@${login}`];
    });
    const names = new Set([...own, ...teams].map((name) => name.toLowerCase()));
    return { ground: { rules: seen.owners, names }, now, zone: this.parts.timeZone() };
  }

  private areasOf({ reader, seen }: Shown, { path, now }: AreasQuery): AreaModel[] {
    const { perspective } = seen;
    const query = this.viewQuery(seen, now);
    const views =
      path === null ? areasModel(perspective, query).areas : areaParts(perspective, path, query);
    return views.map((view) => areaModel(reader.root, view, perspective.mergesVisible));
  }

  private async shown(root: string | null): Promise<Shown[]> {
    const { identities, agentMarks } = this.setup;
    const readers = [...this.readers.values()].filter(
      (reader) => root === null || reader.root === root,
    );
    const shown: Shown[] = [];
    for (const reader of readers) {
      try {
        const seen = await reader.see({ identities, agentMarks });
        if (seen !== null) shown.push({ reader, seen });
      } catch (error) {
        this.parts.log.error(`${reader.root} cannot be shown`, error);
      }
    }
    return shown;
  }

  private enqueue(reader: RepositoryReader): void {
    if (this.waiting.has(reader)) return;
    this.waiting.add(reader);
    this.working = this.working.then(async () => {
      // Cancelled while it waited.
      if (!this.waiting.delete(reader)) return;
      this.running = new AbortController();
      await reader.index(this.running.signal);
      const { state, message } = reader.state;
      if (state === 'failed') this.parts.log.warn(`${reader.root}: ${message}`);
    });
  }
}
