import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overlapOf } from '../../../../src/core/blocks/overlap';
import { plannedOf, startOfKey } from '../../../../src/core/blocks/planned';
import { plannedIn } from '../../../../src/core/blocks/planHistory';
import { WEEKDAYS, type ProtectedBlock } from '../../../../src/core/blocks/protectedBlock';
import { minutesOf, wallRangeText, wallTime } from '../../../../src/core/blocks/wallTime';
import { addDays } from '../../../../src/core/calendar/day';
import { isoTime } from '../../../../src/core/calendar/iso';
import { boundsOfDay, dayAt, firstInstantAt, offsetAt } from '../../../../src/core/calendar/zone';

const MINUTE = 60_000;
const DAY = 86_400_000;
const BERLIN = 'Europe/Berlin';
const block = (change: Partial<ProtectedBlock> = {}): ProtectedBlock => ({
  name: 'Coding',
  days: ['tue', 'thu'],
  start: '09:00',
  end: '12:00',
  area: null,
  zone: BERLIN,
  ...change,
});
const text = (at: number, zone: string): string => isoTime(at, offsetAt(zone, at));
const times = (one: ProtectedBlock, from: string, to: string): string[] =>
  plannedOf(one, Date.parse(from), Date.parse(to)).map(
    ({ start, end }) => `${text(start, one.zone)} ${text(end, one.zone)}`,
  );

/** Zones that change clocks in either half of the year, by less than an hour, never, or left a day out. */
const ZONES = [
  BERLIN,
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'UTC',
];
const anyZone = fc.constantFrom(...ZONES);
const anyDays = fc.subarray([...WEEKDAYS], { minLength: 1 });
const anyTimes = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 })
  .map((pair) => [Math.min(...pair), Math.max(...pair)] as const);
const anyBlock = fc
  .record({ zone: anyZone, days: anyDays, times: anyTimes })
  .map(({ zone, days, times: [start, end] }) =>
    block({ zone, days, start: wallTime(start), end: wallTime(end) }),
  );
const anyStart = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2032, 0, 1) });

