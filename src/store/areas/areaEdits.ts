import type { DatabaseSync } from 'node:sqlite';
import { parseAreaEdit, type AreaEdit, type KeptAreaEdit } from '../../core/areas/areaEdits';
import { hasTable } from '../ledger/sqlite';

/**
 * What the person changed about the areas of a repository. It lies in the ledger and in no setting: a folder's
 * settings would show it to colleagues, and the person's own ones would carry paths of private repositories to
 * other computers. The repository is named by the git directory that all its worktrees share.
 */
export const areaEditSchema: readonly string[] = [
  `CREATE TABLE area_edit (
    id INTEGER PRIMARY KEY,
    common_dir TEXT NOT NULL,
    -- Epoch ms.
    created INTEGER NOT NULL,
    -- JSON of an AreaEdit.
    edit TEXT NOT NULL,
    revoked INTEGER
  ) STRICT`,
  'CREATE INDEX area_edit_by_repository ON area_edit (common_dir, id)',
];

/** @param now epoch ms @returns its id */
export function addAreaEdit(
  db: DatabaseSync,
  commonDir: string,
  edit: AreaEdit,
  now: number,
): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO area_edit (common_dir, created, edit) VALUES (?, ?, ?)')
    .run(commonDir, now, JSON.stringify(edit));
  return Number(lastInsertRowid);
}

/** Takes an edit back; it is kept. Returns false where there is none, or it was taken back before. */
export function revokeAreaEdit(db: DatabaseSync, id: number, now: number): boolean {
  const { changes } = db
    .prepare('UPDATE area_edit SET revoked = ? WHERE id = ? AND revoked IS NULL')
    .run(now, id);
  return changes > 0;
}

/** The edits of a repository that hold, in the order in which they were made. */
export function readAreaEdits(
  db: DatabaseSync,
  commonDir: string,
): readonly Omit<KeptAreaEdit, 'repo'>[] {
  // A ledger of before is looked at as it is.
  if (!hasTable(db, 'area_edit')) return [];
  return db
    .prepare(
      `SELECT id, created, edit FROM area_edit
       WHERE common_dir = ? AND revoked IS NULL ORDER BY id`,
    )
    .all(commonDir)
    .flatMap((row) => {
      const edit = parseAreaEdit(JSON.parse(String(row['edit'])));
      return edit === null
        ? []
        : [{ id: Number(row['id']), created: Number(row['created']), edit }];
    });
}
