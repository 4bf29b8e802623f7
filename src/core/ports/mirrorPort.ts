/** A month in the mirror: its key and its text. */
export interface MirrorEntry {
  readonly key: string;
  readonly text: string;
}

/** What of the mirror was new. */
export interface MirrorTaken {
  /** Months of other ledgers. */
  readonly months: number;
  /** Days that this host's ledger had lost. */
  readonly rebuilt: number;
  /** Rows of phases, decisions, answers and the like. */
  readonly rows: number;
  /** Months of a newer version, left alone. */
  readonly newer: number;
  /** Texts that could not be read. */
  readonly damaged: number;
}

/** What the mirror of the ledger asks: months out, months in. The client's side keeps the texts. */
export interface MirrorPort {
  /**
   * The months of this host that the mirror does not hold as they are now, at most a few at a time, the latest
   * first. Gives none where another window gave them within the last minutes.
   *
   * @param held what the mirror holds of all keys: the first 64 characters of each text
   */
  giveMirror(held: Readonly<Record<string, string>>): Promise<readonly MirrorEntry[]>;
  /** Takes over what others tell, and what this host lost. The same again changes nothing. */
  takeMirror(entries: readonly MirrorEntry[]): Promise<MirrorTaken>;
}
