import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mannKendall } from '../../../../src/core/statistics/mannKendall';
import { median } from '../../../../src/core/statistics/median';
import { theilSen } from '../../../../src/core/statistics/theilSen';

const series = (minLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength, maxLength: 24 });

describe('the median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    assert.equal(median([]), null);
    assert.equal(median([3]), 3);
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1, 3, 2]), 2.5);
  });

  it('does not depend on the order, and half of the values lie on each side', () => {
    fc.assert(
      fc.property(series(1), (values) => {
        const middle = median(values) ?? NaN;
        assert.equal(median(values.toReversed()), middle);
        assert.ok(2 * values.filter((value) => value < middle).length <= values.length);
        assert.ok(2 * values.filter((value) => value > middle).length <= values.length);
      }),
    );
  });
});

describe('the Theil–Sen slope', () => {
  it('is that of a straight line', () => {
    assert.equal(theilSen([]), null);
    assert.equal(theilSen([7]), null);
    assert.equal(theilSen([2, 5]), 3);
    assert.equal(theilSen([10, 8, 6, 4, 2]), -2);
    assert.equal(theilSen([4, 4, 4]), 0);
  });

  it('is the middle of all pairs, worked out by hand', () => {
    // Pairs of 1, 3, 2, 8: 2, 0.5, 7/3, -1, 2.5, 6; sorted -1, 0.5, 2, 7/3, 2.5, 6.
    assert.equal(theilSen([1, 3, 2, 8]), (2 + 7 / 3) / 2);
  });

  it('is not turned by a few wild values', () => {
    const line = Array.from({ length: 16 }, (_, week) => 10 - week / 2);
    const wild = line.map((value, week) => (week === 3 || week === 12 ? 60 : value));
    assert.equal(theilSen(wild), -0.5);
  });

  it('follows its values: shifted, scaled, mirrored', () => {
    const near = (a: number | null, b: number): void => {
      assert.ok(Math.abs((a ?? NaN) - b) < 1e-9, `${String(a)} is not ${b}`);
    };
    fc.assert(
      fc.property(series(2), fc.integer({ min: -50, max: 50 }), (values, by) => {
        const slope = theilSen(values) ?? NaN;
        near(theilSen(values.map((value) => value + 17)), slope);
        near(theilSen(values.map((value) => value * 3)), slope * 3);
        near(theilSen(values.toReversed()), -slope);
        near(theilSen(values.map((value, step) => value + by * step)), slope + by);
      }),
    );
  });
});

describe('the Mann–Kendall test', () => {
  it('has the exact distribution of small series', () => {
    assert.equal(mannKendall([1, 2]), null);
    // All rise: one order of n!, and its mirror image.
    assert.deepEqual(mannKendall([1, 2, 3, 4]), { s: 6, p: 2 / 24 });
    const eight = mannKendall([8, 7, 6, 5, 4, 3, 2, 1]);
    assert.ok(eight);
    assert.equal(eight.s, -28);
    assert.ok(Math.abs(eight.p - 2 / 40_320) < 1e-12);
    assert.equal(mannKendall([2, 1, 3])?.s, 1);
    assert.ok((mannKendall([2, 1, 3])?.p ?? 0) > 0.999_999);
  });

  it('is what counting all orders gives', () => {
    const orders = permutations([1, 2, 3, 4, 5, 6]);
    const all = orders.map((order) => mannKendall(order)?.s ?? NaN);
    for (const order of orders.slice(0, 60)) {
      const test = mannKendall(order);
      assert.ok(test);
      const { s, p } = test;
      const share = all.filter((other) => Math.abs(other) >= Math.abs(s)).length / all.length;
      assert.ok(Math.abs(p - share) < 1e-12);
    }
  });

  it('corrects the variance for ties, worked out by hand', () => {
    // n = 8, two pairs of equal values: S = 26, variance (8·7·21 - 2·2·1·9)/18 = 63.33, z = 25/7.958 = 3.1414.
    const { s, p } = mannKendall([1, 1, 2, 3, 4, 4, 5, 6]) ?? { s: 0, p: 1 };
    assert.equal(s, 26);
    assert.ok(Math.abs(p - 0.001_681) < 2e-6, String(p));
    assert.deepEqual(mannKendall([4, 4, 4, 4]), { s: 0, p: 1 });
  });

  it('turns with the series, and is a probability', () => {
    fc.assert(
      fc.property(series(3), (values) => {
        const test = mannKendall(values) ?? { s: NaN, p: NaN };
        const mirrored = mannKendall(values.toReversed()) ?? { s: NaN, p: NaN };
        assert.equal(mirrored.s, test.s === 0 ? 0 : -test.s);
        assert.ok(Math.abs(mirrored.p - test.p) < 1e-9);
        assert.ok(test.p >= 0 && test.p <= 1);
      }),
    );
  });
});

function permutations(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]];
  return values.flatMap((value) =>
    permutations(values.filter((other) => other !== value)).map((rest) => [value, ...rest]),
  );
}
