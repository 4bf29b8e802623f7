import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { faultOf, pause, type Sqlite } from './sqlite';

/**
 * File systems whose locks or shared memory cannot be relied on over a network or a host boundary:
 * their magic numbers in Linux' statfs(2).
 */
const SHARED_FILE_SYSTEMS = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x786f4256, 'vboxsf'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
]);

/** Gives the type of the file system that holds a folder. */
export type FileSystemType = (folder: string) => number;

const typeOf: FileSystemType = (folder) => statfsSync(folder).type;

/** Name of the network or host-shared file system that holds the folder; undefined for a local one. */
export function sharedFileSystem(folder: string, type = typeOf): string | undefined {
  if (process.platform === 'win32') return folder.startsWith('\\\\') ? 'SMB' : undefined;
  // Other platforms number theirs differently; there the probe alone decides.
  if (process.platform !== 'linux') return undefined;
  return SHARED_FILE_SYSTEMS.get(type(folder) >>> 0);
}

export type JournalMode = 'wal' | 'delete';

/**
 * Which journal the ledger in this folder may use: `wal` where a throw-away database beside it shows
 * that it works and the file system is local.
 */
export function chooseJournal(sqlite: Sqlite, file: string, type?: FileSystemType): JournalMode {
  const folder = path.dirname(file);
  if (sharedFileSystem(folder, type) !== undefined) return 'delete';
  return isWal(file) || probeWal(sqlite, folder) ? 'wal' : 'delete';
}

/** Bytes 18 and 19 of the header, https://www.sqlite.org/fileformat2.html */
function isWal(file: string): boolean {
  const header = Buffer.alloc(20);
  try {
    const handle = openSync(file, 'r');
    try {
      return readSync(handle, header, 0, 20, 0) === 20 && header[18] === 2 && header[19] === 2;
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

function probeWal({ DatabaseSync }: Sqlite, folder: string): boolean {
  const file = path.join(folder, `probe-${randomUUID()}.db`);
  const opened: DatabaseSync[] = [];
  const open = (): DatabaseSync => {
    const db = new DatabaseSync(file);
    opened.push(db);
    return db;
  };
  try {
    const writer = open();
    if (setMode(writer, 'wal') !== 'wal') return false;
    writer.exec('CREATE TABLE probe (x INTEGER) STRICT; INSERT INTO probe VALUES (1)');
    // A second connection reads what the first wrote only if the shared memory works.
    return open().prepare('SELECT x FROM probe').get()?.['x'] === 1;
  } catch (error) {
    // A full or read-only disk says nothing about the journal; the ledger itself will report it.
    const fault = faultOf(error);
    return fault === 'full' || fault === 'readonly';
  } finally {
    for (const db of opened) db.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
  }
}

/** Sets the journal and how much is synced with it; returns the mode that holds. */
export function setJournal(db: DatabaseSync, mode: JournalMode): string {
  const held = setMode(db, mode);
  db.exec(`PRAGMA synchronous = ${held === 'wal' ? 'NORMAL' : 'FULL'}`);
  return held;
}

function setMode(db: DatabaseSync, mode: JournalMode): string {
  // SQLite does not wait for other processes by itself when the mode changes.
  for (let attempt = 0; ; attempt += 1) {
    try {
      return String(db.prepare(`PRAGMA journal_mode = ${mode}`).get()?.['journal_mode']);
    } catch (error) {
      if (faultOf(error) !== 'busy' || attempt === 40) throw error;
      pause(50);
    }
  }
}
