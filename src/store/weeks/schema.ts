/**
 * What the person decided and answered, kept for ever: rows are added, and neither changed nor removed. And the
 * stretches in which a window of VS Code was open, per host.
 */
export const weeksSchema: readonly string[] = [
  `CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    json TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX decision_time ON decision (at)`,
  `CREATE TRIGGER decision_holds BEFORE UPDATE ON decision
   BEGIN SELECT RAISE(ABORT, 'a decision is kept as it was made'); END`,
  `CREATE TRIGGER decision_stays BEFORE DELETE ON decision
   BEGIN SELECT RAISE(ABORT, 'a decision is kept for ever'); END`,

  `CREATE TABLE open_time (
    id INTEGER PRIMARY KEY,
    host INTEGER NOT NULL REFERENCES host,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" >= start)
  ) STRICT`,
  `CREATE INDEX open_time_end ON open_time ("end")`,
];
