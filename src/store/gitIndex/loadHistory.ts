import type { DatabaseSync } from 'node:sqlite';
import type { ByteText } from '../../core/areas/byteText';
import type { HistoryBuilder } from '../../core/areas/history';
import { TEXT_KINDS } from './schema';
import type { TextKind } from './schema';

/** Appends what was stored since the builder's last load. */
export function loadHistory(db: DatabaseSync, repository: number, history: HistoryBuilder): void {
  const rows = db
    .prepare(
      `SELECT id, hash, parents, author, authored, committed, co_authors, signings, touches
       FROM git_commit WHERE repository = ? AND id > ? ORDER BY id`,
    )
    .iterate(repository, history.lastRow);
  for (const row of rows) {
    history.add({
      hash: row['hash'] as Uint8Array,
      parents: row['parents'] as Uint8Array,
      author: row['author'] as number,
      authored: row['authored'] as number,
      committed: row['committed'] as number,
      coAuthors: row['co_authors'] as Uint8Array | null,
      signings: row['signings'] as Uint8Array | null,
      touches: row['touches'] as Uint8Array | null,
    });
    history.lastRow = row['id'] as number;
  }
  // Read after the commits: a writer that went on meanwhile can only have added texts.
  loadTexts(db, repository, TEXT_KINDS.path, history.paths, (text) => text);
  loadTexts(db, repository, TEXT_KINDS.signing, history.signingLines, (text) => text);
  loadTexts(db, repository, TEXT_KINDS.identity, history.identities, (text) => {
    const end = text.indexOf('\0');
    return { name: text.slice(0, end), email: text.slice(end + 1) };
  });
}

function loadTexts<Item>(
  db: DatabaseSync,
  repository: number,
  { kind, column }: TextKind,
  list: Item[],
  parse: (text: ByteText) => Item,
): void {
  const count = db
    .prepare(`SELECT ${column} AS n FROM git_repository WHERE id = ?`)
    .get(repository)?.['n'];
  if (count === list.length) return;
  const rows = db
    .prepare('SELECT id, value FROM git_text WHERE repository = ? AND kind = ? AND id >= ?')
    .iterate(repository, kind, list.length);
  for (const row of rows) {
    const bytes = row['value'] as Uint8Array;
    list[row['id'] as number] = parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    );
  }
}
