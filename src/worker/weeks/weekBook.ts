import { addDays, type Day } from '../../core/calendar/day';
import { boundsOfDay } from '../../core/calendar/zone';
import { weekSumOf, type WeekSum } from '../../insights/weeks/weekSum';
import { marginOf } from '../../insights/time/intervalsBetween';
import { stampOf } from '../../store/ledger/dayCache';
import { rollupStamp } from '../../store/ledger/rollups';
import { nameOfVariant } from '../dayBook';
import type { SharedLedger } from '../sharedLedger';

const SUNDAY = 6;

/**
 * Adds weeks up and remembers them: a question about three years costs two small queries a week, and only weeks
 * in which something came since are added up again.
 */
export class WeekBook {
  readonly #shared: SharedLedger;
  readonly #known = new Map<Day, { readonly stamp: string; readonly sum: WeekSum }>();

  constructor(shared: SharedLedger) {
    this.#shared = shared;
  }

  /** @param monday of the week @param now epoch ms */
  async sum(monday: Day, now: number): Promise<WeekSum> {
    const stamp = this.#stamp(monday);
    const known = this.#known.get(monday);
    if (known?.stamp === stamp) return known.sum;
    const days = await this.#shared.summaries({ from: monday, to: addDays(monday, SUNDAY) }, now);
    const sum = weekSumOf(days);
    this.#known.set(monday, { stamp, sum });
    return sum;
  }

  #stamp(monday: Day): string {
    const { timeZone, parameters } = this.#shared.settings;
    const sunday = addDays(monday, SUNDAY);
    const margin = marginOf(parameters);
    const [from] = boundsOfDay(timeZone, monday);
    const [, to] = boundsOfDay(timeZone, sunday);
    return this.#shared.ask((ledger) =>
      [
        nameOfVariant(this.#shared.variant()),
        this.#shared.forgotten,
        ledger.folded()?.day ?? '',
        rollupStamp(ledger.db, monday, sunday),
        stampOf(ledger.db, from - margin, to + margin),
      ].join(' '),
    );
  }
}
