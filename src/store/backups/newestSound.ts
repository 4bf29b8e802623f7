import { pathToFileURL } from 'node:url';
import type { Backup } from '../../core/ports/backupsPort';
import { isLedger, isSound } from '../ledger/soundness';
import { faultOf, loadSqlite, needSqlite, type SqliteLoader } from '../ledger/sqlite';
import { listBackups } from './backupFiles';

/** The latest backup that passes its check now; undefined without one. Reads whole files. */
export function newestSound(ledger: string, load: SqliteLoader = loadSqlite): Backup | undefined {
  return listBackups(ledger).find(({ file }) => isSoundFile(file, load));
}

/** Is a file a ledger whose every page can be read; leaves no trace beside it. */
export function isSoundFile(file: string, load: SqliteLoader = loadSqlite): boolean {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const { DatabaseSync } = needSqlite(load);
  const db = new DatabaseSync(url, { readOnly: true, open: false });
  try {
    db.open();
    return isLedger(db) && isSound(db);
  } catch (error) {
    if (faultOf(error) === undefined) throw error;
    return false;
  } finally {
    if (db.isOpen) db.close();
  }
}
