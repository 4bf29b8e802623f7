import { openSync, readdirSync, readFileSync, statSync, writeSync, closeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { DEFAULT_PARAMETERS } from '../../src/core/time/parameters';
import { SCHEMA_VERSION } from '../../src/store/ledger/migrations';
import { makeBackup } from '../../src/store/backups/makeBackup';
import { listBackups } from '../../src/store/backups/backupFiles';
import { isSoundFile } from '../../src/store/backups/newestSound';
import { MORNING } from '../../test/unit/store/ledger/pulses';
import { Bed, type Damage } from './bed';

const HOUR = 3_600_000;
const DAY = '2026-11-17';

export interface FileFault extends Damage {
  readonly state: string;
}

export interface CorruptFault extends FileFault {
  /** Damaged files that were not kept as they were. */
  readonly deleted: number;
}

/** Pages in the middle of the ledger are overwritten; the day's backup is restored, and work goes on before that. */
export async function corruptFile(): Promise<CorruptFault> {
  const bed = new Bed();
  try {
    const first = bed.start({ window: 'w1', start: MORNING, pulses: 3_000, batch: 500 });
    await first.closed;
    const backup = await backedUp(bed);
    overwrite(bed.ledger);
    const damaged = readFileSync(bed.ledger);
    const second = bed.start({ window: 'w2', start: MORNING + 6 * HOUR, pulses: 500, batch: 50 });
    await second.closed;
    const client = bed.client();
    await client.backups.restoreBackup(backup);
    await client.flush();
    const kept = readdirSync(bed.storage).filter((name) => /\.damaged-\w+$/.test(name));
    const isThere = kept.some((name) => readFileSync(path.join(bed.storage, name)).equals(damaged));
    const damage = await bed.measure([first.sent, second.kept]);
    return { ...damage, state: second.state, deleted: isThere ? 0 : 1 };
  } finally {
    bed.remove();
  }
}

/** As a window does it: by the thread that the product ships. @returns the backup's file */
async function backedUp(bed: Bed): Promise<string> {
  const client = bed.client();
  await client.configure({
    parameters: DEFAULT_PARAMETERS,
    weeklyTarget: null,
    countDirected: 'apart',
    pulseRetention: 400,
    timeZone: 'UTC',
  });
  const outcome = await client.backups.backUpIfDue();
  await client.flush();
  if (outcome?.state === 'made') return outcome.backup.file;
  throw new Error(`no backup was made: ${outcome?.reason ?? 'it was not due'}`);
}

function overwrite(file: string): void {
  const handle = openSync(file, 'r+');
  const { size } = statSync(file);
  writeSync(handle, Buffer.alloc(Math.floor(size / 2), 0x5a), 0, Math.floor(size / 2), 4_096);
  closeSync(handle);
}

/** A newer version of the product wrote the ledger last; later this version is updated. */
export async function newerSchema(): Promise<FileFault> {
  const bed = new Bed();
  const setVersion = (version: number): void => {
    const db = new DatabaseSync(bed.ledger);
    db.exec(`PRAGMA user_version = ${version}`);
    db.close();
  };
  try {
    const first = bed.start({ window: 'w1', start: MORNING, pulses: 500, batch: 50 });
    await first.closed;
    setVersion(SCHEMA_VERSION + 1);
    const second = bed.start({ window: 'w2', start: MORNING + HOUR, pulses: 500, batch: 50 });
    await second.closed;
    setVersion(SCHEMA_VERSION);
    return { ...(await bed.measure([first.sent, second.kept])), state: second.state };
  } finally {
    bed.remove();
  }
}

/** Backups of a ledger that is damaged are tried beside a good one. @returns good backups that are gone or unsound */
export async function failedBackup(): Promise<number> {
  const bed = new Bed();
  try {
    const writing = bed.start({ window: 'w1', start: MORNING, pulses: 3_000, batch: 500 });
    await writing.closed;
    const days = ['2026-11-15', '2026-11-16', DAY];
    for (const day of days) makeBackup({ ledger: bed.ledger, day, now: Date.now() });
    overwrite(bed.ledger);
    for (const day of [DAY, '2026-11-18']) {
      const made = makeBackup({ ledger: bed.ledger, day, now: Date.now() });
      if (made.state === 'made') throw new Error('a damaged ledger was backed up');
    }
    return days.length - listBackups(bed.ledger).filter(({ file }) => isSoundFile(file)).length;
  } finally {
    bed.remove();
  }
}
