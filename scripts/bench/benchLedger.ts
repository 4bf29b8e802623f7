import path from 'node:path';
import { LedgerClient } from '../../src/backend/ledgerClient';
import type { Clock } from '../../src/core/ports/clock';
import type { LedgerSettings } from '../../src/core/ports/ledgerPort';
import type { Log } from '../../src/core/ports/log';
import { DEFAULT_PARAMETERS } from '../../src/core/time/parameters';
import { ROOT } from '../lib/run';

export const BENCH_HOST = { key: 'bench', name: 'bench' };
export const BENCH_ZONE = 'Europe/Berlin';
/** A Thursday, 17:00 in Berlin. */
export const BENCH_NOW = Date.UTC(2026, 10, 19, 16);
export const BENCH_SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: null,
  countDirected: 'apart',
  pulseRetention: 400,
  timeZone: BENCH_ZONE,
};

const nothing = (): undefined => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const clock: Clock = {
  now: Date.now,
  zone: () => 60,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** The worker as it ships (`dist/worker.js`), on its own thread, with its ledger in that folder. */
export function benchClient(folder: string): LedgerClient {
  const worker = path.join(ROOT, 'dist/worker.js');
  return new LedgerClient({ folder, host: BENCH_HOST, worker, clock, log });
}
