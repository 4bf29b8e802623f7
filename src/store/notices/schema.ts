/**
 * Notices that nobody asked for: once per key for ever. `shown` is when, or null; `held` is why it was held
 * back, `settled` (1) that it need not be shown any more.
 */
export const noticeSchema: readonly string[] = [
  `CREATE TABLE notice (
    key TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    offered INTEGER NOT NULL,
    shown INTEGER,
    held TEXT,
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX notice_shown ON notice (shown)`,
];
