import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { mondayOf, weekdayOf } from '../../../../src/core/calendar/week';
import { dayAt, startOfDay } from '../../../../src/core/calendar/zone';
import { isOutsideBudget, type NoticeKind } from '../../../../src/core/notices/notice';
import { dueToTell, weeklyKey } from '../../../../src/core/weekly/schedule';
import { migrate } from '../../../../src/store/ledger/migrations';
import { askNotice, settleNotice } from '../../../../src/store/notices/notices';
import { NoticeDesk, type NoticeOffer } from '../../../../src/ui/notices/noticeDesk';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEKS = 13;
/** From one look at the clock to the next. */
const STEP = 2 * HOUR;
const STEPS = (WEEKS * 7 * DAY) / STEP;
const SCHEDULE = { weekday: 4, minutes: 16 * 60 };
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** What the person does in one step. */
interface Part {
  /** Window that has the focus: 0, 1 or 2; null: none, or the machine is off. */
  readonly focus: number | null;
  readonly session: boolean;
  /** A window that is closed and opened again. */
  readonly restart: number | null;
}

interface Shown {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly at: number;
  readonly window: number;
}

/** Everything that fires at some time of the quarter, told to every window again and again. */
function firing(zone: string, start: number, now: number): NoticeOffer[] {
  const day = dayAt(zone, now);
  const midnight = startOfDay(zone, day);
  const hour = Math.floor((now - midnight) / HOUR);
  const number = Math.floor((now - start) / DAY);
  const offer = (kind: NoticeKind, key: string, until?: number): NoticeOffer => ({
    kind,
    key,
    message: key,
    actions: [],
    ...(until === undefined ? {} : { until }),
  });
  const offers: NoticeOffer[] = [];
  if (weekdayOf(day) < 5 && hour >= 9) {
    offers.push(offer('block', `block/${day}`, midnight + 12 * HOUR));
  }
  if (weekdayOf(day) < 5 && hour >= 14) {
    offers.push(offer('block', `block2/${day}`, midnight + 16 * HOUR));
  }
  offers.push(offer('phase', `phase/${Math.floor(number / 10)}`));
  offers.push(offer('quarter', 'quarter/1'), offer('question', `question/${number}`, now + DAY));
  if (Math.floor(hour / 2) === 5) offers.push(offer('sessionEnd', `session/${day}`));
  if (number % 30 === 5) offers.push(offer('dataLoss', `loss/${day}`));
  const due = dueToTell(SCHEDULE, zone, now);
  if (due !== undefined) offers.push(offer('weekly', weeklyKey(due.week), due.until));
  return offers;
}

/** Plays a quarter in three windows on one ledger. */
async function play(zone: string, start: number, parts: readonly Part[]): Promise<Shown[]> {
  const db = new DatabaseSync(':memory:');
  migrate(db);
  const shown: Shown[] = [];
  const life = { now: start, focus: null as number | null, session: false };
  const open = (window: number): NoticeDesk => {
    const desk = new NoticeDesk({
      port: {
        askNotice: (wish) => Promise.resolve(askNotice(db, wish, zone)),
        settleNotice: (key, kind, now) => {
          settleNotice(db, key, kind, now);
          return Promise.resolve();
        },
      },
      clock: { now: () => life.now, zone: () => 0, after: () => () => undefined },
      log: {
        ...SILENT,
        error: (message) => {
          assert.ok(false, message);
        },
      },
      isFocused: () => life.focus === window,
      schedule: () => SCHEDULE,
      elsewhere: () => [],
      show: ({ key, kind }) => shown.push({ key, kind, at: life.now, window }),
      tell: () => undefined,
      changed: () => undefined,
    });
    desk.holdWhile(() => life.session);
    return desk;
  };
  const desks = [open(0), open(1), open(2)];
  // What happened before the first hour has no summary.
  const before = dueToTell(SCHEDULE, zone, start);
  if (before !== undefined) settleNotice(db, weeklyKey(before.week), 'weekly', start);
  for (const { focus, session, restart } of parts) {
    Object.assign(life, { focus, session });
    if (restart !== null) {
      desks[restart]?.dispose();
      desks[restart] = open(restart);
    }
    for (const desk of desks) {
      for (const offer of firing(zone, start, life.now)) desk.offer(offer);
    }
    await Promise.all(desks.map((desk) => desk.look()));
    life.now += STEP;
  }
  db.close();
  return shown;
}

