import type { DatabaseSync } from 'node:sqlite';
import type { DiffAuthorship } from '../../core/time/diffAuthorship';
import { hasTable } from './sqlite';

/** Whose commits lie between two refs that a diff showed, looked up once, when the diff was seen first. */
export const diffOwnerSchema: readonly string[] = [
  `CREATE TABLE diff_owner (
    id INTEGER PRIMARY KEY,
    repo TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    mine INTEGER NOT NULL CHECK (mine IN (0, 1)),
    UNIQUE (repo, old, new)
  ) STRICT`,
];

/** Is every non-merge commit between the refs mine; undefined: not looked up. */
export type IsMine = (repo: string | null, refs: readonly [string, string]) => boolean | undefined;

export function readDiffOwners(db: DatabaseSync): IsMine {
  // A ledger of an older version that may only be read has no such table.
  if (!hasTable(db, 'diff_owner')) return () => undefined;
  const ask = db.prepare('SELECT mine FROM diff_owner WHERE repo = ? AND old = ? AND new = ?');
  const known = new Map<string, boolean | undefined>();
  return (repo, [old, fresh]) => {
    if (repo === null) return undefined;
    const key = [repo, old, fresh].join('\0');
    if (!known.has(key)) {
      const row = ask.get(repo, old, fresh);
      known.set(key, row === undefined ? undefined : row['mine'] === 1);
    }
    return known.get(key);
  };
}

/** Keeps an answer; the first one stays, since branch names move on. */
export function keepDiffOwner(
  db: DatabaseSync,
  repo: string,
  [old, fresh]: readonly [string, string],
  mine: boolean,
): void {
  db.prepare('INSERT OR IGNORE INTO diff_owner (repo, old, new, mine) VALUES (?, ?, ?, ?)').run(
    repo,
    old,
    fresh,
    mine ? 1 : 0,
  );
}

/** How many answers are kept: what was calculated before there were more may be other than now. */
export function countDiffOwners(db: DatabaseSync): number {
  if (!hasTable(db, 'diff_owner')) return 0;
  return Number(db.prepare('SELECT count(*) AS number FROM diff_owner').get()?.['number'] ?? 0);
}

/** Every answer that is kept. */
export function listDiffOwners(db: DatabaseSync): DiffAuthorship[] {
  if (!hasTable(db, 'diff_owner')) return [];
  return db
    .prepare('SELECT repo, old, new, mine FROM diff_owner ORDER BY id')
    .all()
    .map((row) => ({
      repo: String(row['repo']),
      refs: [String(row['old']), String(row['new'])],
      mine: row['mine'] === 1,
    }));
}
