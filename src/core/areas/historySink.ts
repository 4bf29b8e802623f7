import type { ByteText } from './byteText';

/** What a raw diff entry did: one path changed, moved with identical content, or an empty file moved. */
export const TOUCH = { single: 0, rename: 1, both: 2 } as const;
export type TouchKind = (typeof TOUCH)[keyof typeof TOUCH];

/** One commit as the log prints it. */
export interface CommitHeader {
  /** Full id, hex. */
  readonly hash: string;
  readonly parents: readonly string[];
  readonly name: ByteText;
  readonly email: ByteText;
  /** Seconds since the epoch. */
  readonly authored: number;
  readonly committed: number;
  readonly message: ByteText;
}

/** Takes a history in, commit by commit, each followed by its touches. */
export interface HistorySink {
  commit(header: CommitHeader): void;
  /** `from` is the old path of `rename` and `both`, else null. */
  touch(kind: TouchKind, path: ByteText, from: ByteText | null): void;
}
