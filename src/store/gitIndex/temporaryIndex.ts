import { migrate } from '../ledger/migrations';
import { loadSqlite, needSqlite } from '../ledger/sqlite';
import type { SqliteLoader } from '../ledger/sqlite';
import { SqliteGitIndex } from './sqliteGitIndex';

/** A git index in memory that is gone when it is closed. */
export interface TemporaryIndex {
  readonly index: SqliteGitIndex;
  close(): void;
}

/** @throws LedgerError `no-sqlite` */
export function temporaryIndex(load: SqliteLoader = loadSqlite): TemporaryIndex {
  const { DatabaseSync } = needSqlite(load);
  const db = new DatabaseSync(':memory:');
  migrate(db);
  return {
    index: new SqliteGitIndex(db),
    close: () => {
      db.close();
    },
  };
}