describe('the days of a protected block', function () {
  this.timeout(60_000);

  it('are those of the setting, by the clock of its zone, over a change of clocks', () => {
    assert.deepEqual(times(block(), '2026-10-22T00:00Z', '2026-10-28T00:00Z'), [
      '2026-10-22T09:00:00+02:00 2026-10-22T12:00:00+02:00',
      '2026-10-27T09:00:00+01:00 2026-10-27T12:00:00+01:00',
    ]);
  });

  it('are an hour shorter or longer in the night when clocks change', () => {
    const night = block({ days: ['sun'], start: '01:00', end: '04:00' });
    const [spring] = plannedOf(night, Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 30));
    const [autumn] = plannedOf(night, Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 9, 26));
    assert.equal(spring!.end - spring!.start, 120 * MINUTE);
    assert.equal(autumn!.end - autumn!.start, 240 * MINUTE);
  });

  it('leave out what no clock shows: a gap, and a whole day', () => {
    const gap = block({ days: ['sun'], start: '02:15', end: '02:45' });
    assert.deepEqual(times(gap, '2026-03-28T12:00Z', '2026-03-30T00:00Z'), []);
    const half = block({ days: ['sun'], start: '02:30', end: '03:30' });
    assert.deepEqual(times(half, '2026-03-28T12:00Z', '2026-03-30T00:00Z'), [
      '2026-03-29T03:00:00+02:00 2026-03-29T03:30:00+02:00',
    ]);
    // Apia went from 29 to 31 December 2011.
    const friday = block({ days: ['fri'], zone: 'Pacific/Apia' });
    assert.deepEqual(times(friday, '2011-12-28T00:00Z', '2012-01-02T00:00Z'), []);
  });

  it('may reach to midnight, and are found from both sides of it', () => {
    const late = block({ days: ['mon'], start: '20:00', end: '24:00' });
    const [one] = plannedOf(
      late,
      Date.parse('2026-11-16T22:59:00Z'),
      Date.parse('2026-11-17T12:00Z'),
    );
    assert.equal(text(one!.end, BERLIN), '2026-11-17T00:00:00+01:00');
    assert.equal(one!.key, '2026-11-16T20:00[Europe/Berlin]');
    assert.deepEqual(startOfKey(one!.key), { day: '2026-11-16', time: '20:00', zone: BERLIN });
  });

  it('show its start and end on local clocks wherever a clock shows them, in every zone and year', () => {
    fc.assert(
      fc.property(anyBlock, anyStart, (one, from) => {
        for (const { start, end, key } of plannedOf(one, from, from + 30 * DAY)) {
          const day = key.slice(0, 10);
          assert.ok(start < end);
          assert.equal(dayAt(one.zone, start), day);
          assert.ok(dayAt(one.zone, end - 1) === day);
          const shown = text(start, one.zone).slice(11, 16);
          // A later time than planned only where clocks jump over it at that very instant.
          if (shown !== one.start) {
            assert.ok(offsetAt(one.zone, start) > offsetAt(one.zone, start - 1));
            assert.ok(shown > one.start);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('come once for each of its days, in order, wherever the stretch is cut', () => {
    fc.assert(
      fc.property(anyBlock, anyStart, fc.integer({ min: 1, max: 20 * DAY }), (one, from, cut) => {
        const to = from + 21 * DAY;
        const whole = plannedOf(one, from, to).map(({ key }) => key);
        const parts = [...plannedOf(one, from, from + cut), ...plannedOf(one, from + cut, to)];
        assert.deepEqual([...new Set(parts.map(({ key }) => key))], whole);
        assert.deepEqual([...whole].sort(), whole);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the first instant of a time of day', function () {
  this.timeout(60_000);

  it('never goes back within a day, and stays inside of it', () => {
    fc.assert(
      fc.property(anyZone, anyStart, anyTimes, (zone, at, [early, late]) => {
        const day = dayAt(zone, at);
        const [start, end] = boundsOfDay(zone, day);
        const [one, two] = [firstInstantAt(zone, day, early), firstInstantAt(zone, day, late)];
        assert.ok(start <= one && one <= two && two <= end);
        assert.equal(firstInstantAt(zone, day, 1440), firstInstantAt(zone, addDays(day, 1), 0));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what was planned', () => {
  const at = (iso: string): number => Date.parse(iso);
  const nine = block({ days: ['tue'] });
  const ten = block({ days: ['tue'], start: '10:00' });
  const history = [
    { since: at('2026-11-02T12:00Z'), blocks: [nine] },
    // While the block of the 17th runs.
    { since: at('2026-11-17T09:30:00Z'), blocks: [ten] },
    { since: at('2026-11-24T12:00Z'), blocks: [] },
  ];

  it('stays what it was after a change, and one that runs is what it became', () => {
    const keys = plannedIn(history, at('2026-11-01T00:00Z'), at('2026-12-31T00:00Z')).map(
      ({ key }) => key.slice(0, 16),
    );
    // Nothing before blocks were known, nothing after they were given up.
    assert.deepEqual(keys, [
      '2026-11-03T09:00',
      '2026-11-10T09:00',
      '2026-11-17T10:00',
      '2026-11-24T10:00',
    ]);
  });
});

describe('blocks that overlap', () => {
  const now = Date.UTC(2026, 10, 23);
  it('share a day and time; to end where another begins is no overlap', () => {
    assert.equal(
      overlapOf(block(), block({ days: ['thu'], start: '11:00', end: '13:00' }), now),
      'thu',
    );
    assert.equal(overlapOf(block(), block({ start: '12:00', end: '13:00' }), now), null);
    assert.equal(overlapOf(block(), block({ days: ['mon'] }), now), null);
  });

  it('are found over zones, in the weeks too in which one of the two has changed its clocks', () => {
    // 12:00 in Berlin is 6:00 in New York, but 7:00 for two or three weeks in spring.
    const early = block({ zone: 'America/New_York', start: '06:00', end: '07:00' });
    assert.equal(overlapOf(block(), early, now), 'tue');
    const later = block({ zone: 'America/New_York', start: '07:00', end: '08:00' });
    assert.equal(overlapOf(block(), later, now), null);
    const far = block({ zone: 'Asia/Kathmandu', start: '09:00', end: '12:00' });
    assert.equal(overlapOf(block(), far, now), null);
  });
});

describe('times of day', () => {
  it('are read as people write them, and nothing else is', () => {
    assert.equal(minutesOf('9:00'), 540);
    assert.equal(minutesOf('24:00'), 1440);
    for (const wrong of ['25:00', '24:01', '9', '9.30', '09:60', '-1:00', '']) {
      assert.equal(minutesOf(wrong), undefined, wrong);
    }
    assert.equal(wallRangeText('09:00', '12:00'), '9–12');
    assert.equal(wallRangeText('09:30', '12:00'), '9:30–12:00');
  });
});
