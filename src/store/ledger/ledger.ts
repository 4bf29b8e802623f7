import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Correction } from '../../core/time/correction';
import type { Elsewhere } from '../../core/time/elsewhere';
import type { Pulse } from '../../core/time/pulse';
import type { Folded, Rollup } from '../../core/time/rollup';
import { readCorrections } from './corrections';
import { readElsewhere } from './elsewhere';
import { PulseReader } from './pulseReader';
import { PulseWriter } from './pulseWriter';
import { foldedUntil, readRollups } from './rollups';
import { hasTable } from './sqlite';

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

  /**
   * The first instant at or after `at` that is known of: a pulse starts, or there is review outside of the
   * editor or a correction. Epoch ms; null when nothing comes any more.
   */
  nextStart(at: number): number | null {
    const starts = [
      'SELECT start FROM pulse WHERE start >= ? ORDER BY start LIMIT 1',
      ...(hasTable(this.db, 'elsewhere')
        ? ['SELECT min(start) AS start FROM elsewhere WHERE "end" > ?']
        : []),
      'SELECT min(start) AS start FROM correction WHERE "end" > ? AND revoked IS NULL',
    ].flatMap((sql) => {
      const start = this.db.prepare(sql).get(at)?.['start'];
      return typeof start === 'number' ? [Math.max(start, at)] : [];
    });
    return starts.length === 0 ? null : Math.min(...starts);
  }

  /** What counts in `[from, to)` beside pulses. */
  beside(
    from: number,
    to: number,
  ): { readonly elsewhere: readonly Elsewhere[]; readonly corrections: readonly Correction[] } {
    const range = { start: from, end: to };
    return {
      elsewhere: readElsewhere(this.db, range),
      corrections: readCorrections(this.db, range),
    };
  }

  /** How far days are folded into rollups; null while none is. */
  folded(): Folded | null {
    return foldedUntil(this.db);
  }

  /** Rollups of the local days `[from, to]`. */
  rollups(from: string, to: string): Rollup[] {
    return readRollups(this.db, from, to);
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }
}

/** 0 where there is no file; Windows may give 0 too, where an open file cannot be renamed anyway. */
function inodeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
}
