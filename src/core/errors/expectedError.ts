/**
 * A failure that was foreseen, with what a person needs: it is shown as it is, and is no bug.
 * The three sentences end with a full stop.
 */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';

  constructor(
    /** What happened. */
    readonly happened: string,
    /** What still works. */
    readonly stillWorks: string,
    /** What the person can do. */
    readonly todo: string,
    options?: ErrorOptions,
  ) {
    super([happened, stillWorks, todo].join(' '), options);
  }
}

/** The person changed their mind: nothing is said about it. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}
