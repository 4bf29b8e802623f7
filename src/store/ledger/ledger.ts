import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Pulse } from '../../core/time/pulse';
import { PulseReader } from './pulseReader';
import { PulseWriter } from './pulseWriter';

/** The host (machine, container) that writes. */
export interface Host {
  /** Stable and opaque: the hash that the file is named by. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
}

/** An open ledger. Every call is synchronous and may throw an error of SQLite. */
export class Ledger {
  private readonly reader: PulseReader;
  private readonly writer: PulseWriter | undefined;
  private readonly inode: number;

  /** @param host number of the writing host; undefined opens for reading only. */
  constructor(
    readonly db: DatabaseSync,
    readonly file: string,
    host: number | undefined,
  ) {
    this.reader = new PulseReader(db);
    this.writer = host === undefined ? undefined : new PulseWriter(db, host);
    this.inode = inodeOf(file);
  }

  get writable(): boolean {
    return this.writer !== undefined;
  }

  /** Is the file still there, and still this one: it may have been renamed or deleted meanwhile. */
  get inPlace(): boolean {
    return inodeOf(this.file) === this.inode;
  }

  /** Stores pulses that are not there yet, all or none; returns how many were new. */
  append(pulses: readonly Pulse[]): number {
    if (this.writer === undefined) throw new Error('the ledger is open for reading only');
    return this.writer.append(pulses);
  }

  /** Pulses of all windows and hosts that touch `[from, to)`, epoch ms. */
  pulses(from: number, to: number): Pulse[] {
    return this.reader.read(from, to);
  }

  /** What intervals inside of `[from, to)` are calculated from, see {@link PulseReader.readRecord}. */
  record(from: number, to: number): Pulse[] {
    return this.reader.readRecord(from, to);
  }

  /** First and last instant of all pulses, epoch ms; null when there are none. */
  extent(): { readonly from: number; readonly to: number } | null {
    const first = this.db.prepare('SELECT start FROM pulse ORDER BY start LIMIT 1').get();
    // Pulses are short, so the last end is among the last few starts.
    const last = this.db
      .prepare(
        'SELECT max(start + length) AS stop FROM (SELECT start, length FROM pulse ORDER BY start DESC LIMIT 100)',
      )
      .get();
    if (first === undefined || last === undefined) return null;
    return { from: Number(first['start']), to: Number(last['stop']) };
  }

  /** Start of the first pulse at or after an instant, epoch ms; null when there is none. */
  nextStart(at: number): number | null {
    const row = this.db
      .prepare('SELECT start FROM pulse WHERE start >= ? ORDER BY start LIMIT 1')
      .get(at);
    return row === undefined ? null : Number(row['start']);
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }
}

/** 0 where there is no file; Windows may give 0 too, where an open file cannot be renamed anyway. */
function inodeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
}
