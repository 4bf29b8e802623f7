import { sumMeasures } from '../core/blocks/measure';
import type { FocusSession } from '../core/focus/session';
import type { TimeParameters } from '../core/time/parameters';
import { measureRange } from '../insights/blocks/measureRange';
import type { ReportBlocksInput } from '../insights/report/reportBlocks';
import { answersBetween } from '../store/blocks/answers';
import { foreignMeasures, measuresOf } from '../store/blocks/measures';
import { keptThresholds, planHistory } from '../store/blocks/plans';
import { readDiffOwners } from '../store/ledger/diffOwners';
import type { Ledger } from '../store/ledger/ledger';

/** What a ledger knows of protected blocks; read as long as the ledger is open. @param now epoch ms */
export function blocksIn(
  ledger: Ledger,
  params: TimeParameters,
  sessions: readonly FocusSession[],
  now: number,
): ReportBlocksInput {
  const { db } = ledger;
  const folded = ledger.folded();
  const source = {
    params,
    isMine: readDiffOwners(db),
    record: (from: number, to: number) => ledger.record(from, to),
    beside: (from: number, to: number) => ledger.beside(from, to),
  };
  return {
    now,
    history: planHistory(db),
    answers: answersBetween(db, -Infinity, Infinity),
    thresholds: keptThresholds(db),
    sessions,
    measure: (key, range) =>
      folded !== null && range.start < folded.until
        ? sumMeasures(measuresOf(db, key, range).map(({ measure }) => measure))
        : sumMeasures([measureRange(source, range), ...foreignMeasures(db, key, range)]),
  };
}
