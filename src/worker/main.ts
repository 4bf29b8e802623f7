import { createBirpc } from 'birpc';
import { parentPort, workerData } from 'node:worker_threads';
import { WORKER_CALLS, type WorkerApi, type WorkerLog, type WorkerStart } from '../protocol/worker';
import { LedgerService } from './ledgerService';

// The entry of the worker thread: messages in, messages out.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

const functions: Partial<WorkerApi> = {};
const host = createBirpc<WorkerLog, Partial<WorkerApi>>(functions, {
  post: (message: unknown) => {
    port.postMessage(message);
  },
  on: (receive) => {
    port.on('message', receive);
  },
  eventNames: ['log'],
});
const say =
  (level: 'debug' | 'info' | 'warn' | 'error') =>
  (message: string, cause?: unknown): void => {
    const detail = cause instanceof Error ? cause.stack : undefined;
    void host.log(level, message, detail);
  };

const service = new LedgerService({
  ...(workerData as WorkerStart),
  now: Date.now,
  log: { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') },
});
const methods = Object.keys(WORKER_CALLS) as (keyof WorkerApi)[];
for (const method of methods) {
  Object.assign(functions, { [method]: service[method].bind(service) });
}
service.start();
