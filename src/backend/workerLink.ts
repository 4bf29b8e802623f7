import { createBirpc } from 'birpc';
import { Worker } from 'node:worker_threads';
import { ExpectedError } from '../core/errors/expectedError';
import type { Clock } from '../core/ports/clock';
import type { Log } from '../core/ports/log';
import { toldFailure } from '../protocol/threadErrors';
import {
  WORKER_CALLS,
  type CallTable,
  type WorkerApi,
  type WorkerLog,
  type WorkerStart,
} from '../protocol/worker';
import { within } from './within';
import { WORKER_LIMITS } from './workerLimits';

/** Waits before each restart in a row, ms; the last one goes on for ever. */
const DELAYS = [1_000, 5_000, 30_000];
/** A worker that lived this long counts as sound: the next death starts with the shortest wait, ms. */
const SOUND = 60_000;

export interface WorkerLinkOptions {
  /** Absolute path of the worker's bundle. */
  readonly script: string;
  readonly start: WorkerStart;
  readonly clock: Clock;
  readonly log: Log;
  /** Told after every start, the first included. */
  readonly up: () => void;
}

interface Running {
  readonly worker: Worker;
  readonly call: (method: string, args: readonly unknown[]) => Promise<unknown>;
  readonly close: (reason: Error) => void;
  readonly since: number;
}

/** Keeps one worker thread running and passes calls to it. */
export class WorkerLink {
  private running: Running | undefined;
  private cancelRestart: (() => void) | undefined;
  private deaths = 0;
  private stopped = false;

  constructor(private readonly options: WorkerLinkOptions) {}

  get isUp(): boolean {
    return this.running !== undefined;
  }

  /** How often in a row the worker ended soon after its start. */
  get failures(): number {
    return this.deaths;
  }

  start(): void {
    this.cancelRestart = undefined;
    if (this.stopped || this.running !== undefined) return;
    const { script, start, clock, log } = this.options;
    let worker: Worker;
    try {
      worker = new Worker(script, {
        workerData: start,
        name: 'hands-on-ledger',
        execArgv: [],
        resourceLimits: WORKER_LIMITS,
      });
    } catch (error) {
      this.died(undefined, error);
      return;
    }
    const hear: WorkerLog = {
      log: (level, message, detail) => {
        log[level](`ledger: ${message}`, detail);
      },
    };
    const rpc = createBirpc<WorkerApi, WorkerLog, false>(hear, {
      proxify: false,
      // Each call has its own limit.
      timeout: -1,
      post: (message: unknown) => {
        worker.postMessage(message);
      },
      on: (receive) => {
        worker.on('message', receive);
      },
    });
    const running: Running = {
      worker,
      call: (method, args) => rpc.$callRaw({ method, args: [...args] }).catch(rethrow),
      close: (reason) => {
        rpc.$close(reason);
      },
      since: clock.now(),
    };
    this.running = running;
    worker.on('error', (error) => {
      this.died(running, error);
    });
    worker.on('exit', (code) => {
      this.died(running, new Error(`it ended with code ${code}`));
    });
    this.options.up();
  }

  /** A port of the worker, as an object: each method of the table is a call. */
  port<Port extends Partial<WorkerApi>>(calls: CallTable<Port>): Port {
    const methods = Object.keys(calls).map((name) => [
      name,
      (...args: unknown[]) => this.call(name as keyof WorkerApi, ...(args as never)),
    ]);
    return Object.fromEntries(methods) as Port;
  }

  /** Asks the worker; rejects when it is not there, dies, refuses, or takes too long. */
  async call<Method extends keyof WorkerApi>(
    method: Method,
    ...args: Parameters<WorkerApi[Method]>
  ): Promise<Awaited<ReturnType<WorkerApi[Method]>>> {
    const { running } = this;
    if (running === undefined) throw new Error('The thread of the ledger is being restarted.');
    const limit = WORKER_CALLS[method];
    const answer = await within(this.options.clock, limit, running.call(method, args));
    if (answer === undefined)
      throw new Error(`The ledger gave no answer to ${method} within ${limit} ms.`);
    return answer.value as Awaited<ReturnType<WorkerApi[Method]>>;
  }

  /** Ends the worker and keeps it ended; calls that wait reject. Resolves when the thread is gone. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelRestart?.();
    const { running } = this;
    this.running = undefined;
    running?.close(new Error('The ledger is closed.'));
    await running?.worker.terminate();
  }

  private died(running: Running | undefined, cause: unknown): void {
    // An error is followed by an exit; the first of the two counts.
    if (this.stopped || running !== this.running) return;
    const { clock, log } = this.options;
    this.running = undefined;
    running?.close(new Error('The thread of the ledger ended.'));
    const lived = running === undefined ? 0 : clock.now() - running.since;
    if (lived >= SOUND) this.deaths = 0;
    const delay = DELAYS[Math.min(this.deaths, DELAYS.length - 1)] ?? 0;
    this.deaths += 1;
    log.error(`the thread of the ledger ended; it is started again in ${delay / 1000} s`, cause);
    this.cancelRestart = clock.after(delay, () => {
      this.start();
    });
  }
}

/** What the worker foresaw is an expected failure here too. */
function rethrow(error: unknown): never {
  const told = toldFailure(error);
  if (told === undefined) throw error;
  throw new ExpectedError(told.happened, told.stillWorks, told.todo);
}
