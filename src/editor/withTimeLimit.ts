import type { Clock } from '../core/ports/clock';

/**
 * Did the promise fulfil in time. A rejection is no answer, and an answer after the limit is none either.
 * @param limit ms.
 */
export function fulfilsWithin(
  promise: PromiseLike<unknown>,
  limit: number,
  clock: Pick<Clock, 'after'>,
): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(limit, () => {
      resolve(false);
    });
    const end = (answered: boolean) => (): void => {
      cancel();
      resolve(answered);
    };
    promise.then(end(true), end(false));
  });
}
