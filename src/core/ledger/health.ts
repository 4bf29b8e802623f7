/** Where the pulses go right now, and why, in words for a tooltip. */
export type LedgerState =
  /** The ledger is open for writing. */
  | 'ok'
  /** Written by a newer version: read only, pulses wait in the spool. */
  | 'newer'
  /** The file was damaged, was renamed and kept, and a new one was begun. */
  | 'replaced'
  /** No `node:sqlite`, read-only or full disk: pulses wait in the spool file. */
  | 'spool'
  /** Not even the spool can be written: pulses wait in bounded memory. */
  | 'memory'
  /** The worker died and is being restarted; pulses wait meanwhile. */
  | 'restarting';

export interface LedgerHealth {
  readonly state: LedgerState;
  /** What happened, what still works, what to do: one sentence each; empty when `ok`. */
  readonly message: string;
  /** Absolute path of the ledger file. */
  readonly file: string;
  /** Pulses that wait outside of the ledger. */
  readonly spooled: number;
  /** Pulses dropped because a bound was reached, since start. */
  readonly dropped: number;
}
