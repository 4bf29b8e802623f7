import { sumMeasures, type BlockMeasure } from '../../core/blocks/measure';
import type { Range } from '../../core/time/rangeSet';
import { measureRange } from '../../insights/blocks/measureRange';
import { marginOf } from '../../insights/time/intervalsBetween';
import { foreignMeasures, keepMeasure, measuresOf } from '../../store/blocks/measures';
import { stampOf } from '../../store/ledger/dayCache';
import { countDiffOwners } from '../../store/ledger/diffOwners';
import type { Ledger } from '../../store/ledger/ledger';
import { nameOfVariant, type Variant } from '../dayBook';

/** Whose ledger it is, how it counts, and when. */
export interface MeasureContext {
  /** Key of the own machine. */
  readonly host: string;
  readonly variant: Variant;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * What was measured in a block's time, on all machines together. Kept in the ledger once the time is over, made
 * anew when pulses or parameters changed, and all there is when the day's pulses are gone.
 */
export function blockMeasure(
  ledger: Ledger,
  context: MeasureContext,
  key: string,
  range: Range,
): BlockMeasure {
  const kept = measuresOf(ledger.db, key, range);
  const folded = ledger.folded();
  if (folded !== null && range.start < folded.until) {
    return sumMeasures(kept.map(({ measure }) => measure));
  }
  const { host, variant, now } = context;
  const { params } = variant;
  const margin = marginOf(params);
  const stamp = stampFor(ledger, variant, range);
  const own = kept.find((one) => one.host === host && one.stamp === stamp);
  const measure = own?.measure ?? measured(ledger, variant, range);
  if (own === undefined && range.end + margin < now && ledger.writable) {
    try {
      keepMeasure(ledger.db, key, range, { host, stamp, measure }, now);
    } catch {
      // It can be measured again as long as the pulses are there: a busy file must not stop the answer.
    }
  }
  return sumMeasures([measure, ...foreignMeasures(ledger.db, key, range, host)]);
}

function stampFor({ db }: Ledger, variant: Variant, { start, end }: Range): string {
  const margin = marginOf(variant.params);
  return [
    nameOfVariant(variant),
    countDiffOwners(db),
    stampOf(db, start - margin, end + margin),
  ].join(' ');
}

function measured(ledger: Ledger, { params, isMine }: Variant, range: Range): BlockMeasure {
  return measureRange(
    {
      params,
      ...(isMine && { isMine }),
      record: (from, to) => ledger.record(from, to),
      beside: (from, to) => ledger.beside(from, to),
    },
    range,
  );
}
