import type { Clock } from '../core/ports/clock';

/**
 * What a promise gives, if it does so within `ms`; else undefined, and what it gives later is ignored.
 * Rejects when it rejects in time.
 */
export function within<Value>(
  clock: Clock,
  ms: number,
  promise: Promise<Value>,
): Promise<{ readonly value: Value } | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => {
      resolve(undefined);
    });
    promise.then(
      (value) => {
        cancel();
        resolve({ value });
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
