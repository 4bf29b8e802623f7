import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, daysBetween, daysOf, isDay, utcOf } from '../../../../src/core/calendar/day';
import { isoTime } from '../../../../src/core/calendar/iso';
import { periodBefore, periodOf } from '../../../../src/core/calendar/period';
import {
  isoWeekOf,
  mondayOf,
  mondayOfIsoWeek,
  weekdayOf,
} from '../../../../src/core/calendar/week';
import {
  boundsOfDay,
  dayAt,
  isZone,
  offsetAt,
  startOfDay,
} from '../../../../src/core/calendar/zone';
import { median } from '../../../../src/core/statistics/median';

const HOUR = 3_600_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];

const anyDay = fc.integer({ min: 0, max: 365 * 35 }).map((days) => addDays('2000-01-01', days));

describe('the calendar', function () {
  this.timeout(60_000);
  it('knows which days exist', () => {
    for (const day of ['2026-11-22', '2024-02-29', '2000-02-29']) assert.ok(isDay(day), day);
    for (const day of [
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '22.11.2026',
      '',
      '2026-11-22T00:00',
    ]) {
      assert.ok(!isDay(day), day);
    }
  });

  it('counts days', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(daysBetween('2026-03-01', '2026-02-27'), -2);
    assert.deepEqual(daysOf('2026-02-27', '2026-03-01'), [
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    assert.deepEqual(daysOf('2026-03-01', '2026-02-27'), []);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3_000, max: 3_000 }), (day, count) => {
        assert.equal(daysBetween(day, addDays(day, count)), count);
      }),
    );
  });

  it('names ISO weeks as ISO 8601 does', () => {
    // https://en.wikipedia.org/wiki/ISO_week_date#Relation_with_the_Gregorian_calendar
    const weeks = {
      '1977-01-01': '1976-W53',
      '1978-01-01': '1977-W52',
      '1979-12-31': '1980-W01',
      '1980-12-28': '1980-W52',
      '1981-12-31': '1981-W53',
      '2026-11-16': '2026-W47',
      '2026-11-22': '2026-W47',
      '2027-01-03': '2026-W53',
    };
    for (const [day, week] of Object.entries(weeks)) assert.equal(isoWeekOf(day), week, day);
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = mondayOf(day);
        assert.equal(mondayOfIsoWeek(isoWeekOf(day)), monday);
        assert.equal(weekdayOf(monday), 0);
        assert.equal(daysBetween(monday, day), weekdayOf(day));
      }),
    );
    for (const wrong of ['2025-W53', '2026-W00', '2026-W54', '2026-47', 'W47', '2026-W7']) {
      assert.equal(mondayOfIsoWeek(wrong), undefined, wrong);
    }
  });

  it('knows the periods of a day', () => {
    assert.deepEqual(periodOf('day', '2026-11-22'), { from: '2026-11-22', to: '2026-11-22' });
    assert.deepEqual(periodOf('week', '2026-11-22'), { from: '2026-11-16', to: '2026-11-22' });
    assert.deepEqual(periodOf('month', '2024-02-10'), { from: '2024-02-01', to: '2024-02-29' });
    assert.deepEqual(periodOf('quarter', '2026-11-22'), { from: '2026-10-01', to: '2026-12-31' });
    assert.deepEqual(periodOf('year', '2026-11-22'), { from: '2026-01-01', to: '2026-12-31' });
    assert.deepEqual(periodBefore('quarter', '2026-02-01'), {
      from: '2025-10-01',
      to: '2025-12-31',
    });
  });

  it('has periods that follow each other without a gap', () => {
    const period = fc.constantFrom('day', 'week', 'month', 'quarter', 'year' as const);
    fc.assert(
      fc.property(period, anyDay, (kind, day) => {
        const { from, to } = periodOf(kind, day);
        assert.ok(from <= day && day <= to);
        assert.deepEqual(periodOf(kind, to), { from, to });
        assert.equal(addDays(periodBefore(kind, day).to, 1), from);
      }),
    );
  });
});

describe('local days', function () {
  this.timeout(60_000);
  it('are 23 and 25 h long where clocks change', () => {
    const length = (zone: string, day: string): number => {
      const [from, to] = boundsOfDay(zone, day);
      return (to - from) / HOUR;
    };
    assert.equal(length('Europe/Berlin', '2026-03-29'), 23);
    assert.equal(length('Europe/Berlin', '2026-10-25'), 25);
    assert.equal(length('America/New_York', '2026-03-08'), 23);
    assert.equal(length('Australia/Lord_Howe', '2026-04-05'), 24.5);
    // Clocks that change at midnight itself: the day begins at one.
    assert.equal(length('America/Sao_Paulo', '2018-11-04'), 23);
    assert.equal(
      dayAt('America/Sao_Paulo', startOfDay('America/Sao_Paulo', '2018-11-04')),
      '2018-11-04',
    );
    assert.equal(length('America/Havana', '2026-11-01'), 25);
    // Samoa crossed the date line and had no 30 December.
    assert.equal(length('Pacific/Apia', '2011-12-30'), 0);
    assert.equal(length('Pacific/Apia', '2011-12-31'), 24);
  });

  it('begin at the first instant of their name, and follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anyDay, (zone, day) => {
        const [from, to] = boundsOfDay(zone, day);
        assert.equal(startOfDay(zone, addDays(day, 1)), to);
        if (to === from) return;
        assert.equal(dayAt(zone, from), day);
        assert.equal(dayAt(zone, to - 1), day);
        assert.ok(dayAt(zone, from - 1) < day);
      }),
      { numRuns: 500 },
    );
  });

  it('know how far a zone is from UTC', () => {
    const at = utcOf('2026-07-01');
    assert.equal(offsetAt('Europe/Berlin', at), 2 * HOUR);
    assert.equal(offsetAt('America/New_York', at + 1), -4 * HOUR);
    assert.equal(offsetAt('Asia/Kolkata', at - 1), 5.5 * HOUR);
    assert.equal(isZone('Europe/Berlin'), true);
    assert.equal(isZone('Europe/Atlantis'), false);
    assert.equal(isoTime(at, 5.5 * HOUR), '2026-07-01T05:30:00+05:30');
    assert.equal(isoTime(at, -3.5 * HOUR), '2026-06-30T20:30:00-03:30');
  });
});

describe('the median', function () {
  this.timeout(60_000);
  it('is the middle, or the mean of the two in the middle', () => {
    assert.equal(median([]), null);
    assert.equal(median([7]), 7);
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([9, 1, 5, 3]), 4);
  });

  it('has as many values below it as above it, and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const before = [...values];
        const middle = median(values)!;
        assert.deepEqual(values, before);
        assert.ok(values.filter((value) => value < middle).length * 2 <= values.length);
        assert.ok(values.filter((value) => value > middle).length * 2 <= values.length);
      }),
    );
  });
});
