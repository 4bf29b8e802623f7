import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * The live processes that carry a variable in the environment they were started with, found in /proc.
 * A server's extension hosts and terminals inherit it, and keep it when they outlive the server.
 */
export async function processesWith(name: string, value: string): Promise<number[]> {
  const wanted = `${name}=${value}`;
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const found: number[] = [];
  for (const pid of pids) {
    if (Number(pid) === process.pid) continue;
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(wanted)) found.push(Number(pid));
  }
  return found;
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ends what is left of all that carries such a variable. */
export async function endProcessesWith(name: string, value: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const pid of await processesWith(name, value)) sendSignal(pid, 'SIGKILL');
}

/** Waits until a condition holds. @returns whether it did within the time (ms). */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  timeout: number,
  pause = 100,
): Promise<boolean> {
  const end = Date.now() + timeout;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await delay(pause);
  }
}
