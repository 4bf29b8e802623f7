import { daysOf } from '../core/calendar/day';
import { boundsOfDay } from '../core/calendar/zone';
import type { EvidenceInterval, EvidenceModel, EvidenceQuery } from '../core/ledger/evidence';
import { evidenceOfDay } from '../insights/evidence/evidenceOfDay';
import { isPartOf } from '../insights/evidence/partOf';
import { tallyOf } from '../insights/time/daySummary';
import { hasTime } from '../insights/time/tally';
import type { Ledger } from '../store/ledger/ledger';
import { breathe } from './breathe';
import type { DayBook } from './dayBook';

/** Intervals of one page. */
const PAGE = 100;

type Ask = <Result>(run: (ledger: Ledger, days: DayBook) => Result) => Result;

/** The next page of evidence, day by day, with room for other messages in between. */
export async function evidencePage(
  query: EvidenceQuery,
  timeZone: string,
  ask: Ask,
): Promise<EvidenceModel> {
  const { cursor } = query;
  const intervals: EvidenceInterval[] = [];
  let folded = 0;
  const page = (next: EvidenceModel['next']): EvidenceModel => ({
    query,
    timeZone,
    intervals,
    next,
    folded,
  });
  const first = cursor !== null && cursor.day > query.from ? cursor.day : query.from;
  for (const day of daysOf(first, query.to)) {
    const skip = cursor?.day === day ? cursor.skip : 0;
    const found = ask((ledger, days) => {
      if (days.isFolded(day)) {
        const known = hasTime(tallyOf(days.summary(day, 0), query.repo));
        folded += known ? 1 : 0;
        return [];
      }
      // Other machines tell only totals; a day that goes on from the last page was counted there.
      if (skip === 0 && hasTotals(ledger, day, query.repo)) folded += 1;
      return evidence(ledger, days, day);
    }).slice(skip);
    const room = PAGE - intervals.length;
    intervals.push(...found.slice(0, room));
    if (found.length > room) return page({ day, skip: skip + room });
    await breathe();
  }
  return page(null);

  function evidence(ledger: Ledger, days: DayBook, day: string): EvidenceInterval[] {
    const all = days.intervals(day);
    if (!all.some((interval) => isPartOf(interval, query.part))) return [];
    const [from, to] = boundsOfDay(timeZone, day);
    const { corrections } = ledger.beside(from, to);
    return evidenceOfDay({ intervals: all, pulses: ledger.pulses(from, to), corrections }, query);
  }
}

function hasTotals(ledger: Ledger, day: string, repo: string | null): boolean {
  return ledger
    .rollups(day, day)
    .some(({ times }) => times.some((time) => repo === null || time.repo === repo));
}
