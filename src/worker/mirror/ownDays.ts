import type { Day } from '../../core/calendar/day';
import { boundsOfDay } from '../../core/calendar/zone';
import { addOrigins, addTimes } from '../../core/mirror/lighter';
import type { MirrorDay } from '../../core/mirror/month';
import { summariseDay, type DaySummary } from '../../insights/time/daySummary';
import { rollupOf } from '../../insights/time/rollupOf';
import { ownRollup } from '../../store/mirror/days';
import type { SharedLedger } from '../sharedLedger';

/**
 * A day of this host alone: what its windows recorded, and its own totals.
 *
 * @param foreign windows of other hosts, whose pulses came by an import
 * @returns undefined where there is nothing of that day
 */
export function ownDay(
  shared: SharedLedger,
  day: Day,
  foreign: ReadonlySet<string>,
): MirrorDay | undefined {
  const host = shared.options.host.key;
  const { parameters } = shared.settings;
  const recorded = rollupOf(recordedOn(shared, day, foreign), host, parameters);
  const kept = shared.ask(({ db }) => ownRollup(db, host, day));
  const times = addTimes([...(kept?.times ?? []), ...recorded.times]);
  const origins = addOrigins([...(kept?.origins ?? []), ...recorded.origins]);
  if (times.length + origins.length === 0) return undefined;
  // A seam once is a seam for ever: totals keep the parameters they were made with.
  return { day, times, origins, parameters: kept?.parameters ?? parameters };
}

function recordedOn(shared: SharedLedger, day: Day, foreign: ReadonlySet<string>): DaySummary {
  return shared.ask((ledger, days) => {
    const all = days.recorded(day, shared.now());
    if (foreign.size === 0 || all.parts.length === 0) return all;
    const [from, to] = boundsOfDay(shared.settings.timeZone, day);
    const own = <Of extends { readonly window: string }>(list: readonly Of[]): Of[] =>
      list.filter(({ window }) => !foreign.has(window));
    const pulses = ledger.pulses(from, to).filter(({ start }) => start >= from);
    return summariseDay(day, own(days.intervals(day)), own(pulses));
  });
}
