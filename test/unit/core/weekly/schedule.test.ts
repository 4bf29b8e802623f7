import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar/day';
import { mondayOf, weekdayOf } from '../../../../src/core/calendar/week';
import { dayAt } from '../../../../src/core/calendar/zone';
import {
  DEFAULT_SCHEDULE,
  dueToTell,
  lastDue,
  parseSchedule,
  weeklyKey,
} from '../../../../src/core/weekly/schedule';

const FRIDAY = DEFAULT_SCHEDULE!;
const HOUR = 3_600_000;

describe('when the week is summed up', () => {
  it('is read from a day and a time, or off', () => {
    assert.deepEqual(parseSchedule('Friday 16:00'), FRIDAY);
    assert.deepEqual(parseSchedule(' monday  9:05 '), { weekday: 0, minutes: 545 });
    assert.equal(parseSchedule('Off'), null);
    for (const wrong of ['Fri 16:00', 'Friday 24:00', 'Friday', 'Friday 4 pm', '', 16, null]) {
      assert.equal(parseSchedule(wrong), undefined, String(wrong));
    }
  });

  it('is due on its day at its time, on the clocks of the person', () => {
    const due = lastDue(FRIDAY, 'Europe/Berlin', Date.UTC(2026, 10, 20, 15));
    assert.deepEqual(due, { week: '2026-11-16', at: Date.UTC(2026, 10, 20, 15) });
    assert.equal(weeklyKey(due.week), 'weekly/2026-W47');
    const before = lastDue(FRIDAY, 'Europe/Berlin', Date.UTC(2026, 10, 20, 15) - 1);
    assert.equal(before.week, '2026-11-09');
    // Summer time ended in between.
    assert.equal(
      lastDue(FRIDAY, 'Europe/Berlin', Date.UTC(2026, 9, 24)).at,
      Date.UTC(2026, 9, 23, 14),
    );
  });

  it('tells of the week before where it is due early in the week', () => {
    const monday = { weekday: 0, minutes: 540 };
    assert.equal(lastDue(monday, 'UTC', Date.UTC(2026, 10, 23, 9)).week, '2026-11-16');
  });

  it('is told late, but not on the day of the next one', () => {
    const tell = (day: number, hour: number): string | undefined =>
      dueToTell(FRIDAY, 'UTC', Date.UTC(2026, 10, day, hour))?.week;
    assert.equal(tell(20, 16), '2026-11-16');
    assert.equal(tell(26, 23), '2026-11-16');
    assert.equal(tell(27, 15), undefined);
    assert.equal(tell(27, 16), '2026-11-23');
  });

  it('is never more than a week ago, and on its day, in any zone', () => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
        (zone, weekday, minutes, now) => {
          const due = lastDue({ weekday, minutes }, zone, now);
          assert.ok(due.at <= now && now - due.at < 7 * 24 * HOUR + 2 * HOUR);
          const day = dayAt(zone, due.at);
          assert.equal(weekdayOf(day), weekday);
          assert.equal(due.week, mondayOf(weekday >= 3 ? day : addDays(day, -7)));
        },
      ),
    );
  });
});
