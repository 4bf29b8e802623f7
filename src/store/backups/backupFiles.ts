import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDay, type Day } from '../../core/calendar/day';
import type { Backup } from '../../core/ports/backupsPort';

const FOLDER = 'backups';
const UNFINISHED = '.part';
/** An unfinished copy that nobody wrote to for this long is of a process that died, ms. */
const STALE = 3_600_000;

/** Where the backups of a ledger are. */
export function backupFolder(ledger: string): string {
  return path.join(path.dirname(ledger), FOLDER);
}

/** The backup of a ledger on a local day. */
export function backupFile(ledger: string, day: Day): string {
  return path.join(backupFolder(ledger), `${path.basename(ledger, '.db')}-${day}.db`);
}

/** While it is being made and checked. */
export function unfinishedFile(ledger: string, day: Day): string {
  return `${backupFile(ledger, day)}.${process.pid}${UNFINISHED}`;
}

/** Backups of a ledger, the latest first; none where there is no folder. */
export function listBackups(ledger: string): Backup[] {
  const prefix = `${path.basename(ledger, '.db')}-`;
  return namesIn(backupFolder(ledger))
    .flatMap((name): Backup[] => {
      const day = name.slice(prefix.length, -'.db'.length);
      if (!name.startsWith(prefix) || !name.endsWith('.db') || !isDay(day)) return [];
      const file = path.join(backupFolder(ledger), name);
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats?.isFile() === true ? [{ file, day, bytes: stats.size }] : [];
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** Copies that were never finished make room. @param now epoch ms */
export function dropUnfinished(ledger: string, now: number): void {
  for (const name of namesIn(backupFolder(ledger))) {
    if (!name.includes(UNFINISHED)) continue;
    const file = path.join(backupFolder(ledger), name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats !== undefined && now - stats.mtimeMs > STALE) rmSync(file, { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
