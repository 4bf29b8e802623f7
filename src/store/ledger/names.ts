import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Stands for "no path" in the index of places, which cannot compare nulls. */
const NO_PATH = '\0';

/**
 * Numbers of windows, repositories, places, refs and rules, made at first use. Call inside of a write transaction,
 * and {@link forget} when it is rolled back: the numbers of that transaction never came to be.
 */
export class Names {
  private readonly known = new Map<string, number>();
  private readonly statements = new Map<string, StatementSync>();

  constructor(
    private readonly db: DatabaseSync,
    private readonly host: number,
  ) {}

  forget(): void {
    this.known.clear();
  }

  window(key: string): number {
    return this.id(
      ['w', key],
      'SELECT id FROM window WHERE key = ? AND host = ?',
      'INSERT INTO window (key, host) VALUES (?, ?)',
      [key, this.host],
    );
  }

  repo(root: string): number {
    return this.id(
      ['r', root],
      'SELECT id FROM repo WHERE root = ?',
      'INSERT INTO repo (root) VALUES (?)',
      [root],
    );
  }

  place(root: string | null, path: string | null): number {
    const repo = root === null ? 0 : this.repo(root);
    return this.id(
      ['p', repo, path],
      `SELECT id FROM place WHERE ifnull(repo, 0) = ? AND ifnull(path, char(0)) = ?`,
      `INSERT INTO place (repo, path) VALUES (nullif(?, 0), nullif(?, char(0)))`,
      [repo, path ?? NO_PATH],
    );
  }

  refs([old, changed]: readonly [string, string]): number {
    return this.id(
      ['d', old, changed],
      'SELECT id FROM refs WHERE old = ? AND new = ?',
      'INSERT INTO refs (old, new) VALUES (?, ?)',
      [old, changed],
    );
  }

  rule(name: string): number {
    return this.id(
      ['o', name],
      'SELECT id FROM rule WHERE name = ?',
      'INSERT INTO rule (name) VALUES (?)',
      [name],
    );
  }

  private id(
    key: readonly (string | number | null)[],
    select: string,
    insert: string,
    values: readonly (string | number)[],
  ): number {
    const name = JSON.stringify(key);
    let id = this.known.get(name);
    if (id === undefined) {
      const row = this.prepare(select).get(...values);
      id = Number(row?.['id'] ?? this.prepare(insert).run(...values).lastInsertRowid);
      this.known.set(name, id);
    }
    return id;
  }

  private prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
