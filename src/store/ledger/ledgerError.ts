/** Why a ledger cannot be used; the message is a sentence for people. */
export type LedgerFault =
  /** There is no such file. */
  | 'missing'
  /** The file is something else. */
  | 'not-a-ledger'
  | 'damaged'
  /** Written by a newer version of the product. */
  | 'newer'
  /** This Node has no `node:sqlite`. */
  | 'no-sqlite'
  /** The file or its folder cannot be read or written. */
  | 'unusable'
  /** Another process holds the file. */
  | 'busy';

export class LedgerError extends Error {
  override readonly name = 'LedgerError';

  constructor(
    readonly fault: LedgerFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
