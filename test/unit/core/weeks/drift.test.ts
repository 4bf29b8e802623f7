import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar/day';
import { episodesOf, judge, weeksSince, type CountedWeek } from '../../../../src/core/weeks/drift';

const HOUR = 3_600_000;
const FIRST = '2024-01-01';

/** Counted weeks in a row. @param hours built */
function weeks(hours: readonly number[], first = FIRST): CountedWeek[] {
  return hours.map((built, index) => ({ week: addDays(first, 7 * index), built: built * HOUR }));
}
const times = (count: number, hours: number): number[] =>
  Array.from({ length: count }, () => hours);
/** So many weeks around a level; their median is the level. */
const around = (count: number, hours: number): number[] =>
  Array.from({ length: count }, (_, index) => hours + ([0.2, -0.2, 0.1, -0.1][index % 4] ?? 0));
/** So many weeks, each a little less than the one before. */
const falling = (count: number, from: number, by = 0.1): number[] =>
  Array.from({ length: count }, (_, index) => from - by * index);

describe('drift against what is usual', () => {
  it('is each of the last 4 below 70 % of the median of the 12 before, and a fall', () => {
    const verdict = judge(weeks([...around(12, 8), ...falling(4, 5.5)]), null);
    assert.equal(verdict.drift, true);
    assert.equal(verdict.belowUsual, true);
    assert.equal(verdict.belowTarget, null);
    assert.equal(verdict.usual, 8 * HOUR);
    assert.ok((verdict.slope ?? 0) < 0);
    assert.equal(verdict.slopeWeeks, 16);
    assert.equal(verdict.weeks.length, 4);
    assert.equal(verdict.before, 8 * HOUR);
    assert.ok((verdict.mannKendall?.p ?? 1) < 0.05);
  });

  it('needs 16 counted weeks', () => {
    const verdict = judge(weeks([...times(11, 8), ...falling(4, 5)]), null);
    assert.equal(verdict.usual, null);
    assert.equal(verdict.belowUsual, null);
    assert.equal(verdict.drift, false);
  });

  it('is below, not at, 70 %', () => {
    assert.equal(judge(weeks([...times(12, 10), ...times(4, 7)]), null).belowUsual, false);
    const below = judge(weeks([...falling(12, 10.5), ...times(4, 6.9)]), null);
    assert.equal(below.usual, 9.95 * HOUR);
    assert.equal(below.belowUsual, true);
  });

  it('lets one good week among the last 4 count', () => {
    for (const good of [0, 1, 2, 3]) {
      const last = falling(4, 5).map((hours, index) => (index === good ? 6 : hours));
      assert.equal(judge(weeks([...around(12, 8), ...last]), null).drift, false, String(good));
    }
  });

  it('is none where most pairs of weeks are equal: their middle slope is 0', () => {
    const verdict = judge(weeks([...times(12, 8), ...times(4, 3)]), null);
    assert.equal(verdict.belowUsual, true);
    assert.equal(verdict.slope, 0);
    assert.equal(verdict.drift, false);
  });

  it('is none without a fall, however low the last weeks are', () => {
    // Up from nothing, then high, then middling: the middle slope of all pairs is 0.
    const verdict = judge(weeks([...times(5, 1), ...times(7, 10), ...times(4, 6.9)]), null);
    assert.equal(verdict.belowUsual, true);
    assert.equal(verdict.slope, 0);
    assert.equal(verdict.drift, false);
  });

  it('looks back at most 16 weeks for the fall', () => {
    const rising = Array.from({ length: 40 }, (_, index) => index / 2);
    const recent = [...times(6, 9), ...falling(6, 9, 0.2), ...falling(4, 5)];
    const alone = judge(weeks(recent), null);
    const after = judge(weeks([...rising, ...recent]), null);
    assert.equal(after.slope, alone.slope);
    assert.equal(after.drift, alone.drift);
    assert.equal(after.slopeWeeks, 16);
  });

  it('names every low week in a row, not only the last 4', () => {
    const verdict = judge(weeks([...falling(14, 9.5), ...falling(7, 4.4)]), null);
    assert.equal(verdict.drift, true);
    assert.equal(verdict.weeks.length, 7);
    assert.equal(verdict.weeks[0], addDays(FIRST, 7 * 14));
  });
});

