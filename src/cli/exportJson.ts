import type { BlockRecord } from '../core/blocks/blockRecord';
import { dayOfUtc } from '../core/calendar/day';
import type { DayRange } from '../core/calendar/period';
import { partsOfSource } from '../core/mirror/month';
import type { Pulse } from '../core/time/pulse';
import type { Range } from '../core/time/rangeSet';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  headLine,
  pulseText,
  TAIL_LINE,
  type ExportHost,
  type ExportMeasures,
} from '../insights/export/exportDocument';
import type { Redactor } from '../insights/export/redactor';
import { allBlockMeasures } from '../store/blocks/measures';
import { blockRecord } from '../store/blocks/record';
import { rememberedParameters } from '../store/ledger/keptParameters';
import { allSessionMeasures } from '../store/focus/measures';
import { finishedSessions } from '../store/focus/sessions';
import type { Ledger } from '../store/ledger/ledger';
import { listDiffOwners } from '../store/ledger/diffOwners';
import { hostsOf } from '../store/ledger/hosts';
import { allWeekDecisions } from '../store/weekly/weekDecisions';
import { readDecisions } from '../store/weeks/decisions';

const DAY = 86_400_000;
const MINUTE = 60_000;

export interface ExportWish {
  /** Local days; null for everything. */
  readonly range: DayRange | null;
  readonly redactor: Redactor | null;
}

/** Is the local day of an instant in the range. @param zone minutes east of UTC */
export function isInRange(range: DayRange | null, at: number, zone: number): boolean {
  if (range === null) return true;
  const day = dayOfUtc(at + zone * MINUTE);
  return day >= range.from && day <= range.to;
}

/** Instants with pulses that a range of local days can hold, whatever the zone; null for none. */
export function spanOf(ledger: Ledger, range: DayRange | null): Range | null {
  const extent = ledger.extent();
  if (extent === null) return null;
  const whole = { start: extent.from, end: extent.to + 1 };
  if (range === null) return whole;
  return {
    start: Math.max(whole.start, Date.parse(range.from) - DAY),
    end: Math.min(whole.end, Date.parse(range.to) + 2 * DAY),
  };
}

/** Writes the ledger as one JSON document, a piece at a time. */
export function writeJson(ledger: Ledger, wish: ExportWish, write: (text: string) => void): void {
  const { range, redactor } = wish;
  const span = spanOf(ledger, range);
  const kept = (stretch: Range): boolean => isInRange(range, stretch.start, 0);
  const all = { start: -Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER };
  const { elsewhere, corrections } = ledger.beside(all.start, all.end);
  const diffs = listDiffOwners(ledger.db);
  const rollups = ledger.rollups(range?.from ?? '0000', range?.to ?? '9999');
  write(
    headLine({
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      redacted: redactor !== null,
      parameters: rememberedParameters(ledger.db),
      hosts: hostsOf(ledger.db).map((host) => redactedHost(host, redactor)),
      corrections: corrections.filter(kept),
      elsewhere: elsewhere.filter(kept),
      diffs: diffs.map((diff) => redactor?.diff(diff) ?? diff),
      sessions: finishedSessions(ledger.db)
        .filter(({ session }) => isInRange(range, session.start, session.zone))
        .map((kept) => redactor?.session(kept) ?? kept),
      decisions: readDecisions(ledger.db)
        .filter(({ at }) => isInRange(range, at, 0))
        .map((decision) => redactor?.decision(decision) ?? decision),
      weekDecisions: allWeekDecisions(ledger.db)
        .filter(({ at }) => isInRange(range, at, 0))
        // Their words name blocks, areas and reasons.
        .map((decision) => (redactor === null ? decision : { ...decision, text: '' })),
      blocks: redactor?.blocks(blocksOf(ledger, range)) ?? blocksOf(ledger, range),
      measures: redactor?.measures(measuresOf(ledger, range)) ?? measuresOf(ledger, range),
      rollups: redactor === null ? rollups : rollups.map((rollup) => redactor.rollup(rollup)),
      folded: ledger.folded(),
    }),
  );
  let isFirst = true;
  const take = (pulse: Pulse): void => {
    if (!isInRange(range, pulse.start, pulse.zone)) return;
    write(pulseText(redactor === null ? pulse : redactor.pulse(pulse), isFirst));
    isFirst = false;
  };
  for (let from = span?.start ?? 0; span !== null && from < span.end; from += DAY) {
    const to = Math.min(from + DAY, span.end);
    for (const pulse of ledger.pulses(from, to)) if (pulse.start >= from) take(pulse);
  }
  write(TAIL_LINE);
}

/** Answers about blocks of the range, and every plan: what was planned before still holds in it. */
function blocksOf({ db }: Ledger, range: DayRange | null): BlockRecord {
  const { plans, answers } = blockRecord(db);
  return { plans, answers: answers.filter(({ planned }) => isInRange(range, planned.start, 0)) };
}

/** The rest can be measured again, from the pulses. */
function measuresOf(ledger: Ledger, range: DayRange | null): ExportMeasures {
  const until = ledger.folded()?.until ?? -Infinity;
  const isWanted = ({ host, start }: { readonly host: string; readonly start: number }): boolean =>
    isInRange(range, start, 0) && (start < until || partsOfSource(host) !== undefined);
  return {
    sessions: allSessionMeasures(ledger.db).filter(isWanted),
    blocks: allBlockMeasures(ledger.db).filter(isWanted),
  };
}

function redactedHost({ key, name, windows }: ExportHost, redactor: Redactor | null): ExportHost {
  if (redactor === null) return { key, name, windows };
  const host = redactor.host(key);
  return { key: host, name: host, windows: windows.map((window) => redactor.window(window)) };
}
