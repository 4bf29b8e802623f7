import assert from 'node:assert/strict';
import { addDays } from '../../../src/core/calendar/day';
import type { TimeTotals } from '../../../src/core/time/kind';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import { phasesOf } from '../../../src/core/weeks/phase';
import { intervalsBetween } from '../../../src/insights/time/intervalsBetween';
import { summariseDay, sumDays } from '../../../src/insights/time/daySummary';
import { totalsOfTally } from '../../../src/insights/time/tally';
import { pulsesOfDay } from '../../../scripts/demo/pulses';
import { DEMO_WEEKS, demoDay, demoDecisions } from '../../../scripts/demo/story';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A Monday, 9:00. */
const NINE = Date.UTC(2026, 0, 5, 9);

/** What the product measures of a week of the story. */
function measured(week: number): TimeTotals {
  const days = [0, 1, 2, 3, 4].flatMap((weekday) => {
    const made = demoDay(week, weekday);
    if (made === null) return [];
    const nine = NINE + weekday * DAY;
    const pulses = pulsesOfDay(nine, Infinity, made);
    const midnight = nine - 9 * HOUR;
    const intervals = intervalsBetween(pulses, DEFAULT_PARAMETERS, midnight, midnight + DAY);
    return [summariseDay('2026-01-05', intervals, pulses)];
  });
  return totalsOfTally(sumDays(days, null));
}

const built = (week: number): number => measured(week).headlines.built / HOUR;

describe('the demo’s year', () => {
  it('is measured as it is told', () => {
    for (const week of [0, 28, 50]) {
      const told = [0, 1, 2, 3, 4].map((weekday) => demoDay(week, weekday));
      const minutes = (of: 'built' | 'reviewed' | 'directed'): number =>
        told.reduce((sum, day) => sum + (day?.[of] ?? 0), 0) / 60;
      const { headlines } = measured(week);
      for (const of of ['built', 'reviewed', 'directed'] as const) {
        const [is, wanted] = [headlines[of] / HOUR, minutes(of)];
        // What is read right before an edit counts as built.
        assert.ok(Math.abs(is - wanted) <= 0.1 * wanted + 1, `${week} ${of}: ${is} of ${wanted}`);
      }
    }
  });

  it('has every kind of time in it', () => {
    const { kinds, sub } = measured(5);
    for (const [kind, ms] of Object.entries({ ...kinds, other: 1, own: sub.reviewing.own })) {
      assert.ok(ms > 0, kind);
    }
  });

  it('drifts, leads for a while, comes back', () => {
    const [begin, drifting, leading, protectedWeek, back] = [2, 22, 28, 36, 50].map(built);
    assert.ok(begin! > 1.3 * drifting!, `${begin} then ${drifting}`);
    assert.ok(drifting! > leading!);
    assert.ok(protectedWeek! > 3 * leading!);
    assert.ok(back! > 2 * leading! && back! < protectedWeek!);
    assert.deepEqual(
      Array.from({ length: DEMO_WEEKS }, (_, week) => week).filter(
        (week) => demoDay(week, 2) === null,
      ),
      [30, 31],
    );
  });

  it('holds a phase that was declared and ended, and what was decided', () => {
    const first = '2026-01-05';
    const decisions = demoDecisions(
      (week) => addDays(first, week * 7),
      (day) => Date.parse(`${day}T00:00Z`),
    );
    assert.deepEqual(
      [...decisions].sort((a, b) => a.at - b.at).map(({ kind }) => kind),
      ['drift', 'phase', 'week', 'week', 'phaseEnded', 'quarter'],
    );
    const [phase, ...more] = phasesOf(decisions);
    assert.deepEqual(more, []);
    assert.equal(phase?.ended?.answer, 'back');
    assert.equal(phase.from, addDays(first, 26 * 7));
  });
});
