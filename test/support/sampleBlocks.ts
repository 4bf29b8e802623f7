import type { BlockMeasure } from '../../src/core/blocks/measure';
import type { KeptAnswer } from '../../src/core/blocks/keptAnswer';
import { plannedIn } from '../../src/core/blocks/planHistory';
import { DEFAULT_THRESHOLDS, type ProtectedBlock } from '../../src/core/blocks/protectedBlock';
import type { EstimatesModel } from '../../src/core/blocks/estimatesModel';
import { addDays, type Day } from '../../src/core/calendar/day';
import { startOfDay } from '../../src/core/calendar/zone';
import { blocksOf } from '../../src/insights/blocks/blocksModel';
import type { BlockWeeks, SessionLine, SessionLines } from '../../src/protocol/blocks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONE = 'Europe/Berlin';
/** Thursday, 19 November 2026, 16:24 in Berlin. */
const NOW = Date.UTC(2026, 10, 19, 15, 24);
const MONDAY = '2026-11-16';

export const SAMPLE_BLOCK: ProtectedBlock = {
  name: 'Coding',
  days: ['tue', 'thu'],
  start: '09:00',
  end: '12:00',
  area: null,
  zone: ZONE,
};

/** k kept, p partly, l lost: Tuesdays and Thursdays of twelve weeks. */
const STORY = ['kkplkkkkplkk', 'kkklpkkllkkk'];

/** What was measured of each, and what the person said of some. */
function measured(letter: string, nth: number): BlockMeasure {
  const built = letter === 'k' ? 108 + ((nth * 17) % 50) : letter === 'p' ? 78 : 9;
  const rest = { reviewed: 20, directed: 5, open: true };
  return {
    built: built * MINUTE,
    present: (built + 40) * MINUTE,
    ...rest,
    reviewed: (letter === 'l' && nth === 8 ? 120 : 20) * MINUTE,
    directed: rest.directed * MINUTE,
  };
}

/** Twelve weeks of two blocks, as the ledger would tell them. */
export function sampleBlockWeeks(now = NOW): BlockWeeks {
  const weeks: Day[] = Array.from({ length: 12 }, (_, i) => addDays(MONDAY, (i - 11) * 7));
  const from = startOfDay(ZONE, weeks[0] ?? MONDAY);
  const to = startOfDay(ZONE, addDays(MONDAY, 7));
  const history = [{ since: 0, blocks: [SAMPLE_BLOCK] }];
  const planned = plannedIn(history, from, to);
  const said = (index: number, rest: Partial<KeptAnswer>): KeptAnswer[] => {
    const one = planned[index];
    if (one === undefined) return [];
    const { key, start, end } = one;
    const none = { skipped: null, moved: null, cause: null, area: undefined };
    return [{ key, planned: { start, end }, ...none, ...rest }];
  };
  const answers = [
    ...said(6, { skipped: 'Planning meeting' }),
    ...said(7, { cause: { kind: 'incident', words: null } }),
    ...said(4, { cause: { kind: 'meeting', words: null } }),
    ...said(9, { cause: { kind: 'meeting', words: null } }),
    ...said(15, { cause: { kind: 'meeting', words: null } }),
    ...said(18, { cause: { kind: 'incident', words: null } }),
    ...said(23, { area: { repo: '/home/ada/lake', path: 'web/checkout', name: 'web/checkout' } }),
  ];
  const order = new Map(planned.map(({ key }, index) => [key, index]));
  const facts = { history, answers, thresholds: DEFAULT_THRESHOLDS, now };
  const blocks = blocksOf({
    ...facts,
    from,
    to,
    measure: (key) => {
      const index = order.get(key) ?? 0;
      const week = Math.floor(index / 2);
      return measured(STORY[index % 2]?.[week] ?? 'k', week);
    },
  });
  const none = { built: 0, reviewed: 0, directed: 0, present: 0, open: false };
  const ahead = blocksOf({ ...facts, from: now, to: now + 14 * 24 * HOUR, measure: () => none });
  return { now, timeZone: ZONE, weeks, blocks, next: ahead[0] ?? null };
}

function line(
  at: string,
  intention: string,
  minutes: readonly number[],
  rest: Partial<SessionLine>,
): SessionLine {
  const [built = 0, ran = 0] = minutes;
  return {
    id: at,
    start: Date.parse(`${at}:00+01:00`),
    open: false,
    intention,
    area: null,
    built: built * MINUTE,
    ran: ran * MINUTE,
    estimate: null,
    broke: 'nothing',
    abandoned: false,
    ...rest,
  };
}

export function sampleSessionLines(): SessionLines {
  return {
    now: NOW,
    timeZone: ZONE,
    sessions: [
      line('2026-11-19T09:02', 'retry budget spike', [108, 150], { estimate: 90 * MINUTE }),
      line('2026-11-17T09:00', 'invoice rounding', [116, 130], { estimate: 60 * MINUTE }),
      line('2026-11-13T15:10', 'docs with code', [21, 50], { broke: 'meeting' }),
      line('2026-11-12T09:05', 'search indexer flag', [40, 90], { broke: 'incident' }),
      line('2026-11-05T09:00', '', [95, 120], { area: 'services/billing', broke: null }),
    ],
  };
}

export const SAMPLE_ESTIMATES: EstimatesModel = {
  count: 11,
  all: { count: 11, bias: 1.4, spread: [1.1, 1.9], within: 5 },
  fresh: { count: 6, bias: 1.1, spread: [0.9, 1.4], within: 4 },
  stale: { count: 5, bias: 2.1, spread: [1.6, 2.8], within: 1 },
};

/** What the extension answers about the lower half of the weeks. */
export function sampleLowerHalf(): {
  blockWeeks: BlockWeeks;
  sessionLines: SessionLines;
  estimates: EstimatesModel;
} {
  return {
    blockWeeks: sampleBlockWeeks(),
    sessionLines: sampleSessionLines(),
    estimates: SAMPLE_ESTIMATES,
  };
}
