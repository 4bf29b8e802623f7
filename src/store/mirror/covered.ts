import type { DatabaseSync } from 'node:sqlite';
import { daysOf, dayOfUtc } from '../../core/calendar/day';
import { partsOfSource } from '../../core/mirror/month';
import type { Range } from '../../core/time/rangeSet';
import { isCovered } from './days';

/**
 * Does this ledger have of its own what a source of the mirror measured in a stretch of time: it took over an export
 * of that machine. What is left of a lost ledger of the own machine is never covered.
 *
 * @param source key of a host, or a host and its ledger
 * @param own key of the own host, where it is known
 */
export function isCoveredBy(
  db: DatabaseSync,
  source: string,
  { start, end }: Range,
  own?: string,
): boolean {
  const host = partsOfSource(source)?.host;
  if (host === undefined || host === own) return false;
  return daysOf(dayOfUtc(start), dayOfUtc(end)).some((day) => isCovered(db, host, day));
}
