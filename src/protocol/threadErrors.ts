/** The sentences of a failure that was foreseen, as they cross the border of a thread. */
export interface ToldFailure {
  readonly happened: string;
  readonly stillWorks: string;
  readonly todo: string;
}

interface Answer {
  readonly e?: unknown;
}

/**
 * A thread's message with its failure as plain data: a structured clone keeps of an error its message
 * only, and what still works and what to do would be lost.
 */
export function messageOfThread(message: unknown): unknown {
  const { e } = message as Answer;
  if (!(e instanceof Error) || e.name !== 'ExpectedError') return message;
  const { happened, stillWorks, todo } = e as unknown as ToldFailure;
  return { ...(message as object), e: { told: { happened, stillWorks, todo } } };
}

/** The sentences of a failure that came out of a thread; undefined for any other failure. */
export function toldFailure(error: unknown): ToldFailure | undefined {
  if (typeof error !== 'object' || error === null || !('told' in error)) return undefined;
  return error.told as ToldFailure;
}
