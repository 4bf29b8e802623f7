import type { DatabaseSync } from 'node:sqlite';
import { TOUCH } from '../../core/areas/historySink';
import type { HistoryWriter } from '../../core/areas/gitIndex';
import type { CommitHeader, TouchKind } from '../../core/areas/historySink';
import { ByteList, pushVarint } from '../../core/areas/growing';
import { cleanIdentity } from '../../core/areas/identity';
import { readMessage, subjectOf } from '../../core/areas/message';
import { transact } from '../ledger/sqlite';
import { TEXT_KINDS } from './schema';
import { Texts } from './texts';

/**
 * Commits in a transaction: enough that its cost vanishes. Larger ones are no faster, but what waits in memory
 * outlives the young generation, and the peak of a long history grew by half.
 */
const BATCH = 250;
/** Bytes of touches and new paths in a transaction, for histories with huge commits. */
const BATCH_BYTES = 100_000;
const BATCH_TEXTS = 5000;
/** Tips kept per repository; more would make every increment's command line longer. */
export const TIPS = 32;

type Row = (number | string | Uint8Array | null)[];

/**
 * Writes commits in the order in which they come, each followed by its touches. A batch waits in memory and is
 * written in one go: a transaction left open while git is read would lock every other writer out.
 */
export class CommitWriter implements HistoryWriter {
  commits = 0;
  private readonly paths: Texts;
  private readonly identities: Texts;
  private readonly signings: Texts;
  private header: CommitHeader | null = null;
  private readonly packed = new ByteList();
  private readonly small = new ByteList();
  private rows: Row[] = [];
  private bytes = 0;

  constructor(
    private readonly db: DatabaseSync,
    private readonly repository: number,
  ) {
    this.paths = new Texts(db, repository, TEXT_KINDS.path);
    this.identities = new Texts(db, repository, TEXT_KINDS.identity);
    this.signings = new Texts(db, repository, TEXT_KINDS.signing);
  }

  commit(header: CommitHeader): void {
    this.finish();
    if (this.rows.length >= BATCH || this.bytes >= BATCH_BYTES) this.write();
    this.header = header;
  }

  touch(kind: TouchKind, path: string, from: string | null): void {
    pushVarint(this.packed, this.paths.id(path) * 4 + kind);
    if (kind !== TOUCH.single) pushVarint(this.packed, this.paths.id(from ?? ''));
    if (this.paths.unwritten >= BATCH_TEXTS) this.write();
  }

  complete(tip: string): void {
    this.finish();
    this.write();
    const { db, repository } = this;
    transact(db, () => {
      db.prepare('DELETE FROM git_tip WHERE repository = ? AND hash = ?').run(repository, tip);
      db.prepare('INSERT INTO git_tip (repository, hash) VALUES (?, ?)').run(repository, tip);
      db.prepare(
        `DELETE FROM git_tip WHERE repository = ? AND id NOT IN
          (SELECT id FROM git_tip WHERE repository = ? ORDER BY id DESC LIMIT ?)`,
      ).run(repository, repository, TIPS);
    });
  }

  stop(): void {
    // The last commit may lack touches that were not read any more.
    this.header = null;
    this.packed.take();
    this.write();
  }

  private write(): void {
    const { db, rows } = this;
    if (rows.length === 0 && this.paths.unwritten === 0) return;
    transact(db, () => {
      this.paths.write();
      this.identities.write();
      this.signings.write();
      const insert = db.prepare(
        `INSERT OR IGNORE INTO git_commit (repository, hash, parents, author, authored, committed,
          co_authors, signings, touches, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      for (const row of rows) insert.run(...row);
    });
    this.rows = [];
    this.bytes = 0;
  }

  private finish(): void {
    const { header } = this;
    if (header === null) return;
    this.header = null;
    const { coAuthors, signings } = readMessage(header.message);
    const author = cleanIdentity(header.name, header.email);
    const touches = this.packed.length === 0 ? null : this.packed.take();
    this.rows.push([
      this.repository,
      Buffer.from(header.hash, 'hex'),
      Buffer.from(header.parents.join(''), 'hex'),
      this.identity(author.name, author.email),
      header.authored,
      header.committed,
      this.pack(coAuthors.map(({ name, email }) => this.identity(name, email))),
      this.pack(signings.map((line) => this.signings.id(line))),
      touches,
      Buffer.from(subjectOf(header.message), 'latin1'),
    ]);
    this.bytes += touches?.length ?? 0;
    this.commits++;
  }

  private identity(name: string, email: string): number {
    return this.identities.id(`${name}\0${email}`);
  }

  private pack(ids: readonly number[]): Uint8Array | null {
    if (ids.length === 0) return null;
    for (const id of ids) pushVarint(this.small, id);
    return this.small.take();
  }
}
