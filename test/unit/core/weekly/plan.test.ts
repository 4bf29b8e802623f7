import assert from 'node:assert/strict';
import { dayAt } from '../../../../src/core/calendar/zone';
import {
  daysToCome,
  decisionOf,
  decisionText,
  fitsDay,
  movedTo,
  plannable,
  plannedWeek,
  startMinutes,
} from '../../../../src/core/weekly/plan';
import { occurrence, WEEK_NOW } from '../../../support/sampleWeek';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;

describe('planning the next week', () => {
  it('is about this week until Wednesday, then about the next', () => {
    assert.equal(plannedWeek('2026-11-16'), '2026-11-16');
    assert.equal(plannedWeek('2026-11-18'), '2026-11-16');
    assert.equal(plannedWeek('2026-11-19'), '2026-11-23');
    assert.equal(plannedWeek('2026-11-22'), '2026-11-23');
    assert.deepEqual(daysToCome('2026-11-16', '2026-11-21'), ['2026-11-21', '2026-11-22']);
    assert.equal(daysToCome('2026-11-23', '2026-11-20').length, 7);
  });

  it('decides about blocks that have not begun', () => {
    const blocks = [
      occurrence(24),
      occurrence(26, { state: 'moved' }),
      occurrence(27, { state: 'skipped' }),
      occurrence(19),
    ];
    assert.deepEqual(
      plannable(blocks, WEEK_NOW).map(({ key }) => key.slice(0, 10)),
      ['2026-11-24', '2026-11-26'],
    );
  });

  it('moves a block to where the clocks show that time, as long as before', () => {
    const block = occurrence(24);
    assert.equal(startMinutes(block, ZONE), 540);
    const moved = movedTo(block, '2026-11-25', 14 * 60, ZONE);
    assert.deepEqual(moved, {
      start: Date.UTC(2026, 10, 25, 13),
      end: Date.UTC(2026, 10, 25, 16),
    });
    // The night in which clocks are put forward takes an hour of it.
    const spring = movedTo(block, '2027-03-28', 60, ZONE);
    assert.equal(spring.end - spring.start, 2 * HOUR);
    assert.equal(fitsDay(block, 21 * 60), true);
    assert.equal(fitsDay(block, 21 * 60 + 1), false);
    const late = movedTo(block, '2026-11-25', 23 * 60, ZONE);
    assert.equal(dayAt(ZONE, late.end - 1), '2026-11-25');
  });

  it('is kept in words, under the week that it ends', () => {
    const block = occurrence(24);
    const to = { ...block, ...movedTo(block, '2026-11-25', 14 * 60, ZONE) };
    const text = (decided: Parameters<typeof decisionText>[0]): string =>
      decisionText(decided, ZONE);
    assert.equal(
      text({ kind: 'keep', blocks: [block, occurrence(26)] }),
      'Keep Design on Tuesday 24, 9:00–12:00; Design on Thursday 26, 9:00–12:00.',
    );
    assert.equal(
      text({ kind: 'move', block, to }),
      'Move Design on Tuesday 24, 9:00–12:00 to Wednesday 25, 14:00–17:00.',
    );
    assert.equal(
      text({ kind: 'drop', block, reason: 'planning week' }),
      'Drop Design on Tuesday 24, 9:00–12:00: planning week.',
    );
    assert.equal(
      text({ kind: 'drop', block, reason: '' }),
      'Drop Design on Tuesday 24, 9:00–12:00.',
    );
    assert.equal(
      text({ kind: 'area', block, area: 'services/billing' }),
      'Take services/billing into Design on Tuesday 24, 9:00–12:00.',
    );
    assert.deepEqual(decisionOf({ kind: 'later' }, '2026-11-23', ZONE, 5), {
      week: '2026-11-16',
      kind: 'later',
      text: 'Nothing yet.',
      at: 5,
    });
  });
});
