import { CancelledError, ExpectedError } from '../../core/errors/expectedError';

/** What a person is told of a failure; nothing when they cancelled. */
export type Failure =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'expected'; readonly message: string }
  /** Ours to mend: logged with its trace. */
  | { readonly kind: 'bug'; readonly message: string };

/**
 * Tells the three apart: a cancel, an error that was foreseen, and a bug.
 *
 * @param what what was attempted, as the title of its command: "Open Dashboard"
 */
export function failureOf(what: string, error: unknown): Failure {
  if (error instanceof CancelledError) return { kind: 'cancelled' };
  // VS Code's CancellationError, also where it came over a process border as a plain Error.
  if (error instanceof Error && error.name === 'Canceled') return { kind: 'cancelled' };
  if (error instanceof ExpectedError) return { kind: 'expected', message: error.message };
  const message = `"${what}" failed unexpectedly. Your time is still being measured. Try it again; if it fails again, the log has the details for a report.`;
  return { kind: 'bug', message };
}
