import type { Origin, OriginCount } from '../origins/origin';
import type { Pulse } from './pulse';

/** Adds the edits of pulses to `counts`. */
export function countOrigins(
  pulses: Iterable<Pick<Pulse, 'edits'>>,
  counts: Record<Origin, OriginCount>,
): void {
  for (const { edits } of pulses) {
    for (const { origin, events, inserted, deleted } of edits) {
      const sum = counts[origin];
      counts[origin] = {
        events: sum.events + events,
        inserted: sum.inserted + inserted,
        deleted: sum.deleted + deleted,
      };
    }
  }
}