const part: fc.Arbitrary<Part> = fc.record({
  focus: fc.constantFrom(0, 1, 2, null, null),
  session: fc.boolean(),
  restart: fc.constantFrom(0, 1, 2, null, null, null, null),
});

/** One part goes on for a while; a long absence is among the choices. */
const quarter: fc.Arbitrary<Part[]> = fc
  .array(fc.tuple(part, fc.constantFrom(1, 2, 3, 4, 15, 50)), {
    minLength: 60,
    maxLength: 250,
    size: 'max',
  })
  .map((blocks) => {
    const parts = blocks.flatMap(([what, length]) => Array.from({ length }, () => what));
    return [...parts, ...Array.from({ length: STEPS }, () => IDLE)].slice(0, STEPS);
  });
const IDLE: Part = { focus: 0, session: false, restart: null };

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;

function countBy(shown: readonly Shown[], group: (one: Shown) => string): number[] {
  const counts = new Map<string, number>();
  for (const one of shown) counts.set(group(one), (counts.get(group(one)) ?? 0) + 1);
  return [...counts.values()];
}

describe('notices over a quarter in which everything fires, in three windows', () => {
  const property = fc.asyncProperty(fc.constantFrom(...zones), quarter, async (zone, parts) => {
    // Monday, 14 September 2026: the clocks of three of the zones change within the quarter.
    const start = startOfDay(zone, '2026-09-14');
    const shown = await play(zone, start, parts);
    const partOf = (at: number): Part | undefined => parts[(at - start) / STEP];
    const counted = shown.filter(({ kind }) => !isOutsideBudget(kind));
    const day = ({ at }: Shown): string => dayAt(zone, at);
    const week = (one: Shown): string => mondayOf(day(one));

    assert.equal(new Set(shown.map(({ key }) => key)).size, shown.length, 'once per key');
    for (const one of shown) {
      assert.equal(partOf(one.at)?.focus, one.window, 'only in the focused window');
    }
    assert.ok(countBy(counted, day).every((count) => count <= 1));
    assert.ok(countBy(counted, week).every((count) => count <= 3));
    const others = counted.filter(({ kind }) => kind !== 'weekly');
    assert.ok(countBy(others, week).every((count) => count <= 2));
    assert.ok(counted.every(({ at }) => partOf(at)?.session === false));
    assert.ok(others.every((one) => weekdayOf(day(one)) !== SCHEDULE.weekday));

    // Whoever looks at a window outside of a session is told of their week, be it late.
    const told = new Set(shown.map(({ key }) => key));
    parts.forEach(({ focus, session }, index) => {
      const at = start + index * STEP;
      const due = dueToTell(SCHEDULE, zone, at);
      if (focus === null || session || due === undefined || due.at < start) return;
      const key = weeklyKey(due.week);
      // Another summary may have been the one notice of this day.
      const full = counted.some((one) => one.key !== key && day(one) === dayAt(zone, at));
      assert.ok(told.has(key) || full, `${key} at ${new Date(at).toISOString()}`);
    });
    // The person's own session and a loss are told in any focused hour.
    for (const key of told) {
      if (!key.startsWith('session/')) continue;
      assert.ok(shown.some((one) => one.key === key && partOf(one.at)?.focus !== null));
    }
  });

  it('keep to one a day and three a week, and tell of each week once', async () => {
    await fc.assert(property, { numRuns: 6 });
  }).timeout(120_000);

  it('leave none of the week out when the person is there all the time', async () => {
    const zone = 'Europe/Berlin';
    const start = startOfDay(zone, '2026-09-14');
    const parts = Array.from({ length: STEPS }, () => IDLE);
    const shown = await play(zone, start, parts);
    const weekly = shown.filter(({ kind }) => kind === 'weekly');
    assert.equal(weekly.length, WEEKS);
    assert.ok(weekly.every(({ at }) => weekdayOf(dayAt(zone, at)) === 4));
    const counts = (kind: NoticeKind): number => shown.filter((one) => one.kind === kind).length;
    // Two a week beside the summary, the most urgent ones of their hour.
    const others = shown.filter(({ kind }) => !isOutsideBudget(kind) && kind !== 'weekly');
    assert.equal(others.length, 2 * WEEKS);
    assert.ok(counts('quarter') === 1, `${counts('quarter')} quarters`);
    assert.equal(counts('sessionEnd'), WEEKS * 7);
  }).timeout(60_000);
});
