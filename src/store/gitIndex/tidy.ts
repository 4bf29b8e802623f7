import type { DatabaseSync } from 'node:sqlite';
import { reachable } from '../../core/areas/graph';
import { ByteList } from '../../core/areas/growing';
import { HashTable } from '../../core/areas/hashTable';
import { hasTable, transact } from '../ledger/sqlite';
import { TIPS } from './commitWriter';

/** Commits that nothing reaches are left in peace up to this many, and up to one in so many of all. */
const FEW = 500;
const PART = 10;

/** How often commits of a repository were taken out. */
export function generation(db: DatabaseSync, repository: number): number {
  // A ledger of before is looked at as it is.
  if (!hasTable(db, 'git_generation')) return 0;
  const row = db.prepare('SELECT number FROM git_generation WHERE repository = ?').get(repository);
  return Number(row?.['number'] ?? 0);
}

export function nextGeneration(db: DatabaseSync, repository: number): void {
  db.prepare(
    `INSERT INTO git_generation (repository, number) VALUES (?, 1)
     ON CONFLICT (repository) DO UPDATE SET number = number + 1`,
  ).run(repository);
}

/**
 * Takes out what rewritten history left behind: commits that none of the tips reaches, when they are more than
 * a few. Looked for once in as many tips as are kept, so that a tip that was rewritten is gone by then.
 * @param now look in any case
 */
export function tidy(db: DatabaseSync, repository: number, now: boolean): number {
  const tips = db
    .prepare('SELECT id, hash FROM git_tip WHERE repository = ? ORDER BY id DESC')
    .all(repository);
  const isDue = now || Number(tips[0]?.['id'] ?? 0) % TIPS === 0;
  if (!isDue || tips.length === 0) return 0;
  const left = unreached(
    db,
    repository,
    tips.map((tip) => String(tip['hash'])),
  );
  const total = Number(
    db.prepare('SELECT count(*) AS n FROM git_commit WHERE repository = ?').get(repository)?.['n'],
  );
  if (left.length <= Math.max(FEW, total / PART)) return 0;
  transact(db, () => {
    const remove = db.prepare('DELETE FROM git_commit WHERE id = ?');
    for (const id of left) remove.run(id);
    nextGeneration(db, repository);
  });
  return left.length;
}

// Only ids and parents are looked at: a few megabytes for hundreds of thousands of commits.
function unreached(db: DatabaseSync, repository: number, tips: readonly string[]): number[] {
  const hashes = new HashTable();
  const parentBytes = new ByteList();
  const ids: number[] = [];
  const counts: number[] = [];
  const rows = db
    .prepare('SELECT id, hash, parents FROM git_commit WHERE repository = ?')
    .iterate(repository);
  for (const row of rows) {
    const parents = row['parents'] as Uint8Array;
    hashes.add(row['hash'] as Uint8Array);
    ids.push(row['id'] as number);
    counts.push((counts.at(-1) ?? 0) + parents.length / hashes.width);
    parentBytes.append(parents);
  }
  const bytes = parentBytes.view();
  const parents = Int32Array.from({ length: bytes.length / hashes.width }, (_, n) =>
    hashes.find(bytes, n * hashes.width),
  );
  const heads = tips.map((tip) => hashes.findHex(tip)).filter((head) => head >= 0);
  const reached = reachable({ parents, ends: Int32Array.from(counts) }, ...heads);
  return ids.filter((_, n) => reached[n] !== 1);
}
