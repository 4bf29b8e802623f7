import assert from 'node:assert/strict';
import { decideNotice, type BudgetFacts } from '../../../../src/core/notices/budget';
import type { NoticeKind, ShownNotice } from '../../../../src/core/notices/notice';
import { DEFAULT_SCHEDULE } from '../../../../src/core/weekly/schedule';

const ZONE = 'Europe/Berlin';
/** An instant of November 2026, in Berlin; the 16th is a Monday. */
const at = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour - 1);
const shown = (kind: NoticeKind, when: number, key = `${kind}/${when}`): ShownNotice => ({
  kind,
  key,
  at: when,
});
const LAST_WEEK = shown('weekly', at(13, 16), 'weekly/2026-W46');

function decide(
  kind: NoticeKind,
  now: number,
  before: readonly ShownNotice[] = [LAST_WEEK],
  change: Partial<BudgetFacts> = {},
): string {
  const key = kind === 'weekly' ? 'weekly/2026-W47' : `${kind}/new`;
  const verdict = decideNotice(
    { key, kind },
    {
      now,
      zone: ZONE,
      schedule: DEFAULT_SCHEDULE,
      shown: before,
      settled: [],
      quiet: false,
      ...change,
    },
  );
  return verdict.verdict === 'wait' ? verdict.reason : verdict.verdict;
}

describe('the budget of notices', () => {
  it('has room for one a day', () => {
    assert.equal(decide('block', at(17, 9)), 'show');
    const before = [LAST_WEEK, shown('block', at(17, 9))];
    assert.equal(decide('phase', at(17, 23), before), 'day');
    assert.equal(decide('phase', at(18, 0), before), 'show');
  });

  it('has room for two a week beside the summary', () => {
    const before = [LAST_WEEK, shown('block', at(16, 9)), shown('block', at(17, 9))];
    assert.equal(decide('quarter', at(18, 9), before), 'week');
    assert.equal(decide('weekly', at(20, 16), before), 'show');
    const after = [...before, shown('weekly', at(20, 16), 'weekly/2026-W47')];
    assert.equal(decide('quarter', at(21, 9), after), 'week');
    assert.equal(decide('quarter', at(23, 9), after), 'show');
  });

  it('keeps the day of the summary for the summary', () => {
    assert.equal(decide('block', at(20, 9)), 'summary');
    assert.equal(decide('weekly', at(20, 16)), 'show');
    const after = [LAST_WEEK, shown('weekly', at(20, 16), 'weekly/2026-W47')];
    assert.equal(decide('block', at(20, 17), after), 'day');
    assert.equal(decide('block', at(20, 9), [LAST_WEEK], { schedule: null }), 'show');
  });

  it('lets a late summary go first, and keeps the place of the next', () => {
    assert.equal(decide('block', at(23, 9)), 'summary');
    const late = shown('weekly', at(23, 10), 'weekly/2026-W47');
    assert.equal(decide('block', at(24, 9), [LAST_WEEK, late]), 'show');
    const two = [LAST_WEEK, late, shown('block', at(24, 9))];
    assert.equal(decide('block', at(25, 9), two), 'week');
  });

  it('does not wait for a summary that has nothing to say', () => {
    assert.equal(decide('block', at(23, 9), [], { settled: ['weekly/2026-W47'] }), 'show');
  });

  it('holds everything back in a session but its end and a loss of data', () => {
    for (const kind of ['weekly', 'block', 'phase', 'quarter', 'question'] as const) {
      assert.equal(decide(kind, at(18, 9), [LAST_WEEK], { quiet: true }), 'session');
    }
    const full = [LAST_WEEK, ...[16, 17, 18].map((day) => shown('block', at(day, 9)))];
    for (const kind of ['sessionEnd', 'dataLoss'] as const) {
      assert.equal(decide(kind, at(18, 9), full, { quiet: true }), 'show');
    }
  });

  it('does not count what is outside of it', () => {
    const before = [LAST_WEEK, shown('sessionEnd', at(17, 9)), shown('dataLoss', at(17, 9))];
    assert.equal(decide('block', at(17, 10), before), 'show');
  });

  it('shows nothing twice, however long ago', () => {
    assert.equal(decide('block', at(17, 9), [shown('block', at(2, 9), 'block/new')]), 'done');
    assert.equal(decide('dataLoss', at(17, 9), [], { settled: ['dataLoss/new'] }), 'done');
  });
});
