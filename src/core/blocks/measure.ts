import type { BlockThresholds } from './protectedBlock';

/** What was measured in a stretch of time, ms. */
export interface BlockMeasure {
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
  /** In any way; the rest of it was reading and the like. */
  readonly present: number;
  /** Was the editor open at any time of it. */
  readonly open: boolean;
}

/** What a machine, or a ledger that the mirror told of, measured in a block that is over. */
export interface MeasuredBlock {
  readonly key: string;
  /** Key of the machine, or of the mirrored source. */
  readonly host: string;
  /** Epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly measure: BlockMeasure;
}

export const NOTHING_MEASURED: BlockMeasure = {
  built: 0,
  reviewed: 0,
  directed: 0,
  present: 0,
  open: false,
};

/** How a block that is over went. @param length ms, above 0 */
export function verdictOf(
  { built }: BlockMeasure,
  length: number,
  { kept, partly }: BlockThresholds,
): 'kept' | 'partly' | 'lost' {
  if (built >= kept * length) return 'kept';
  return built > 0 && built >= partly * length ? 'partly' : 'lost';
}

/** What several machines saw of the same time, added up: a person is at one of them. */
export function sumMeasures(measures: readonly BlockMeasure[]): BlockMeasure {
  return measures.reduce(
    (sum, one) => ({
      built: sum.built + one.built,
      reviewed: sum.reviewed + one.reviewed,
      directed: sum.directed + one.directed,
      present: sum.present + one.present,
      open: sum.open || one.open,
    }),
    NOTHING_MEASURED,
  );
}
