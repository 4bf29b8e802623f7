import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  correctionFault,
  withCorrections,
  type Correction,
} from '../../../../src/core/time/correction';
import { withElsewhere } from '../../../../src/core/time/elsewhere';
import { KINDS, REVIEW_SUBS, sumIntervals, type Interval } from '../../../../src/core/time/kind';

const interval = (start: number, end: number, change: Partial<Interval> = {}): Interval => ({
  start,
  end,
  kind: 'reading',
  sub: null,
  surface: 'editor',
  repo: 'file:///lake',
  path: 'a.ts',
  rule: 'editor',
  window: 'w1',
  ...change,
});

const correction = (
  start: number,
  end: number,
  what: Pick<Correction, 'kind' | 'sub'>,
  change: Partial<Correction> = {},
): Correction => ({ id: 1, start, end, ...what, created: 0, revoked: null, ...change });

const told = (intervals: readonly Interval[]): string[] =>
  intervals.map(({ start, end, kind, sub, repo }) =>
    [
      start,
      end,
      sub === null ? kind : `${kind}.${sub}`,
      ...(repo === null ? ['nowhere'] : []),
    ].join(' '),
  );

const DAY = [interval(0, 100), interval(200, 300)];
const ABSENT = { kind: 'absent', sub: null } as const;
const REVIEW = { kind: 'reviewing', sub: 'others' } as const;

describe('corrections', () => {
  it('set the kind of a range, absence in it included, and leave the rest', () => {
    assert.deepEqual(told(withCorrections(DAY, [correction(50, 250, REVIEW)])), [
      '0 50 reading',
      '50 100 reviewing.others',
      '100 200 reviewing.others nowhere',
      '200 250 reviewing.others',
      '250 300 reading',
    ]);
  });

  it('take time away', () => {
    assert.deepEqual(told(withCorrections(DAY, [correction(50, 250, ABSENT)])), [
      '0 50 reading',
      '250 300 reading',
    ]);
  });

  it('are applied in the order in which they were made, and not once undone', () => {
    const away = correction(0, 300, ABSENT, { id: 1, created: 10 });
    const back = correction(20, 40, { kind: 'debugging', sub: null }, { id: 2, created: 20 });
    assert.deepEqual(told(withCorrections(DAY, [back, away])), ['20 40 debugging nowhere']);
    assert.deepEqual(told(withCorrections(DAY, [back, { ...away, revoked: 30 }])), [
      '0 20 reading',
      '20 40 debugging',
      '40 100 reading',
      '200 300 reading',
    ]);
  });

  it('are refused where they make no sense', () => {
    const fault = (wish: Parameters<typeof correctionFault>[0]): string =>
      correctionFault(wish) ?? '';
    assert.match(fault({ start: 5, end: 5, ...ABSENT }), /ends after/);
    assert.match(fault({ start: 0.5, end: 5, ...ABSENT }), /whole/);
    assert.match(fault({ start: 0, end: 5, kind: 'reviewing', sub: null }), /whose/);
    assert.match(fault({ start: 0, end: 5, kind: 'reading', sub: 'own' }), /whose/);
    assert.equal(fault({ start: 0, end: 5, ...REVIEW }), '');
  });
});

describe('review elsewhere', () => {
  it('counts only where no window is present, and once', () => {
    const elsewhere = [
      { start: 50, end: 150 },
      { start: 120, end: 220 },
      { start: 400, end: 450 },
    ];
    assert.deepEqual(told(withElsewhere(DAY, elsewhere)), [
      '0 100 reading',
      '100 200 reviewing.elsewhere nowhere',
      '200 300 reading',
      '400 450 reviewing.elsewhere nowhere',
    ]);
  });
});

describe('time with corrections and review elsewhere', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 300 }))
    .map(([start, length]) => ({ start, end: start + length }));
  const what = fc.oneof(
    fc.constant(ABSENT),
    fc.constantFrom(...KINDS.filter((kind) => kind !== 'reviewing')).map((kind) => ({
      kind,
      sub: null,
    })),
    fc.constantFrom(...REVIEW_SUBS).map((sub) => ({ kind: 'reviewing' as const, sub })),
  );

  it('is disjoint, in order, never longer than the clock', () => {
    const corrections = fc.array(
      fc.record({ range, what, created: fc.nat(50), undone: fc.boolean() }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(90)), { maxLength: 8 }),
        fc.array(range, { maxLength: 5 }),
        corrections,
        (stretches, elsewhere, made) => {
          let at = 0;
          const intervals = stretches.map(([length, gap]) => {
            const start = at + gap;
            at = start + length;
            return interval(start, at);
          });
          const all = withCorrections(
            withElsewhere(intervals, elsewhere),
            made.map(({ range: { start, end }, what: kind, created, undone }, id) =>
              correction(start, end, kind, { id, created, revoked: undone ? 1 : null }),
            ),
          );
          all.forEach(({ start, end }, i) => {
            assert.ok(start < end);
            assert.ok(i === 0 || all[i - 1]!.end <= start);
          });
          const { kinds } = sumIntervals(all);
          assert.ok(Object.values(kinds).reduce((sum, ms) => sum + ms, 0) <= 1_300);
        },
      ),
    );
  });
});
