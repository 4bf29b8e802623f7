import { appendFile, mkdir, readdir, readFile, rename, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../core/ports/log';
import type { Pulse } from '../core/time/pulse';
import { spoolFileName, spoolLine, spoolOwner } from '../protocol/worker';

/** Largest size of all spool files of the folder together: more than a year of work days. */
const FILE_LIMIT = 256 * 1024 * 1024;
/** Most pulses in memory: about two days of work. */
const MEMORY_LIMIT = 10_000;

export interface SpoolOptions {
  readonly folder: string;
  readonly pid: number;
  readonly log: Log;
  /** Bytes of all spool files together. */
  readonly fileLimit?: number;
  /** Number of pulses. */
  readonly memoryLimit?: number;
}

interface Part {
  readonly file: string;
  readonly count: number;
}

/**
 * Keeps pulses that the ledger cannot take: in a file beside it, else in memory. Both are bounded; beyond
 * that the newest are dropped and counted. Nothing here throws or blocks.
 */
export class Spool {
  private readonly file: string;
  private queue: Promise<unknown> = Promise.resolve();
  /** Complete files of this process, to be taken in. */
  private parts: Part[] = [];
  private nextPart = 1;
  private current = { count: 0, bytes: 0 };
  private otherBytes = 0;
  private memory: Pulse[] = [];
  private fileFault = '';
  private lost = 0;

  constructor(private readonly options: SpoolOptions) {
    this.file = path.join(options.folder, spoolFileName(options.pid));
    void this.enqueue(() => this.lookAround());
  }

  /** Pulses that wait. */
  get waiting(): number {
    const inFiles = this.parts.reduce((sum, part) => sum + part.count, this.current.count);
    return inFiles + this.memory.length;
  }

  /** Pulses that were dropped at a bound. */
  get dropped(): number {
    return this.lost;
  }

  /** Why pulses are kept in memory only; empty while the file can be written. */
  get fault(): string {
    return this.fileFault;
  }

  /** Keeps pulses; resolves when they are as safe as they can be. */
  add(pulses: readonly Pulse[]): Promise<void> {
    return this.enqueue(() => this.keep([...this.memory.splice(0), ...pulses]));
  }

  /** Completes the file, so that it can be taken in while new pulses go to another one. */
  seal(): Promise<readonly string[]> {
    return this.enqueue(async () => {
      if (this.current.count > 0) await this.sealCurrent();
      return this.parts.map((part) => part.file);
    });
  }

  /** A complete file was taken in and removed. */
  done(file: string): void {
    this.parts = this.parts.filter((part) => part.file !== file);
  }

  /** Takes pulses out of the memory, to be sent or given back. */
  takeFromMemory(most: number): Pulse[] {
    return this.memory.splice(0, most);
  }

  /** Resolves when all that was added is written. */
  async idle(): Promise<void> {
    await this.queue;
  }

  private enqueue<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.queue.then(work);
    this.queue = result.catch((error: unknown) => {
      this.options.log.error('the spool failed', error);
    });
    return result;
  }

  private async keep(pulses: readonly Pulse[]): Promise<void> {
    const limit = (this.options.fileLimit ?? FILE_LIMIT) - this.otherBytes;
    const lines: string[] = [];
    let bytes = this.current.bytes;
    for (const pulse of pulses) {
      const line = spoolLine(pulse);
      const size = Buffer.byteLength(line);
      if (bytes + size > limit) break;
      bytes += size;
      lines.push(line);
    }
    if (lines.length > 0 && !(await this.write(lines.join('')))) {
      this.remember(pulses);
      return;
    }
    this.current = { count: this.current.count + lines.length, bytes };
    this.drop(pulses.length - lines.length);
  }

  private async write(text: string): Promise<boolean> {
    try {
      await mkdir(this.options.folder, { recursive: true });
      await appendFile(this.file, text);
      this.fileFault = '';
      return true;
    } catch (error) {
      this.fileFault = error instanceof Error ? error.message : String(error);
      // A full disk may have taken half a line, which would spoil the next one.
      await truncate(this.file, this.current.bytes).catch(() => undefined);
      return false;
    }
  }

  private remember(pulses: readonly Pulse[]): void {
    const room = (this.options.memoryLimit ?? MEMORY_LIMIT) - this.memory.length;
    this.memory.push(...pulses.slice(0, room));
    this.drop(pulses.length - Math.min(room, pulses.length));
  }

  private drop(count: number): void {
    if (count === 0) return;
    if (this.lost === 0) this.options.log.error('the spool is full: new pulses are dropped');
    this.lost += count;
  }

  private async sealCurrent(): Promise<void> {
    const part = path.join(this.options.folder, spoolFileName(this.options.pid, this.nextPart));
    await rename(this.file, part);
    this.nextPart += 1;
    this.parts.push({ file: part, count: this.current.count });
    this.otherBytes += this.current.bytes;
    this.current = { count: 0, bytes: 0 };
  }

  /** Finds files of an earlier process that had the same number, and how much room the others leave. */
  private async lookAround(): Promise<void> {
    const { folder, pid } = this.options;
    for (const name of await readdir(folder).catch(() => [])) {
      const owner = spoolOwner(name);
      if (owner === undefined) continue;
      const file = path.join(folder, name);
      const { size } = await stat(file);
      if (owner !== pid) this.otherBytes += size;
      else await this.adopt(file, size);
    }
  }

  private async adopt(file: string, size: number): Promise<void> {
    const count = (await readFile(file, 'utf8')).split('\n').length - 1;
    if (file === this.file) {
      this.current = { count, bytes: size };
      return;
    }
    this.parts.push({ file, count });
    this.otherBytes += size;
    const part = Number(/-(\d+)\.jsonl$/.exec(file)?.[1] ?? 0);
    this.nextPart = Math.max(this.nextPart, part + 1);
  }
}
