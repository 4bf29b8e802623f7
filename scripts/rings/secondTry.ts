import type { RingResult } from './result';

/**
 * What a part came to that failed and was tried again, by itself. What is played in a real VS Code depends on the
 * moment: a page or a file watcher that stands still for seconds makes a test fail that has no fault. A fault fails
 * twice. The second try counts, and what passed only then is told by name, so that it can be looked into.
 */
export function triedAgain(first: RingResult, second: RingResult): RingResult {
  if (second.failed > 0 && (second.failures ?? []).length === 0) return second;
  const still = new Set(second.failures);
  const untitled = first.note ?? 'ended with an error outside of its tests';
  const failed = first.failures?.length ? first.failures : [untitled];
  return { ...second, again: failed.filter((test) => !still.has(test)) };
}
