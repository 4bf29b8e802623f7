import path from 'node:path';
import { LedgerClient } from '../../src/backend/ledgerClient';
import { ROOT } from '../lib/run';
import { systemClock } from './clock';

const HOST = { key: 'abc123', name: 'bench' };

/** A window's side of the ledger, with the worker as it ships (`dist/worker.js`). */
export function faultClient(storage: string): LedgerClient {
  const quiet = (): void => undefined;
  return new LedgerClient({
    folder: storage,
    host: HOST,
    worker: path.join(ROOT, 'dist/worker.js'),
    clock: systemClock,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}
