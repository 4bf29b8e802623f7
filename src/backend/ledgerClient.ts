import path from 'node:path';
import type { LedgerHealth } from '../core/ledger/health';
import type { EvidenceModel, EvidenceQuery } from '../core/ledger/evidence';
import type { OverviewModel, OverviewQuery } from '../core/ledger/overview';
import type { TodayModel } from '../core/ledger/today';
import type { Clock } from '../core/ports/clock';
import type { AreaEdit, KeptAreaEdit } from '../core/areas/areaEdits';
import type {
  AreasModel,
  AreasQuery,
  CatchUpModel,
  HandsOnPick,
  RepositoryIndexState,
} from '../core/ledger/areas';
import type {
  AreasPort,
  LedgerPort,
  LedgerSettings,
  RepositoriesSetup,
} from '../core/ports/ledgerPort';
import type { BlocksPort } from '../core/ports/blocksPort';
import type { BackupsPort } from '../core/ports/backupsPort';
import type { CommitsPort } from '../core/ports/commitsPort';
import type { FocusPort } from '../core/ports/focusPort';
import type { MirrorPort } from '../core/ports/mirrorPort';
import type { HandOffPort } from '../core/ports/handOffPort';
import type { NoticesPort } from '../core/ports/noticesPort';
import type { PersonPort } from '../core/ports/personPort';
import type { WeeklyPort } from '../core/ports/weeklyPort';
import type { WeeksPort } from '../core/ports/weeksPort';
import type { Log } from '../core/ports/log';
import type { Correction, CorrectionWish } from '../core/time/correction';
import type { Pulse } from '../core/time/pulse';
import {
  BACKUPS_CALLS,
  BLOCKS_CALLS,
  COMMITS_CALLS,
  FOCUS_CALLS,
  ledgerFileName,
  MIRROR_CALLS,
  HAND_OFF_CALLS,
  NOTICES_CALLS,
  PERSON_CALLS,
  WEEKLY_CALLS,
  WEEKS_CALLS,
  type WorkerStart,
} from '../protocol/worker';
import { healthOf } from './healthWords';
import { Spool, type SpoolOptions } from './spool';
import { within } from './within';
import { WorkerLink } from './workerLink';

/** What waits in the spool is offered to the ledger this often, ms. */
const DRAIN_INTERVAL = 30_000;
const BATCH = 500;
/** How long the shutdown waits for the ledger, and then for the spool, ms: together under 2 s. */
const FLUSH_LIMIT = 1_500;
const SPOOL_LIMIT = 400;

export interface LedgerClientOptions extends Pick<SpoolOptions, 'fileLimit' | 'memoryLimit'> {
  /** The product's storage folder; made where it is missing. */
  readonly folder: string;
  readonly host: WorkerStart['host'];
  /** Absolute path of the worker's bundle. */
  readonly worker: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The ledger as the extension host sees it: a worker thread that is kept running, and a spool for what it
 * cannot take. Queries reject in words while there is no answer; `append`, `configure` and `flush` never do.
 */
export class LedgerClient implements LedgerPort, AreasPort {
  /** Weeks, drift, phases, re-evaluation. */
  readonly weeks: WeeksPort;
  readonly commits: CommitsPort;
  /** Protected blocks, and estimates. */
  readonly blocks: BlocksPort;
  /** Focus sessions. */
  readonly focus: FocusPort;
  /** Copies of the ledger. */
  readonly backups: BackupsPort;
  /** What other machines hear of this one, and the other way round. */
  readonly mirror: MirrorPort;
  /** What holds for the person in all windows. */
  readonly person: PersonPort;
  /** Decides about notices that nobody asked for. */
  readonly notices: NoticesPort;
  /** Tells where the work stands. */
  readonly handOff: HandOffPort;
  /** Keeps what weeks ended in. */
  readonly weekly: WeeklyPort;
  private readonly file: string;
  private readonly link: WorkerLink;
  private readonly spool: Spool;
  private readonly sending = new Set<Promise<void>>();
  private settings: LedgerSettings | undefined;
  private repositories: RepositoriesSetup | undefined;
  private draining = false;
  private cancelDrain: (() => void) | undefined;
  private closing = false;
  /** Why pulses go to the spool: logged when it changes, not every few seconds. */
  private refusal = '';

