import assert from 'node:assert/strict';
import { longestGapOf, readingOf, type Reading } from '../../../../src/core/weeks/quarter';
import { areasWritten } from '../../../../src/insights/weeks/quarterModel';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('the reading of three months', () => {
  const read = (median: number | null, gap = 0, areas = 3, counted = 8): Reading | null =>
    readingOf({
      counted,
      median,
      longestGap: gap,
      areas: {
        source: 'git',
        written: Array.from({ length: areas }, (_, index) => `area ${index}`),
        lost: [],
        regained: [],
      },
    });

  it('says nothing under 8 counted weeks', () => {
    assert.equal(read(9 * HOUR, 0, 5, 7), null);
    assert.equal(read(0, 13, 0, 7), null);
    assert.equal(read(null, 0, 0, 8), null);
  });

  it('is still hands-on from a median of 4 h, 3 areas and gaps of 2 weeks at most', () => {
    assert.equal(read(4 * HOUR, 2, 3), 'handsOn');
    assert.equal(read(4 * HOUR - 1, 2, 3), 'drifting');
    assert.equal(read(4 * HOUR, 3, 3), 'drifting');
    assert.equal(read(4 * HOUR, 2, 2), 'drifting');
  });

  it('is mostly management under a median of 1 h, or with a gap over 6 weeks', () => {
    assert.equal(read(HOUR - 1), 'management');
    assert.equal(read(HOUR), 'drifting');
    assert.equal(read(9 * HOUR, 7), 'management');
    assert.equal(read(9 * HOUR, 6), 'drifting');
  });

  it('has the longest run of weeks without building as its gap', () => {
    assert.equal(longestGapOf([]), 0);
    assert.equal(longestGapOf([HOUR, 0, 0, 14 * MINUTE, HOUR, 0, HOUR]), 3);
    assert.equal(longestGapOf([HOUR, 15 * MINUTE]), 0);
    assert.equal(longestGapOf([0, 0]), 2);
  });
});

describe('areas of three months', () => {
  it('are written, lost or regained against the three before', () => {
    const areas = [
      { name: 'kept', times: [50, 150, 250] },
      { name: 'new', times: [250] },
      { name: 'lost', times: [50, 150] },
      { name: 'long lost', times: [50] },
      { name: 'regained', times: [50, 200] },
      { name: 'later', times: [300] },
      { name: 'never', times: [] },
    ];
    assert.deepEqual(areasWritten(areas, 100, 200, 300), {
      written: ['kept', 'new', 'regained'],
      lost: ['lost'],
      regained: ['regained'],
    });
  });
});
