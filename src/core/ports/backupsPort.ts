/** A copy of the ledger as it was on a day. */
export interface Backup {
  /** Absolute path. */
  readonly file: string;
  /** Local day on which it was made, `YYYY-MM-DD`. */
  readonly day: string;
  readonly bytes: number;
}

/** What came of an attempt. */
export type BackupOutcome =
  | { readonly state: 'made'; readonly backup: Backup; readonly dropped: readonly string[] }
  /** In one sentence why not; all earlier backups are still there. */
  | { readonly state: 'failed'; readonly reason: string };

/** What a restored backup brought back. */
export interface RestoredBackup {
  readonly pulses: number;
  readonly corrections: number;
  /** Days of which it has totals only. */
  readonly days: number;
  /** Sessions, decisions, answers and the like. */
  readonly rows: number;
  /** What was in the ledger already. */
  readonly known: number;
}

/** Copies of the ledger: one a day, made by one of all windows. */
export interface BackupsPort {
  /** Makes today's backup if it is due and no other window makes it; null where it is not. */
  backUpIfDue(): Promise<BackupOutcome | null>;
  /** All there are, the latest first. */
  backups(): Promise<readonly Backup[]>;
  /**
   * Adds what a backup holds to the ledger; nothing in the ledger is changed or removed by it, and doing it twice
   * does no more than once. Rejects with an ExpectedError for a file that is no sound backup.
   */
  restoreBackup(file: string): Promise<RestoredBackup>;
}
