import type { DatabaseSync } from 'node:sqlite';
import { decodeBytes } from '../../core/areas/byteText';
import type { GitIndex, HistoryWriter, IndexedRepository } from '../../core/areas/gitIndex';
import type { HistoryBuilder } from '../../core/areas/history';
import { claim, release } from '../ledger/claims';
import { transact } from '../ledger/sqlite';
import { CommitWriter } from './commitWriter';
import { loadHistory } from './loadHistory';
import { generation, nextGeneration, tidy } from './tidy';

/** The git index in a ledger's database; reads work on one that is opened read-only. */
export class SqliteGitIndex implements GitIndex {
  constructor(private readonly db: DatabaseSync) {}

  find(commonDir: string): IndexedRepository | null {
    const row = this.db
      .prepare('SELECT id, shallow FROM git_repository WHERE common_dir = ?')
      .get(commonDir);
    if (row === undefined) return null;
    const id = Number(row['id']);
    const tips = this.db
      .prepare('SELECT hash FROM git_tip WHERE repository = ? ORDER BY id')
      .all(id)
      .map((tip) => String(tip['hash']));
    return {
      id,
      shallow: split(String(row['shallow'])),
      tips,
      generation: generation(this.db, id),
    };
  }

  create(commonDir: string): IndexedRepository {
    const known = this.find(commonDir);
    if (known !== null) return known;
    this.db.prepare('INSERT OR IGNORE INTO git_repository (common_dir) VALUES (?)').run(commonDir);
    const made = this.find(commonDir);
    if (made === null) throw new Error('the repository was forgotten while it was added');
    return made;
  }

  reset(repository: number, shallow: readonly string[]): void {
    transact(this.db, () => {
      for (const table of ['git_commit', 'git_tip', 'git_text']) {
        this.db.prepare(`DELETE FROM ${table} WHERE repository = ?`).run(repository);
      }
      this.db
        .prepare(
          `UPDATE git_repository SET shallow = ?, paths = 0, identities = 0, signings = 0
           WHERE id = ?`,
        )
        .run(shallow.join('\n'), repository);
      nextGeneration(this.db, repository);
    });
  }

  forget(repository: number, tips: readonly string[]): void {
    const remove = this.db.prepare('DELETE FROM git_tip WHERE repository = ? AND hash = ?');
    for (const tip of tips) remove.run(repository, tip);
  }

  tidy(repository: number, now: boolean): number {
    return tidy(this.db, repository, now);
  }

  claim(repository: number, owner: string, now: number, ms: number): boolean {
    return claim(this.db, claimKey(repository), owner, now, now + ms) !== 'taken';
  }

  release(repository: number, owner: string): void {
    release(this.db, claimKey(repository), owner);
  }

  write(repository: number): HistoryWriter {
    return new CommitWriter(this.db, repository);
  }

  load(repository: number, history: HistoryBuilder): void {
    loadHistory(this.db, repository, history);
  }

  subjects(repository: number, hashes: readonly string[]): string[] {
    const select = this.db.prepare(
      'SELECT subject FROM git_commit WHERE repository = ? AND hash = ?',
    );
    return hashes.map((hash) => {
      const row = select.get(repository, Buffer.from(hash, 'hex'));
      return row === undefined
        ? ''
        : decodeBytes(Buffer.from(row['subject'] as Uint8Array).toString('latin1'));
    });
  }
}

function claimKey(repository: number): string {
  return `git-index:${repository}`;
}

function split(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
