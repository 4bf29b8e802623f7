/**
 * The git index inside the ledger. Everything in it can be read from the repository again.
 *
 * Touches are packed into their commit's row (see `StoredCommit`): a row per touch takes several times the space
 * and the time to write and to read, and every question is answered from the whole history in memory anyway.
 * Identities and messages' signing lines are kept raw, so that another mailmap, identity or list of agents needs
 * no new reading of the history.
 */
export const gitIndexSchema: readonly string[] = [
  `CREATE TABLE git_repository (
    id INTEGER PRIMARY KEY,
    -- Real path of the git directory that all worktrees share.
    common_dir TEXT NOT NULL UNIQUE,
    -- Ids of the shallow boundary, one a line.
    shallow TEXT NOT NULL DEFAULT '',
    -- How many texts of each kind there are.
    paths INTEGER NOT NULL DEFAULT 0,
    identities INTEGER NOT NULL DEFAULT 0,
    signings INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  // Commits whose whole history is stored.
  `CREATE TABLE git_tip (
    id INTEGER PRIMARY KEY,
    repository INTEGER NOT NULL REFERENCES git_repository,
    hash TEXT NOT NULL,
    UNIQUE (repository, hash)
  ) STRICT`,
  // kind 0: path; 1: identity, name NUL email; 2: signing line.
  `CREATE TABLE git_text (
    repository INTEGER NOT NULL REFERENCES git_repository,
    kind INTEGER NOT NULL,
    value BLOB NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (repository, kind, value)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE git_commit (
    id INTEGER PRIMARY KEY,
    repository INTEGER NOT NULL REFERENCES git_repository,
    hash BLOB NOT NULL,
    parents BLOB NOT NULL,
    author INTEGER NOT NULL,
    authored INTEGER NOT NULL,
    committed INTEGER NOT NULL,
    co_authors BLOB,
    signings BLOB,
    touches BLOB,
    subject BLOB NOT NULL,
    UNIQUE (repository, hash)
  ) STRICT`,
];

/** Kinds of `git_text`, with the column that counts them. */
export const TEXT_KINDS = {
  path: { kind: 0, column: 'paths' },
  identity: { kind: 1, column: 'identities' },
  signing: { kind: 2, column: 'signings' },
} as const;
export type TextKind = (typeof TEXT_KINDS)[keyof typeof TEXT_KINDS];

/** How often commits of a repository were taken out of its index: what was loaded before is of no use then. */
export const generationSchema: readonly string[] = [
  `CREATE TABLE git_generation (
    repository INTEGER PRIMARY KEY REFERENCES git_repository,
    number INTEGER NOT NULL
  ) STRICT`,
];
