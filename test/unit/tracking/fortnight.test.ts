import assert from 'node:assert/strict';
import { RangeSet } from '../../../src/core/time/rangeSet';
import { compareFortnight, KIND_DEVIATION, oursOf } from '../../support/fortnight/compare';
import { fortnight } from '../../support/fortnight/script';

describe('a scripted fortnight', function () {
  this.timeout(60_000);
  const desk = fortnight();
  const result = compareFortnight(desk);

  it('is told within one per cent in every kind', () => {
    for (const { what, truth, ours } of result.kinds) {
      assert.ok(
        Math.abs(ours - truth) <= truth * KIND_DEVIATION,
        `${what}: ${ours / 60_000} min, truth ${truth / 60_000} min`,
      );
    }
  });

  it('has no time in which nobody was there, and none twice', () => {
    const { intervals } = oursOf(desk);
    const present = new RangeSet(desk.truth);
    const outside = intervals.filter((interval) => present.subtractFrom(interval).length > 0);
    assert.deepEqual(outside, []);
    intervals.slice(1).forEach(({ start }, i) => {
      assert.ok(start >= intervals[i]!.end);
    });
  });

  it('is told otherwise by the published rules of others', () => {
    const [, ours, ...peers] = result.trackers;
    assert.deepEqual([ours!.name, ours!.invented, ours!.missed], ['Hands-On', 0, 0]);
    for (const { name, invented, missed } of peers) assert.ok(invented + missed > 600_000, name);
  });
});
