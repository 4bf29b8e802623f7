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

/** Texts that are fetched together: a row each costs several times as much as all that is done with it. */
const TOGETHER = 8_192;

function loadTexts<Item>(
  db: DatabaseSync,
  repository: number,
  { kind, column }: TextKind,
  list: Item[],
  parse: (text: ByteText) => Item,
): void {
  const count = db
    .prepare(`SELECT ${column} AS n FROM git_repository WHERE id = ?`)
    .get(repository)?.['n'] as number | undefined;
  if (count === undefined || count === list.length) return;
  // In the order of the key, so that each piece goes on where the one before ended. What is written meanwhile is left
  // for the next time: of those it would be a part.
  const pieces = db.prepare(
    `SELECT CAST(group_concat(value, '') AS BLOB) AS texts, max(value) AS last,
       json_group_array(id) AS ids, json_group_array(length(value)) AS lengths
     FROM (SELECT value, id FROM git_text
       WHERE repository = ? AND kind = ? AND value > ? AND id >= ? AND id < ?
       ORDER BY value LIMIT ${TOGETHER})`,
  );
  const from = list.length;
  // Set in any order below, which is slow in a list that has no room for them yet.
  list.length = count;
  let after: Uint8Array = new Uint8Array(0);
  for (let left = count - from; left > 0;) {
    const piece = pieces.get(repository, kind, after, from, count);
    if (!(piece?.['texts'] instanceof Uint8Array)) return;
    const texts = latin1(piece['texts']);
    const ids = JSON.parse(piece['ids'] as string) as number[];
    const lengths = JSON.parse(piece['lengths'] as string) as number[];
    let at = 0;
    ids.forEach((id, index) => {
      const end = at + (lengths[index] ?? 0);
      list[id] = parse(texts.slice(at, end));
      at = end;
    });
    after = piece['last'] as Uint8Array;
    left -= ids.length;
  }
}

function latin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
