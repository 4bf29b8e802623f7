import type { GitIndex } from '../../core/areas/gitIndex';
import type { AreaEdit, KeptAreaEdit } from '../../core/areas/areaEdits';
import type {
  AreasModel,
  AreasQuery,
  CatchUpModel,
  HandsOnPick,
  RepositoryIndexState,
} from '../../core/ledger/areas';
import type { AreasPort, RepositoriesSetup } from '../../core/ports/ledgerPort';
import { SqliteGitIndex } from '../../store/gitIndex/sqliteGitIndex';
import { temporaryIndex, type TemporaryIndex } from '../../store/gitIndex/temporaryIndex';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';
import { ledgerEdits } from './ledgerEdits';
import { Repositories } from './repositories';
import { TouchedFiles } from './touchedFiles';

/** Answers what is asked about repositories, from the index of their history. */
export class AreasService implements AreasPort {
  readonly repositories: Repositories;
  readonly #shared: SharedLedger;
  readonly #reconfigured: () => void;
  #temporary: TemporaryIndex | undefined;

  /** @param reconfigured told when repositories or their newest commits may be others than before */
  constructor(shared: SharedLedger, reconfigured: () => void) {
    this.#shared = shared;
    this.#reconfigured = reconfigured;
    const touched = new TouchedFiles({
      ask: (run) => shared.ask(run),
      timeZone: () => shared.settings.timeZone,
      now: () => shared.now(),
      log: shared.log,
    });
    this.repositories = new Repositories({
      index: () => this.#gitIndex(),
      owner: crypto.randomUUID(),
      timeZone: () => shared.settings.timeZone,
      evidence: (folder) => touched.see(folder),
      edits: ledgerEdits(shared),
      log: shared.log,
    });
  }

  configureRepositories(setup: RepositoriesSetup): Promise<void> {
    return settled(() => {
      this.repositories.configure(setup);
      this.#reconfigured();
    });
  }

  refreshRepository(root: string): Promise<void> {
    return settled(() => {
      this.repositories.refresh(root);
      this.#reconfigured();
    });
  }

  lookAgain(): Promise<void> {
    return settled(() => {
      this.repositories.lookAgain();
      this.#reconfigured();
    });
  }

  cancelIndexing(): Promise<void> {
    return settled(() => {
      this.repositories.cancel();
    });
  }

  indexState(): Promise<readonly RepositoryIndexState[]> {
    return settled(() => this.repositories.states());
  }

  areas(query: AreasQuery): Promise<AreasModel> {
    return this.repositories.areas(query);
  }

  catchUp(repo: string, path: string): Promise<CatchUpModel> {
    return this.repositories.catchUp(repo, path);
  }

  picks(repo: string | null, path: string | null): Promise<readonly HandsOnPick[]> {
    return this.repositories.picks(repo, path, this.#shared.now());
  }

  fileAt(repo: string, revision: string, path: string): Promise<string | null> {
    return this.repositories.fileAt(repo, revision, path);
  }

  editArea(repo: string, edit: AreaEdit): Promise<number> {
    return this.repositories.editArea(repo, edit);
  }

  undoAreaEdit(id: number): Promise<boolean> {
    return settled(() => this.repositories.undoAreaEdit(id));
  }

  areaEdits(repo: string | null): Promise<readonly KeptAreaEdit[]> {
    return this.repositories.areaEdits(repo);
  }

  /** In the ledger where it can be written, else in memory for as long as this thread lives. */
  #gitIndex(): GitIndex {
    const ledger = this.#shared.writable();
    if (ledger !== undefined) return new SqliteGitIndex(ledger.db);
    return (this.#temporary ??= temporaryIndex(this.#shared.options.load)).index;
  }
}