describe('drift against the target', () => {
  it('is each of the last 4 below it, and a fall over at least 8 weeks', () => {
    assert.equal(judge(weeks(falling(8, 7.9)), 8 * HOUR).drift, true);
    const few = judge(weeks(falling(7, 7.9)), 8 * HOUR);
    assert.equal(few.belowTarget, true);
    assert.equal(few.slope, null);
    assert.equal(few.drift, false);
  });

  it('is below, not at, the target', () => {
    const last = [...falling(4, 12), ...times(4, 8)];
    assert.equal(judge(weeks(last), 8 * HOUR).belowTarget, false);
    assert.equal(judge(weeks(last), 8 * HOUR + 1).belowTarget, true);
  });

  it('is none where the weeks rise or stand', () => {
    assert.equal(judge(weeks(falling(10, 3, -0.2)), 8 * HOUR).drift, false);
    assert.equal(judge(weeks(times(10, 3)), 8 * HOUR).drift, false);
  });

  it('says nothing where no target is set', () => {
    const verdict = judge(weeks(falling(12, 7)), null);
    assert.equal(verdict.belowTarget, null);
    assert.equal(verdict.drift, false);
  });

  it('holds beside what is usual: either is enough', () => {
    const hours = [...around(12, 8), ...falling(4, 7)];
    assert.equal(judge(weeks(hours), null).drift, false);
    assert.equal(judge(weeks(hours), 7.5 * HOUR).drift, true);
  });
});

describe('any series of weeks', () => {
  it('drifts only with 4 low weeks and a fall, and names weeks that are low', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(hours, fc.option(fc.integer({ min: 0, max: 40 })), (built, target) => {
        const list = weeks(built);
        const verdict = judge(list, target === null ? null : target * HOUR);
        assert.equal(verdict.counted, built.length);
        if (!verdict.drift) {
          assert.deepEqual(verdict.weeks, []);
          return;
        }
        assert.ok((verdict.slope ?? 0) < 0);
        assert.ok(verdict.weeks.length >= 4);
        assert.equal(verdict.weeks.at(-1), list.at(-1)?.week);
        assert.ok(verdict.belowTarget === true || verdict.belowUsual === true);
      }),
    );
  });
});

describe('a drift from its first week to its last', () => {
  const good = around(14, 8);
  const low = falling(8, 4, 0.2);

  it('is one, named by the week that showed it first, as weeks are added', () => {
    const all = weeks([...good, ...low]);
    const [episode, ...more] = episodesOf(all, null, []);
    assert.deepEqual(more, []);
    assert.equal(episode?.key, all[17]?.week);
    assert.equal(episode?.from, all[14]?.week);
    for (let length = 18; length < all.length; length++) {
      assert.equal(episodesOf(all.slice(0, length), null, []).at(-1)?.key, episode?.key);
    }
  });

  it('does not begin anew after a pause of a week or two', () => {
    const paused = [...good, ...falling(5, 4, 0.2), 7, ...falling(5, 3, 0.2)];
    assert.equal(episodesOf(weeks(paused), null, []).length, 1);
  });

  it('is another after a come-back', () => {
    const twice = [...good, ...falling(4, 4), ...around(16, 8), ...falling(4, 4)];
    assert.equal(episodesOf(weeks(twice), null, []).length, 2);
  });

  it('ends with a new normal: what was before it is not compared with', () => {
    const all = weeks([...good, ...low]);
    const normal = { said: addDays(FIRST, 7 * 22), from: addDays(FIRST, 7 * 14) };
    assert.equal(weeksSince(all, [normal], addDays(FIRST, 7 * 21)).length, 22);
    assert.equal(weeksSince(all, [normal], addDays(FIRST, 7 * 22)).length, 8);
    assert.equal(judge(weeksSince(all, [normal], normal.said), null).drift, false);
  });
});