  constructor(private readonly options: LedgerClientOptions) {
    this.file = path.join(options.folder, ledgerFileName(options.host.key));
    this.spool = new Spool({ ...options, pid: process.pid });
    this.link = new WorkerLink({
      script: options.worker,
      start: { file: this.file, host: options.host },
      clock: options.clock,
      log: options.log,
      up: () => {
        this.onUp();
      },
    });
    this.blocks = this.link.port<BlocksPort>(BLOCKS_CALLS);
    this.commits = this.link.port<CommitsPort>(COMMITS_CALLS);
    this.focus = this.link.port<FocusPort>(FOCUS_CALLS);
    this.backups = this.link.port<BackupsPort>(BACKUPS_CALLS);
    this.mirror = this.link.port<MirrorPort>(MIRROR_CALLS);
    this.person = this.link.port<PersonPort>(PERSON_CALLS);
    this.notices = this.link.port<NoticesPort>(NOTICES_CALLS);
    this.handOff = this.link.port<HandOffPort>(HAND_OFF_CALLS);
    this.weekly = this.link.port<WeeklyPort>(WEEKLY_CALLS);
    this.weeks = this.link.port<WeeksPort>(WEEKS_CALLS);
    this.link.start();
  }

  async configure(settings: LedgerSettings): Promise<void> {
    this.settings = settings;
    await this.sendSettings();
  }

  append(pulses: readonly Pulse[]): Promise<void> {
    if (pulses.length === 0) return Promise.resolve();
    const sent = this.send(pulses).finally(() => {
      this.sending.delete(sent);
    });
    this.sending.add(sent);
    return sent;
  }

  today(now: number): Promise<TodayModel> {
    return this.link.call('today', now);
  }

  async overview(query: OverviewQuery): Promise<OverviewModel> {
    const model = await this.link.call('overview', query);
    return { ...model, health: this.healthWith(model.health) };
  }

  evidence(query: EvidenceQuery): Promise<EvidenceModel> {
    return this.link.call('evidence', query);
  }

  correct(wish: CorrectionWish): Promise<Correction> {
    return this.link.call('correct', wish);
  }

  revokeCorrection(id: number): Promise<boolean> {
    return this.link.call('revokeCorrection', id);
  }

  corrections(): Promise<readonly Correction[]> {
    return this.link.call('corrections');
  }

  async health(): Promise<LedgerHealth> {
    const worker = await this.link.call('health').catch(() => undefined);
    return this.healthWith(worker);
  }

  async configureRepositories(setup: RepositoriesSetup): Promise<void> {
    this.repositories = setup;
    await this.sendRepositories();
  }

  refreshRepository(root: string): Promise<void> {
    return this.link.call('refreshRepository', root);
  }

  lookAgain(): Promise<void> {
    return this.link.call('lookAgain');
  }

  cancelIndexing(): Promise<void> {
    return this.link.call('cancelIndexing');
  }

  indexState(): Promise<readonly RepositoryIndexState[]> {
    return this.link.call('indexState');
  }

  areas(query: AreasQuery): Promise<AreasModel> {
    return this.link.call('areas', query);
  }

  catchUp(repo: string, path: string): Promise<CatchUpModel> {
    return this.link.call('catchUp', repo, path);
  }

  picks(repo: string | null, path: string | null): Promise<readonly HandsOnPick[]> {
    return this.link.call('picks', repo, path);
  }

  fileAt(repo: string, revision: string, path: string): Promise<string | null> {
    return this.link.call('fileAt', repo, revision, path);
  }

