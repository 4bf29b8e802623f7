import type { LedgerHealth } from '../ledger/health';
import type { Correction, CorrectionWish } from '../time/correction';
import type { Pulse } from '../time/pulse';
import type { TimeParameters } from '../time/parameters';
import type { AreaEdit, KeptAreaEdit } from '../areas/areaEdits';
import type {
  AreasModel,
  AreasQuery,
  CatchUpModel,
  HandsOnPick,
  RepositoryIndexState,
} from '../ledger/areas';
import type { EvidenceModel, EvidenceQuery } from '../ledger/evidence';
import type { OverviewModel, OverviewQuery } from '../ledger/overview';
import type { TodayModel } from '../ledger/today';

/** What the worker needs to know before it can answer. */
export interface LedgerSettings {
  readonly parameters: TimeParameters;
  /** Hours built a week that the person wants to reach, or null. */
  readonly weeklyTarget: number | null;
  /** Does directing count as hands-on in the share. */
  readonly countDirected: 'apart' | 'handsOn';
  /** Days that pulses are kept before they fold into rollups. */
  readonly pulseRetention: number;
  /** IANA name of the person's time zone. */
  readonly timeZone: string;
}

/**
 * What the extension asks of its worker thread, and the only way to the ledger from the host.
 * Every call is a message; nothing here blocks the extension host. Rejections carry an Error whose
 * message is fit for the log.
 */
export interface LedgerPort {
  /** Settings hold for all later calls; sent at start and whenever one changes. */
  configure(settings: LedgerSettings): Promise<void>;
  /** Stores pulses of this window; resolves when they are committed (or safely spooled). */
  append(pulses: readonly Pulse[]): Promise<void>;
  today(now: number): Promise<TodayModel>;
  overview(query: OverviewQuery): Promise<OverviewModel>;
  /** The intervals behind a number, a page at a time. */
  evidence(query: EvidenceQuery): Promise<EvidenceModel>;
  /**
   * Keeps what the person says of a stretch of time; it holds whatever is calculated later.
   * Rejects in words for a stretch that makes no sense, or of which only totals are left.
   */
  correct(wish: CorrectionWish): Promise<Correction>;
  /** Undoes a correction; false where there is none, or it was undone before. */
  revokeCorrection(id: number): Promise<boolean>;
  /** The corrections that hold, the youngest first, at most 500. */
  corrections(): Promise<readonly Correction[]>;
  health(): Promise<LedgerHealth>;
  /** Writes everything down and closes the ledger; the last call. */
  flush(): Promise<void>;
}

/** Where the git program is and what may be done with it; sent at start and when it changes. */
export interface RepositoriesSetup {
  /** Absolute path of git as VS Code's own git extension found it, or null to search for it. */
  readonly git: string | null;
  /** Roots of repositories in the workspace, as folders on the disk; empty while the workspace is not trusted. */
  readonly roots: readonly string[];
  /** Folders that git must never be taken from. */
  readonly workspace: readonly string[];
  /** Further e-mail addresses and `@logins` of the person, their teams, further agent marks. */
  readonly identities: readonly string[];
  readonly teams: readonly string[];
  readonly agentMarks: readonly string[];
}

/** What the extension asks about repositories; answered by the same worker, from the ledger's git index. */
export interface AreasPort {
  /** Begins to index what is new, one repository at a time over all windows. */
  configureRepositories(setup: RepositoriesSetup): Promise<void>;
  /** Something happened in a repository (new commit, other branch): looks for new commits, unless stopped. */
  refreshRepository(root: string): Promise<void>;
  /** The person asks: searches git where it is missing, goes on where it was stopped, looks for commits. */
  lookAgain(): Promise<void>;
  /** Ends a running index, and those that wait; they go on when {@link lookAgain} is called. */
  cancelIndexing(): Promise<void>;
  /** How far each index got; costs nothing. */
  indexState(): Promise<readonly RepositoryIndexState[]>;
  areas(query: AreasQuery): Promise<AreasModel>;
  catchUp(repo: string, path: string): Promise<CatchUpModel>;
  /** Three to five concrete ways back in, of the whole ground or of one area. */
  picks(repo: string | null, path: string | null): Promise<readonly HandsOnPick[]>;
  /** Content of a file at a revision (a blob), for the left side of a diff; null where it is missing. */
  fileAt(repo: string, revision: string, path: string): Promise<string | null>;
  /**
   * Keeps what the lead changed about the areas of a repository.
   * Rejects in words for what makes no sense there, or where nothing can be written.
   * @returns its id, for {@link undoAreaEdit}
   */
  editArea(repo: string, edit: AreaEdit): Promise<number>;
  /** Takes an edit back; false where there is none, or it was taken back before. */
  undoAreaEdit(id: number): Promise<boolean>;
  /** The edits that hold, of one repository or all of this window, the youngest first. */
  areaEdits(repo: string | null): Promise<readonly KeptAreaEdit[]>;
}
