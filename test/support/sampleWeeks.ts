import { addDays, type Day } from '../../src/core/calendar/day';
import { mondayOf } from '../../src/core/calendar/week';
import type { Decision, DecisionBody } from '../../src/core/weeks/decision';
import type { WeeksModel, WeekSpan } from '../../src/core/weeks/weeksModel';
import { weeksModelOf, type WeeksInput } from '../../src/insights/weeks/weeksModel';

const HOUR = 3_600_000;
const TODAY = '2026-11-19';
/** 16:24 in Berlin. */
const NOW = Date.UTC(2026, 10, 19, 15, 24);

/** Hours built in the 26 whole weeks before this one: a phase of four weeks, after which nobody came back. */
const HOURS = [
  ...[10.4, 9.8, 10, 11, 9.4, 9.2, 10, 8.8, 9.6, 10.2, 9, 9.4, 8.6, 9.2, 8.2],
  ...[4, 3.6, 3, 3.8, 4.8, 4.6, 4.2, 4, 3.8, 3.6, 3.8],
];

/** A decision as the ledger keeps it. @param day on which it was made, noon in UTC */
export function decided(id: string, day: Day, body: DecisionBody): Decision {
  return { ...body, id, at: Date.parse(`${day}T12:00:00Z`) };
}

export const SAMPLE_DECISIONS: readonly Decision[] = [
  decided('q1', '2026-07-02', {
    kind: 'quarter',
    from: '2026-03-30',
    to: '2026-06-28',
    reading: 'handsOn',
    text: 'Keep both blocks, give up the release tooling.',
  }),
  decided('p1', '2026-09-01', {
    kind: 'phase',
    name: 'Planning cycle',
    from: '2026-09-01',
    until: '2026-09-27',
    target: 4 * HOUR,
  }),
  decided('e1', '2026-09-30', {
    kind: 'phaseEnded',
    phase: 'p1',
    on: '2026-09-30',
    answer: 'back',
  }),
];

/** Weeks that end in the running one. @param hours built, oldest first @param change of single weeks, by place */
export function sampleWeekFacts(
  hours: readonly number[],
  change: Readonly<Record<number, Partial<WeeksInput['weeks'][number]>>> = {},
): WeeksInput['weeks'] {
  const running = mondayOf(TODAY);
  return [...hours, 2.1].map((built, index) => ({
    week: addDays(running, 7 * (index - hours.length)),
    built: Math.round(built * HOUR),
    reviewed: Math.round((14 - built / 2) * HOUR),
    directed: 1.5 * HOUR,
    present: Math.round((built + 16) * HOUR),
    open: 34 * HOUR,
    commits: { written: Math.round(built / 1.5), directed: 2, merges: 5 },
    typed: Math.round(built * 900),
    assisted: Math.round(built * 300),
    ...change[index],
  }));
}

/** All that the view of weeks shows of that story. */
export function sampleWeeks(change: Partial<WeeksInput> & { span?: WeekSpan } = {}): WeeksModel {
  return weeksModelOf({
    now: NOW,
    timeZone: 'Europe/Berlin',
    span: 26,
    target: 8 * HOUR,
    weeks: sampleWeekFacts(HOURS),
    decisions: SAMPLE_DECISIONS,
    areas: {
      source: 'git',
      written: ['api/routes', 'billing/invoices'],
      lost: ['search/indexer', 'web/checkout'],
      regained: ['billing/invoices'],
    },
    blocks: { kept: 17, of: 24 },
    estimateBias: 1.4,
    gitPending: false,
    ...change,
  });
}