  editArea(repo: string, edit: AreaEdit): Promise<number> {
    return this.link.call('editArea', repo, edit);
  }

  undoAreaEdit(id: number): Promise<boolean> {
    return this.link.call('undoAreaEdit', id);
  }

  areaEdits(repo: string | null): Promise<readonly KeptAreaEdit[]> {
    return this.link.call('areaEdits', repo);
  }

  async flush(): Promise<void> {
    const { clock, log } = this.options;
    this.closing = true;
    this.cancelDrain?.();
    try {
      const closed = Promise.allSettled(this.sending).then(() => this.link.call('flush'));
      if ((await within(clock, FLUSH_LIMIT, closed)) === undefined) {
        log.warn('the ledger did not close in time');
      }
    } catch (error) {
      log.warn(`the ledger was not closed: ${String(error)}`);
    }
    // Ends the calls that still wait, so their pulses go to the spool.
    const gone = this.link.stop();
    const kept = Promise.allSettled(this.sending).then(() => this.spool.idle());
    await within(clock, SPOOL_LIMIT, Promise.all([kept, gone]));
  }

  private async send(pulses: readonly Pulse[]): Promise<void> {
    let reason = '';
    if (this.link.isUp) {
      try {
        await this.link.call('append', pulses);
        this.refusal = '';
        return;
      } catch (error) {
        // What a call that took too long stored after all is not stored twice.
        reason = String(error);
      }
    }
    await this.spool.add(pulses).catch(() => undefined);
    if (reason !== '') this.refused(reason);
    this.drainLater();
  }

  private refused(reason: string): void {
    const { log } = this.options;
    const message = `pulses go to the spool: ${reason}`;
    if (reason === this.refusal) log.debug(message);
    else log.warn(message);
    this.refusal = reason;
  }

  private onUp(): void {
    void this.sendSettings().then(() => this.sendRepositories());
    void this.drain();
  }

  private async sendSettings(): Promise<void> {
    if (this.settings === undefined || !this.link.isUp) return;
    try {
      await this.link.call('configure', this.settings);
    } catch (error) {
      this.options.log.warn(`the settings did not reach the ledger: ${String(error)}`);
    }
  }

  private async sendRepositories(): Promise<void> {
    if (this.repositories === undefined || !this.link.isUp) return;
    try {
      await this.link.call('configureRepositories', this.repositories);
    } catch (error) {
      this.options.log.warn(`the repositories did not reach the ledger: ${String(error)}`);
    }
  }

  private drainLater(): void {
    if (this.closing || this.cancelDrain !== undefined) return;
    this.cancelDrain = this.options.clock.after(DRAIN_INTERVAL, () => {
      this.cancelDrain = undefined;
      void this.drain();
    });
  }

  /** Offers what waits to the ledger, oldest first. */
  private async drain(): Promise<void> {
    if (this.draining || this.closing) return;
    this.draining = true;
    try {
      await this.spool.idle();
      if (this.spool.waiting > 0 && this.link.isUp) await this.drainAll();
    } catch (error) {
      this.options.log.debug(`the spool waits on: ${String(error)}`);
    } finally {
      this.draining = false;
      if (this.spool.waiting > 0) this.drainLater();
    }
  }

  private async drainAll(): Promise<void> {
    for (const file of await this.spool.seal()) {
      await this.link.call('takeIn', file);
      this.spool.done(file);
    }
    for (;;) {
      const pulses = this.spool.takeFromMemory(BATCH);
      if (pulses.length === 0) return;
      try {
        await this.link.call('append', pulses);
      } catch (error) {
        await this.spool.add(pulses);
        throw error;
      }
    }
  }

  private healthWith(worker: LedgerHealth | undefined): LedgerHealth {
    return healthOf({
      worker,
      file: this.file,
      failures: this.link.failures,
      waiting: this.spool.waiting,
      dropped: this.spool.dropped,
      spoolFault: this.spool.fault,
    });
  }
}
