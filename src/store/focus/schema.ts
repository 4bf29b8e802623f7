/**
 * Focus sessions: the whole record as JSON, beside it what is asked for. `open` is 1 while a session runs or
 * is paused and else NULL; as it is unique, the ledger itself holds that there is one at most, whoever writes.
 * `result` is what was measured in it, kept for when only totals are left of its days.
 */
export const sessionSchema: readonly string[] = [
  `CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER CHECK ("end" >= start),
    open INTEGER UNIQUE CHECK (open = 1),
    record TEXT NOT NULL,
    result TEXT,
    CHECK ((open IS NULL) = ("end" IS NOT NULL))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX session_start ON session (start)`,
];
