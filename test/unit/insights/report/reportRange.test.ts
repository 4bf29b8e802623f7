import assert from 'node:assert/strict';
import { rangeOf, type RangeWish } from '../../../../src/insights/report/reportRange';

const TODAY = '2026-11-18';

describe('the days of a report', () => {
  const range = (wish: RangeWish): string => {
    const found = rangeOf(wish, TODAY);
    return 'fault' in found ? found.fault : `${found.range.from}..${found.range.to}`;
  };

  it('are those of the ISO week, or from one day to another', () => {
    assert.equal(range({}), '2026-11-16..2026-11-22');
    assert.equal(range({ week: '2026-W01' }), '2025-12-29..2026-01-04');
    assert.equal(range({ from: '2026-10-01', to: '2026-10-01' }), '2026-10-01..2026-10-01');
    assert.equal(range({ from: '2026-10-01' }), '2026-10-01..2026-11-18');
    assert.equal(range({ from: '2027-01-01' }), '2027-01-01..2027-01-01');
    assert.equal(range({ to: '2026-10-01' }), '2026-09-28..2026-10-01');
  });

  it('are refused in words where they make no sense', () => {
    assert.match(range({ week: '2026-W54' }), /^--week must be an ISO week/);
    assert.match(range({ week: '2026-W47', to: TODAY }), /cannot be combined/);
    assert.match(range({ from: '2026-02-30' }), /^--from must be a day/);
    assert.match(range({ to: 'tomorrow' }), /^--to must be a day/);
    assert.match(range({ from: '2026-11-18', to: '2026-11-17' }), /is after/);
    assert.match(range({ from: '1990-01-01' }), /ten years/);
  });
});
