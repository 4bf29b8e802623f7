import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ByteText } from '../../core/areas/byteText';
import type { TextKind } from './schema';

/** Entries remembered at most, so that memory does not grow with the number of paths of a history. */
const REMEMBERED = 40_000;

/** Gives every text of one kind its id. New ones wait in memory for {@link Texts.write}. */
export class Texts {
  private readonly known = new Map<ByteText, number>();
  private readonly waiting = new Map<ByteText, number>();
  private readonly select: StatementSync;
  private readonly insert: StatementSync;
  private readonly count: StatementSync;
  private readonly recount: StatementSync;
  private next: number;
  private written: number;

  constructor(
    db: DatabaseSync,
    private readonly repository: number,
    private readonly text: TextKind,
  ) {
    this.select = db.prepare(
      'SELECT id FROM git_text WHERE repository = ? AND kind = ? AND value = ?',
    );
    this.insert = db.prepare(
      'INSERT INTO git_text (repository, kind, value, id) VALUES (?, ?, ?, ?)',
    );
    this.count = db.prepare(`SELECT ${text.column} AS n FROM git_repository WHERE id = ?`);
    this.recount = db.prepare(`UPDATE git_repository SET ${text.column} = ? WHERE id = ?`);
    this.next = this.written = this.stored();
  }

  /** Number of texts that are not written yet. */
  get unwritten(): number {
    return this.waiting.size;
  }

  id(text: ByteText): number {
    const known = this.known.get(text) ?? this.waiting.get(text);
    if (known !== undefined) return known;
    const row = this.select.get(this.repository, this.text.kind, Buffer.from(text, 'latin1'));
    if (row === undefined) {
      this.waiting.set(text, this.next);
      return this.next++;
    }
    const id = Number(row['id']);
    this.remember(text, id);
    return id;
  }

  /**
   * Writes the new texts, within the caller's transaction.
   * @throws Error when somebody else wrote texts meanwhile: two must never index at the same time.
   */
  write(): void {
    if (this.waiting.size === 0) return;
    if (this.stored() !== this.written) throw new Error('another window indexes this repository');
    for (const [text, id] of this.waiting) {
      this.insert.run(this.repository, this.text.kind, Buffer.from(text, 'latin1'), id);
      this.remember(text, id);
    }
    this.waiting.clear();
    this.recount.run(this.next, this.repository);
    this.written = this.next;
  }

  private remember(text: ByteText, id: number): void {
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(text, id);
  }

  private stored(): number {
    return Number(this.count.get(this.repository)?.['n'] ?? 0);
  }
}
