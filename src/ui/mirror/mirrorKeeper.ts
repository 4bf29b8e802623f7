import { addMonths, monthOf, partsOfMirrorKey } from '../../core/mirror/month';
import { dayOfUtc } from '../../core/calendar/day';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import type { MirrorEntry, MirrorPort } from '../../core/ports/mirrorPort';
import { Throttle } from '../../util/throttle';

/** What there is of VS Code's own storage on the client's side (an `ExtensionContext.globalState`). */
export interface MirrorStore {
  keys(): readonly string[];
  get(key: string): unknown;
  update(key: string, value: string | undefined): Thenable<void>;
  setKeysForSync(keys: readonly string[]): void;
}

export interface MirrorKeeperParts {
  readonly port: MirrorPort;
  readonly store: MirrorStore;
  readonly clock: Clock;
  readonly log: Log;
  /** May the mirror go to the person's other computers. */
  readonly isSynced: () => boolean;
  /** The views have something new to show. */
  readonly onTaken: () => void;
}

/** News is looked for this often; the ledger decides how often something is written, ms. */
const LOOK_EVERY = 60_000;
/** And when there is new data, at most this often, ms. */
const ASK_EVERY = 10_000;
/** Months older than this are dropped. */
const KEPT_MONTHS = 36;
/** Months that go to other computers: the running one and a year before it. */
const SYNCED_MONTHS = 13;
/** As much of a text as names its version. */
const HEAD = 64;

/**
 * Carries months between the ledger of this machine and the client's storage, which all machines of a person
 * that are opened from the same client share. A storage that lost a write is written again at a later look.
 */
export class MirrorKeeper {
  readonly #parts: MirrorKeeperParts;
  readonly #throttle: Throttle;
  /** What was handed to the ledger already. */
  readonly #taken = new Map<string, string>();
  #synced = '';
  #cancel: (() => void) | undefined;
  #disposed = false;

  constructor(parts: MirrorKeeperParts) {
    this.#parts = parts;
    this.#throttle = new Throttle(parts.clock, ASK_EVERY, () => this.#look());
    this.#lookLater();
  }

  /** There may be news: new data here, or the window was looked at again. */
  readonly request = (): void => {
    this.#throttle.request();
  };

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
    this.#throttle.dispose();
  }

  #lookLater(): void {
    this.#cancel = this.#parts.clock.after(LOOK_EVERY, () => {
      this.request();
      if (!this.#disposed) this.#lookLater();
    });
  }

  async #look(): Promise<void> {
    try {
      await this.#take();
      await this.#give();
      await this.#drop();
      this.#sync();
    } catch (error) {
      // Nothing is lost by it: the next look does the same again.
      this.#parts.log.debug(`the mirror waits: ${String(error)}`);
    }
  }

  async #take(): Promise<void> {
    const { port, log, onTaken } = this.#parts;
    const fresh = this.#entries().filter(({ key, text }) => this.#taken.get(key) !== headOf(text));
    if (fresh.length === 0) return;
    const taken = await port.takeMirror(fresh);
    for (const { key, text } of fresh) this.#taken.set(key, headOf(text));
    const { months, rebuilt, rows, newer, damaged } = taken;
    if (newer + damaged > 0) {
      log.warn(`of the mirror ${newer} months are of a newer version, ${damaged} cannot be read`);
    }
    if (months + rebuilt + rows === 0) return;
    log.info(`took ${months} months of other ledgers, ${rebuilt} lost days and ${rows} rows in`);
    onTaken();
  }

  async #give(): Promise<void> {
    const { port, store, log } = this.#parts;
    const held = Object.fromEntries(this.#entries().map(({ key, text }) => [key, headOf(text)]));
    const given = await port.giveMirror(held);
    for (const { key, text } of given) {
      // After the end of the extension nothing may be written any more.
      if (this.#disposed) return;
      await store.update(key, text);
      this.#taken.set(key, headOf(text));
    }
    if (given.length > 0) log.debug(`mirrored ${given.map(({ key }) => key).join(', ')}`);
  }

  /** What is too old to be shown anywhere makes room. */
  async #drop(): Promise<void> {
    const oldest = addMonths(this.#month(), -KEPT_MONTHS);
    for (const key of this.#parts.store.keys()) {
      const month = partsOfMirrorKey(key)?.month;
      if (month === undefined || month >= oldest || this.#disposed) continue;
      await this.#parts.store.update(key, undefined);
    }
  }

  /** Hands the keys of the last months to VS Code's own Settings Sync, or takes them back. */
  #sync(): void {
    const { store, isSynced } = this.#parts;
    const oldest = addMonths(this.#month(), 1 - SYNCED_MONTHS);
    const keys = isSynced()
      ? store.keys().filter((key) => (partsOfMirrorKey(key)?.month ?? '') >= oldest)
      : [];
    const told = keys.toSorted().join();
    if (this.#synced === told || this.#disposed) return;
    this.#synced = told;
    store.setKeysForSync(keys);
  }

  #entries(): MirrorEntry[] {
    return this.#parts.store.keys().flatMap((key) => {
      const text = partsOfMirrorKey(key) === undefined ? undefined : this.#parts.store.get(key);
      return typeof text === 'string' ? [{ key, text }] : [];
    });
  }

  #month(): string {
    return monthOf(dayOfUtc(this.#parts.clock.now()));
  }
}

function headOf(text: string): string {
  return text.slice(0, HEAD);
}
