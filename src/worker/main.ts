import { createBirpc } from 'birpc';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOfThread } from '../protocol/threadErrors';
import type { WorkerApi, WorkerLog, WorkerStart } from '../protocol/worker';
import { workerServices } from './workerServices';

// The entry of the worker thread: messages in, messages out.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

const functions: Partial<WorkerApi> = {};
const host = createBirpc<WorkerLog, Partial<WorkerApi>>(functions, {
  post: (message: unknown) => {
    port.postMessage(messageOfThread(message));
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

const services = workerServices({
  ...(workerData as WorkerStart),
  now: Date.now,
  log: { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') },
});
Object.assign(functions, services);
