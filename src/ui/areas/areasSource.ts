import * as vscode from 'vscode';
import type { AreasModel, RepositoryIndexState } from '../../core/ledger/areas';
import type { Clock } from '../../core/ports/clock';
import type { AreasPort, RepositoriesSetup } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type { AreasPageQuery, Situation } from '../../protocol/areas';
import { Throttle } from '../../util/throttle';
import { situationOf } from './situation';

/** While a history is being read it is asked how far it got, this often, ms. */
const LOOK_EVERY = 1_000;
/** New pulses move the dates of an area by minutes, which nobody sees sooner than this, ms. */
const LEDGER_EVERY = 60_000;

/** After it was asked to look for commits, the worker reads them in its own time: looks after so many ms. */
const FOLLOW_UPS = [2_000, 8_000];

/** Where nobody names a repository within so many ms, there is none. */
const PATIENCE = 1_500;

const HOME: AreasPageQuery = { repo: null, path: null };

export interface AreasSourceParts {
  readonly areas: Pick<
    AreasPort,
    'areas' | 'indexState' | 'configureRepositories' | 'refreshRepository' | 'lookAgain'
  >;
  /** Fires when the ledger has something new. */
  readonly onDidChangeData: vscode.Event<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * What is known about the workspace's areas, for everything that shows them: asked again when a history
 * grows, while one is being read, and when the person comes back to the window.
 */
export class AreasSource implements vscode.Disposable {
  readonly #parts: AreasSourceParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #throttle: Throttle;
  readonly #slow: Throttle;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #home: AreasModel | null = null;
  /** The last answer to a question of the page, and how often all was asked anew by then. */
  #answered:
    { readonly key: string; readonly round: number; readonly model: AreasModel } | undefined;
  #round = 0;
  #unanswered = false;
  #shown = '';
  #cancelLook: (() => void) | undefined;
  #cancelFollowUps: (() => void)[] = [];

  /** Fires when there is another answer. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: AreasSourceParts) {
    this.#parts = parts;
    this.#throttle = new Throttle(parts.clock, LOOK_EVERY, () => this.#load());
    this.#slow = new Throttle(parts.clock, LEDGER_EVERY, () => {
      this.refresh();
      return Promise.resolve();
    });
    const slowly = (): void => {
      this.#slow.request();
    };
    this.#subscriptions = [
      this.#changed,
      parts.onDidChangeData(slowly),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.refresh();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) slowly();
      }),
    ];
    this.#cancelLook = parts.clock.after(PATIENCE, () => {
      this.refresh();
    });
  }

  /** The default areas of all repositories, or null before the first answer. */
  get home(): AreasModel | null {
    return this.#home;
  }

  get situation(): Situation {
    return this.situationOf(this.#home);
  }

  situationOf(model: AreasModel | null): Situation {
    return situationOf({
      trusted: vscode.workspace.isTrusted,
      model,
      unanswered: this.#unanswered,
    });
  }

  /** Asks once more, soon. */
  refresh(): void {
    this.#throttle.request();
  }

  /** Tells the worker which repositories there are. */
  async configureRepositories(setup: RepositoriesSetup): Promise<void> {
    await this.#parts.areas.configureRepositories(setup);
    this.#follow();
  }

  /** Has one history looked at for new commits. */
  async refreshRepository(root: string): Promise<void> {
    await this.#parts.areas.refreshRepository(root);
    this.#follow();
  }

  /** The person asks: what was stopped goes on, and all histories are looked at for new commits. */
  async lookAgain(): Promise<void> {
    await this.#parts.areas.lookAgain();
    this.#follow();
  }

  /** Areas of one repository or of all, of one directory or the default ones. */
  ask({ repo, path }: AreasPageQuery): Promise<AreasModel> {
    return this.#parts.areas.areas({ repo, path, now: this.#parts.clock.now() });
  }

  /** As {@link ask}; what only the progress of the reading changed costs no second question. */
  async askOnce(query: AreasPageQuery): Promise<AreasModel> {
    const key = JSON.stringify(query);
    const known = this.#answered;
    if (known?.key === key && known.round === this.#round) {
      return { ...known.model, repositories: this.#home?.repositories ?? known.model.repositories };
    }
    const round = this.#round;
    const model = await this.ask(query);
    this.#answered = { key, round, model };
    return model;
  }

  dispose(): void {
    this.#cancelLook?.();
    for (const cancel of this.#cancelFollowUps) cancel();
    this.#throttle.dispose();
    this.#slow.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(): void {
    for (const cancel of this.#cancelFollowUps) cancel();
    const look = (): void => {
      this.refresh();
    };
    this.#cancelFollowUps = FOLLOW_UPS.map((ms) => this.#parts.clock.after(ms, look));
    look();
  }

  #tell(): void {
    // What is asked again and again is told only when it differs.
    const shown = JSON.stringify([this.situation, { ...this.#home, query: null }]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#changed.fire();
  }

  async #load(): Promise<void> {
    const { clock, log } = this.#parts;
    this.#cancelLook?.();
    if (!vscode.workspace.isTrusted) {
      this.#tell();
      return;
    }
    this.#round += 1;
    try {
      this.#home = await this.ask(HOME);
      this.#unanswered = false;
    } catch (error) {
      this.#unanswered = true;
      log.warn(`Nothing is known about the areas now: ${String(error)}`);
    }
    this.#tell();
    if (this.#unanswered) {
      this.#cancelLook = clock.after(LOOK_EVERY, () => {
        this.refresh();
      });
    } else this.#peekLater();
  }

  /** While something is being read: how far it is, which costs nothing. */
  #peekLater(): void {
    const reading = this.#home?.repositories.some(
      ({ state, behind }) => state === 'indexing' || (state === 'ready' && behind),
    );
    if (reading !== true) return;
    this.#cancelLook?.();
    this.#cancelLook = this.#parts.clock.after(LOOK_EVERY, () => {
      void this.#peek();
    });
  }

  async #peek(): Promise<void> {
    try {
      const repositories = await this.#parts.areas.indexState();
      if (this.#home === null || kinds(repositories) !== kinds(this.#home.repositories)) {
        this.refresh();
        return;
      }
      this.#home = { ...this.#home, repositories };
      this.#tell();
      this.#peekLater();
    } catch (error) {
      this.#parts.log.debug(`how far the reading is, is not known: ${String(error)}`);
      this.refresh();
    }
  }
}

/** What makes other areas to be seen; not how far each is. */
function kinds(repositories: readonly RepositoryIndexState[]): string {
  return JSON.stringify(
    repositories.map(({ root, state, behind, message }) => [root, state, behind, message]),
  );
}
