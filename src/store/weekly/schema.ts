/**
 * What the areas of the person's ground were at the end of each week, so that a later week can say which blind
 * spots grew or shrank; and the one decision that each week ended in. Weeks are named by their Monday.
 */
export const weeklySchema: readonly string[] = [
  // A repository that was looked at, be it without any blind spot.
  `CREATE TABLE spot_look (
    week TEXT NOT NULL,
    repo TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (week, repo)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE spot_week (
    week TEXT NOT NULL,
    repo TEXT NOT NULL,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    rank REAL NOT NULL,
    written INTEGER,
    changes INTEGER NOT NULL,
    people INTEGER NOT NULL,
    approved INTEGER,
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    sentence TEXT NOT NULL,
    PRIMARY KEY (week, repo, path)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE week_decision (
    week TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
];
