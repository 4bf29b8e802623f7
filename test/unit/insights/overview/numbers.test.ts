import assert from 'node:assert/strict';
import type { Interval } from '../../../../src/core/time/kind';
import { lineOf } from '../../../../src/insights/overview/line';
import { shareOf } from '../../../../src/insights/overview/share';
import { targetOf } from '../../../../src/insights/overview/target';
import { usualOf } from '../../../../src/insights/overview/usual';

const HOUR = 3_600_000;

describe('the numbers of a period', () => {
  it('hide the share below two hours of building and reviewing', () => {
    const short = { built: HOUR, reviewed: HOUR - 1, directed: 9 * HOUR };
    assert.equal(shareOf(short, 'apart'), null);
    assert.equal(shareOf(short, 'handsOn'), null);
    assert.equal(shareOf({ ...short, reviewed: HOUR }, 'apart'), 0.5);
    assert.equal(shareOf({ built: 0, reviewed: 2 * HOUR, directed: 0 }, 'apart'), 0);
  });

  it('count directing as hands-on only where the person chose so', () => {
    const week = { built: 2 * HOUR, reviewed: 4 * HOUR, directed: 2 * HOUR };
    assert.equal(shareOf(week, 'apart'), 2 / 6);
    assert.equal(shareOf(week, 'handsOn'), 4 / 8);
  });

  it('scale the weekly target to longer periods', () => {
    assert.equal(targetOf('week', { from: '2026-11-16', to: '2026-11-22' }, 6.5), 6.5 * HOUR);
    assert.equal(targetOf('month', { from: '2026-02-01', to: '2026-02-28' }, 6), 24 * HOUR);
    assert.equal(targetOf('day', { from: '2026-02-01', to: '2026-02-01' }, 6), null);
    assert.equal(targetOf('week', { from: '2026-11-16', to: '2026-11-22' }, null), null);
  });

  it('call usual what is in the middle of earlier periods', () => {
    const weeks = [3, 1, 8].map((built) => ({ built, reviewed: built * 2, directed: 0 }));
    assert.deepEqual(usualOf(weeks), {
      built: 3,
      reviewed: 6,
      directed: 0,
      share: null,
      periods: 3,
    });
    assert.equal(usualOf([]), null);
  });

  it('draw one segment for neighbours of one kind', () => {
    const interval = (start: number, end: number, change: Partial<Interval>): Interval => ({
      start,
      end,
      kind: 'implementing',
      sub: null,
      surface: 'editor',
      repo: 'file:///a',
      path: 'a.ts',
      rule: 'episode',
      window: 'w1',
      ...change,
    });
    const day = [
      interval(0, 10, {}),
      interval(10, 20, { path: 'b.ts', rule: 'episode-tail' }),
      interval(20, 30, { kind: 'reviewing', sub: 'others' }),
      interval(30, 40, { kind: 'reviewing', sub: 'own', repo: 'file:///b' }),
      interval(50, 60, { kind: 'reviewing', sub: 'own' }),
    ];
    assert.deepEqual(lineOf(day, null), [
      { start: 0, end: 20, kind: 'implementing', sub: null },
      { start: 20, end: 30, kind: 'reviewing', sub: 'others' },
      { start: 30, end: 40, kind: 'reviewing', sub: 'own' },
      { start: 50, end: 60, kind: 'reviewing', sub: 'own' },
    ]);
    assert.equal(lineOf(day, 'file:///b').length, 1);
  });
});
