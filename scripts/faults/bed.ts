import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LedgerClient } from '../../src/backend/ledgerClient';
import { DEFAULT_PARAMETERS } from '../../src/core/time/parameters';
import type { Pulse } from '../../src/core/time/pulse';
import { intervalsBetween } from '../../src/insights/time/intervalsBetween';
import { checkLedger } from '../../src/store/ledger/checkLedger';
import { readLedger } from '../../src/store/ledger/readLedger';
import { MORNING, typingFor } from '../../test/unit/store/ledger/pulses';
import { ROOT } from '../lib/run';
import type { ClientWish } from './clientProcess';
import { faultClient } from './faultClient';

const DAY = 86_400_000;
const CLIENT = path.join(ROOT, 'scripts/faults/clientProcess.ts');
/** What waits beside the ledger is taken in within this, ms. */
const PATIENCE = 60_000;

/** Pulses that a window was told are kept. */
export interface Kept {
  readonly window: string;
  readonly start: number;
  readonly pulses: number;
}

/** What a fault did to the record. */
export interface Damage {
  /** Pulses that were kept, and are not there. */
  readonly lost: number;
  /** Pulses that are there more than once. */
  readonly duplicated: number;
  /** Time beyond that of the pulses that were sent, ms. */
  readonly invented: number;
  /** Rows and pages that do not fit together. */
  readonly unsound: number;
}

/** A storage folder in which things go wrong. */
export class Bed {
  readonly storage: string;
  readonly #root: string | undefined;

  /** @param storage left out: a folder of its own, removed at the end */
  constructor(storage?: string) {
    if (storage === undefined) {
      this.#root = mkdtempSync(path.join(tmpdir(), 'hands-on-faults-'));
      this.storage = path.join(this.#root, 'storage');
      // Another user may come this far.
      chmodSync(this.#root, 0o755);
    } else {
      this.storage = storage;
    }
    mkdirSync(this.storage, { recursive: true });
  }

  get ledger(): string {
    return path.join(this.storage, 'ledger-abc123.db');
  }

  client(): LedgerClient {
    return faultClient(this.storage);
  }

  /** Starts a process that writes. @param limit largest file that it may write, KB; Linux and macOS only */
  start(wish: Omit<ClientWish, 'storage'>, limit?: number): Writing {
    const argument = JSON.stringify({ ...wish, storage: this.storage });
    const node = [process.execPath, '--require', 'tsx/cjs', CLIENT, argument];
    const [command = '', ...args] =
      limit === undefined
        ? node
        : ['/bin/sh', '-c', `trap '' XFSZ; ulimit -f ${limit * 2}; exec "$@"`, 'sh', ...node];
    return new Writing(
      spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] }),
      wish,
    );
  }

  /** Takes in what waits, as the next window would, and compares the ledger with what was kept and sent. */
  async measure(kept: readonly Kept[], sent: readonly Kept[] = kept): Promise<Damage> {
    const client = this.client();
    const end = Date.now() + PATIENCE;
    await client.health();
    while (this.#spools() > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await client.flush();
    return readLedger(this.ledger, (ledger) => {
      const found = ledger.pulses(0, MORNING + 1_000 * DAY);
      const names = new Set(found.map(nameOf));
      const wanted = kept.flatMap(({ pulses, start, window }) => typingFor(pulses, start, window));
      const all = sent.flatMap(({ pulses, start, window }) => typingFor(pulses, start, window));
      return {
        lost: wanted.filter((pulse) => !names.has(nameOf(pulse))).length,
        duplicated: found.length - names.size,
        invented: Math.max(0, timeOf(found) - timeOf(all)),
        unsound: checkLedger(ledger).ok ? 0 : 1,
      };
    });
  }

  remove(): void {
    if (this.#root !== undefined) rmSync(this.#root, { recursive: true, force: true });
  }

  #spools(): number {
    return readdirSync(this.storage).filter((name) => /^spool-.*\.jsonl$/.test(name)).length;
  }
}

/** A process that writes, and how far it came. */
export class Writing {
  readonly closed: Promise<void>;
  readonly #wish: Omit<ClientWish, 'storage'>;
  #said = '';

  constructor(
    readonly process: ChildProcess,
    wish: Omit<ClientWish, 'storage'>,
  ) {
    this.#wish = wish;
    process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
    this.closed = new Promise((resolve) => {
      process.once('close', () => {
        resolve();
      });
    });
  }

  /** Resolves when that many pulses were kept, or the process is over. */
  async reached(pulses: number): Promise<void> {
    const isOver = (): boolean => this.process.exitCode !== null;
    while (this.kept.pulses < pulses && !isOver()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Resolves when all was handed over, and the state of the ledger is known. */
  async handedOver(): Promise<void> {
    while (this.state === '' && this.process.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get kept(): Kept {
    const counts = this.#lines().filter((line) => /^\d+$/.test(line));
    return { ...this.#wish, pulses: Number(counts.at(-1) ?? 0) };
  }

  get sent(): Kept {
    return this.#wish;
  }

  /** State of the ledger at the end. */
  get state(): string {
    return this.#lines().find((line) => /^[a-z]+$/.test(line)) ?? '';
  }

  #lines(): string[] {
    return this.#said.split('\n').slice(0, -1);
  }
}

function nameOf({ window, start, end }: Pulse): string {
  return `${window} ${start} ${end}`;
}

/** Present time of all kinds, ms. */
function timeOf(pulses: readonly Pulse[]): number {
  const sorted = pulses.toSorted((a, b) => a.start - b.start || (a.window < b.window ? -1 : 1));
  return intervalsBetween(sorted, DEFAULT_PARAMETERS, MORNING - DAY, MORNING + 1_000 * DAY).reduce(
    (sum, { start, end }) => sum + (end - start),
    0,
  );
}
