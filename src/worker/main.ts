import { createBirpc } from 'birpc';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { messageOfThread } from '../protocol/threadErrors';
import type { WorkerApi, WorkerLog, WorkerStart } from '../protocol/worker';
import { makeBackup } from '../store/backups/makeBackup';
import { backupThread, isBackupTask } from './backups/backupThread';
import { workerServices } from './workerServices';

// The entry of the worker thread: messages in, messages out.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

if (isBackupTask(workerData)) port.postMessage(makeBackup(workerData.backup));
else answer(port, workerData as WorkerStart);

function answer(port: MessagePort, start: WorkerStart): void {
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
    ...start,
    now: Date.now,
    // The script that this thread was started with: the bundle itself may hold more than one entry.
    backUp: backupThread(process.argv[1] ?? __filename),
    log: { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') },
  });
  Object.assign(functions, services);
}
