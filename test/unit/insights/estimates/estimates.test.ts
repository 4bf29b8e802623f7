import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SessionWithResult } from '../../../../src/core/focus/result';
import type { FocusSession } from '../../../../src/core/focus/session';
import { estimatesOf, STALE_AFTER } from '../../../../src/insights/estimates/estimatesModel';
import { quartilesOf } from '../../../../src/insights/estimates/quartiles';
import { estimatedWork } from '../../../../src/insights/estimates/work';

const MINUTE = 60_000;
const DAY = 86_400_000;
const none = { count: 0, ms: 0 };

function session(
  day: number,
  built: number,
  change: Partial<FocusSession> = {},
): SessionWithResult {
  const start = day * DAY;
  return {
    session: {
      id: `${day}`,
      host: 'h',
      state: 'ended',
      start,
      plannedEnd: start + 60 * MINUTE,
      fixed: false,
      planned: 60 * MINUTE,
      end: start + 60 * MINUTE,
      intention: 'invoice rounding',
      area: { repo: '/lake', path: 'billing' },
      estimate: null,
      tags: [],
      spans: [],
      broke: 'nothing',
      block: null,
      zone: 0,
      seen: start,
      changed: start,
      ...change,
    },
    result: {
      ran: 60 * MINUTE,
      paused: 0,
      built: built * MINUTE,
      reviewed: 0,
      directed: 0,
      share: 1,
      areas: [],
      files: [],
      commits: [],
      interruptions: { focus: none, review: none, other: none },
    },
  };
}
const said = (minutes: number): Partial<FocusSession> => ({ estimate: minutes * MINUTE });

describe('work that was estimated', () => {
  it('is every session for the same thing, from the first estimate on', () => {
    const works = estimatedWork([
      session(1, 30),
      session(2, 40, said(60)),
      session(3, 50, { ...said(20), intention: 'Invoice rounding ' }),
      session(4, 90, { intention: 'search flag', ...said(45) }),
    ]);
    assert.deepEqual(
      works.map(({ estimate, built, sessions }) => [estimate / MINUTE, built / MINUTE, sessions]),
      [
        [60, 90, 2],
        [45, 90, 1],
      ],
    );
  });

  it('begins anew after a fortnight, and in another area', () => {
    const works = estimatedWork([
      session(1, 30, said(30)),
      session(20, 30, said(30)),
      session(21, 30, { ...said(30), area: { repo: '/lake', path: 'web' } }),
      session(22, 30, { ...said(30), intention: '' }),
      session(23, 30, { ...said(30), intention: '' }),
    ]);
    assert.equal(works.length, 5);
  });

  it('is not there while it is unfinished, was broken off, or nothing was built', () => {
    assert.deepEqual(
      estimatedWork([session(1, 30, { ...said(30), state: 'running', end: null })]),
      [],
    );
    assert.deepEqual(estimatedWork([session(1, 30, { ...said(30), state: 'abandoned' })]), []);
    assert.deepEqual(estimatedWork([session(1, 30, { ...said(30), broke: 'meeting' })]), []);
    assert.deepEqual(estimatedWork([session(1, 0, said(30))]), []);
    assert.deepEqual(estimatedWork([session(1, 30)]), []);
    const went = [session(1, 30, { ...said(30), broke: 'meeting' }), session(2, 20)];
    assert.equal(estimatedWork(went)[0]?.built, 50 * MINUTE);
  });
});

describe('how estimates hold', () => {
  const works = (...built: number[]): ReturnType<typeof estimatedWork> =>
    estimatedWork(
      built.map((minutes, i) => session(i + 1, minutes, { ...said(100), intention: `work ${i}` })),
    );

  it('is said from five on, with the count before', () => {
    assert.deepEqual(
      estimatesOf(works(90, 100, 110, 120), () => 0),
      { count: 4, all: null, fresh: null, stale: null },
    );
    const { all } = estimatesOf(works(50, 100, 125, 140, 300), () => undefined);
    assert.deepEqual(all, { count: 5, bias: 1.25, spread: [1, 1.4], within: 2 });
  });

  it('is told apart by whether the person wrote there within a quarter', () => {
    const all = [...works(100, 100, 100, 100, 100), ...works(200, 200, 200, 200, 200)];
    const { fresh, stale } = estimatesOf(all, ({ built, start }) =>
      built > 150 * MINUTE ? start - STALE_AFTER - 1 : start - STALE_AFTER,
    );
    assert.equal(fresh?.bias, 1);
    assert.equal(stale?.bias, 2);
    assert.equal(estimatesOf(all, () => null).stale?.count, 10);
    const unknown = estimatesOf(all, () => undefined);
    assert.deepEqual([unknown.fresh, unknown.stale], [null, null]);
    const ground = estimatesOf(
      all.map((work) => ({ ...work, newGround: true })),
      ({ start }) => start,
    );
    assert.equal(ground.stale?.count, 10);
  });

  it('has quartiles in order, each between the least and the most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }),
        (values) => {
          const [low, middle, high] = quartilesOf(values);
          assert.ok(Math.min(...values) <= low && low <= middle && middle <= high);
          assert.ok(high <= Math.max(...values));
        },
      ),
    );
    assert.deepEqual(quartilesOf([1, 2, 3, 4]), [1.75, 2.5, 3.25]);
  });
});
