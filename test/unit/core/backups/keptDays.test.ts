import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keptDays } from '../../../../src/core/backups/keptDays';
import { addDays, daysOf } from '../../../../src/core/calendar/day';
import { mondayOf } from '../../../../src/core/calendar/week';

const anyDays = fc.uniqueArray(
  fc.integer({ min: 0, max: 900 }).map((number) => addDays('2024-06-01', number)),
  { maxLength: 200 },
);

describe('which backups are kept', () => {
  it('of two years of days: 7 days, 4 weeks and 12 months', () => {
    const all = daysOf('2024-11-24', '2026-11-23');
    const kept = [...keptDays(all)].sort();
    // The Sundays before the running week, and the ends of months before them.
    assert.deepEqual(kept, [
      ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
      ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'],
      ...['2026-11-08', '2026-11-15'],
      ...daysOf('2026-11-17', '2026-11-23'),
    ]);
  });

  it('reached by dropping day after day is the same as chosen at once', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        let held: string[] = [];
        for (const day of days.toSorted()) held = [...keptDays([...held, day])];
        const atOnce = keptDays(days);
        for (const day of atOnce) assert.ok(held.includes(day), day);
      }),
    );
  });

  it('always keeps the latest, and never more than 23', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const kept = keptDays(days);
        const latest = days.toSorted().at(-1);
        assert.ok(latest === undefined || kept.has(latest));
        assert.ok(kept.size <= 23);
        for (const day of kept) assert.ok(days.includes(day));
        assert.ok(new Set([...kept].map(mondayOf)).size <= 7 + 4 + 12);
      }),
    );
  });
});
