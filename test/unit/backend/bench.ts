import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { LedgerClient, type LedgerClientOptions } from '../../../src/backend/ledgerClient';
import type { Clock } from '../../../src/core/ports/clock';
import type { Log } from '../../../src/core/ports/log';

const ROOT = path.join(__dirname, '../../..');

export const realClock: Clock = {
  now: Date.now,
  zone: () => 0,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A clock whose waits end when the test says so. */
export class SteppedClock implements Clock {
  readonly waits: { readonly ms: number; readonly run: () => void }[] = [];

  now(): number {
    return Date.now();
  }

  zone(): number {
    return 0;
  }

  after(ms: number, run: () => void): () => void {
    const wait = { ms, run };
    this.waits.push(wait);
    return () => {
      const at = this.waits.indexOf(wait);
      if (at >= 0) this.waits.splice(at, 1);
    };
  }

  /** Ends the waits of that length; returns how many there were. */
  elapse(ms: number): number {
    const due = this.waits.filter((wait) => wait.ms === ms);
    for (const wait of due) {
      this.waits.splice(this.waits.indexOf(wait), 1);
      wait.run();
    }
    return due.length;
  }
}

/** A folder with the worker's bundle as it ships, and clients on it. */
export class Bench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'backend-'));
  readonly storage = path.join(this.folder, 'storage');
  readonly worker = path.join(this.folder, 'worker.js');
  readonly said: string[] = [];
  readonly log: Log;
  private readonly clients: LedgerClient[] = [];

  constructor() {
    buildSync({
      entryPoints: [path.join(ROOT, 'src/worker/main.ts')],
      outfile: this.worker,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22.15',
      logLevel: 'error',
    });
    const say =
      (level: string) =>
      (message: string, cause?: unknown): void => {
        this.said.push(`${level} ${message}${cause instanceof Error ? ` ${cause.message}` : ''}`);
      };
    this.log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
  }

  get ledger(): string {
    return path.join(this.storage, 'ledger-abc123.db');
  }

  client(change: Partial<LedgerClientOptions> = {}): LedgerClient {
    const client = new LedgerClient({
      folder: this.storage,
      host: { key: 'abc123', name: 'bench' },
      worker: this.worker,
      clock: realClock,
      log: this.log,
      ...change,
    });
    this.clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.clients.splice(0)) await client.flush();
    // A worker that did not end in time may still write into it.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Waits until it holds; the test's own time limit ends a wait in vain. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
