import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../src/core/calendar/day';
import { offsetAt } from '../../src/core/calendar/zone';
import type { LineSegment, OverviewModel, Period } from '../../src/core/ledger/overview';
import { KINDS } from '../../src/core/time/kind';
import { PERIODS } from '../../src/protocol/dashboard';
import { balanceAxis, balanceBars } from '../../src/webview/dashboard/balanceData';
import { dayLine, timeText } from '../../src/webview/dashboard/dayLineData';
import {
  listOf,
  periodLabel,
  periodPhrase,
  periodTitle,
} from '../../src/webview/dashboard/periodWords';
import { seamsOf } from '../../src/webview/dashboard/seams';
import { targetProgress, targetsOfBars, weeksReached } from '../../src/webview/dashboard/target';
import { sampleOverview, sumTotals } from '../support/sampleOverview';

const HOUR = 3_600_000;
const day = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2020-01-01', offset));

describe('the words for a period', () => {
  const words = (period: Period, date: string): [string, string] => {
    const model = sampleOverview(period, date);
    return [periodPhrase(model), periodTitle(model)];
  };

  it('months have three letters everywhere', () => {
    assert.equal(periodLabel('week', '2026-09-07'), '7 Sep');
    assert.equal(periodLabel('month', '2026-09-01'), 'Sep');
    assert.equal(periodLabel('week', '2026-06-01'), '1 Jun');
  });

  it('near ones by their distance, far ones by their name', () => {
    assert.deepEqual(words('day', '2026-11-19'), ['Today', 'Thursday 19 November 2026']);
    assert.deepEqual(words('day', '2026-11-18'), ['Yesterday', 'Wednesday 18 November 2026']);
    assert.deepEqual(words('day', '2025-11-18'), [
      'On Tuesday 18 November 2025',
      'Tuesday 18 November 2025',
    ]);
    assert.deepEqual(words('week', '2026-11-22'), ['This week', '16 – 22 November 2026']);
    assert.deepEqual(words('week', '2026-11-15'), ['Last week', '9 – 15 November 2026']);
    assert.deepEqual(words('week', '2026-11-01'), [
      'In the week of 26 October – 1 November',
      '26 October – 1 November 2026',
    ]);
    assert.deepEqual(words('week', '2025-12-31'), [
      'In the week of 29 December 2025 – 4 January',
      '29 December 2025 – 4 January 2026',
    ]);
    assert.deepEqual(words('month', '2026-10-31'), ['Last month', 'October 2026']);
    assert.deepEqual(words('month', '2025-11-02'), ['In November 2025', 'November 2025']);
    assert.deepEqual(words('quarter', '2026-03-31'), ['In the first quarter', 'Q1 2026']);
    assert.deepEqual(words('quarter', '2024-03-31'), ['In Q1 2024', 'Q1 2024']);
    assert.deepEqual(words('year', '2025-03-31'), ['Last year', '2025']);
    assert.deepEqual(words('year', '2024-03-31'), ['In 2024', '2024']);
  });

  it('lists read like speech', () => {
    assert.equal(listOf([]), '');
    assert.equal(listOf(['Monday']), 'Monday');
    assert.equal(listOf(['Monday', 'Friday']), 'Monday and Friday');
    assert.equal(listOf(['Monday', 'Wednesday', 'Friday']), 'Monday, Wednesday and Friday');
  });
});

describe('the bars', () => {
  it('hold every millisecond of the period, once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), day, (period, date) => {
        const model = sampleOverview(period, date);
        const bars = balanceBars(model);
        assert.deepEqual(sumTotals(bars.map(({ totals }) => totals)), model.totals);
      }),
      { numRuns: 60 },
    );
  });

  it('are few enough to stand side by side', () => {
    const count = (period: Period): number => balanceBars(sampleOverview(period)).length;
    assert.deepEqual(PERIODS.map(count), [1, 7, 30, 14, 12]);
  });

  it('mark the one that holds today', () => {
    for (const period of PERIODS) {
      const current = balanceBars(sampleOverview(period)).filter((bar) => bar.current);
      assert.equal(current.length, 1);
    }
    assert.equal(
      balanceBars(sampleOverview('week', '2026-11-02')).filter((b) => b.current).length,
      0,
    );
  });

  it('fit on their scale, with a line to read them by and not too many', () => {
    const height = fc.integer({ min: 0, max: 800 * HOUR });
    fc.assert(
      fc.property(height, height, (up, down) => {
        const { max, min, step } = balanceAxis(up, down);
        assert.ok(max >= up && min <= -down);
        assert.ok(step > 0 && step <= Math.max(max, -min));
        assert.ok(Math.floor(max / step) + Math.floor(-min / step) <= 8);
      }),
    );
  });
});

describe('the target of a week', () => {
  const weekly = fc.integer({ min: 1, max: 60 }).map((hours) => hours * HOUR);
  const withTarget = (period: Period, date: string, ms: number): OverviewModel => {
    const model = sampleOverview(period, date);
    return { ...model, target: Math.round((ms * model.days.length) / 7) };
  };

  it('is shared out over bars by their days, and over no days', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), day, weekly, (period, date, ms) => {
        const model = withTarget(period, date, ms);
        const targets = targetsOfBars(model, balanceBars(model));
        if (period !== 'quarter' && period !== 'year') {
          assert.equal(targets, null);
          return;
        }
        const sum = (targets ?? []).reduce((total, one) => total + one, 0);
        assert.ok(Math.abs(sum - (model.target ?? 0)) <= model.days.length);
      }),
      { numRuns: 60 },
    );
  });

  it('is held against whole weeks that are over, and only these', () => {
    fc.assert(
      fc.property(fc.constantFrom('month', 'quarter', 'year'), day, weekly, (period, date, ms) => {
        const model = withTarget(period, date, ms);
        const judged = weeksReached(model) ?? { reached: 0, weeks: 0 };
        assert.ok(judged.reached <= judged.weeks);
        assert.ok(judged.weeks * 7 <= model.days.filter((one) => one.date < model.today).length);
      }),
      { numRuns: 60 },
    );
  });

  it('is told of a day as of its week, up to that day', () => {
    const words = (date: string): string =>
      (targetProgress(sampleOverview('day', date))?.words ?? '').replaceAll('\u00a0', ' ');
    assert.equal(words('2026-11-19'), 'week so far: 4 h 40 of 8 h 00');
    assert.equal(words('2026-11-17'), 'week up to then: 4 h 40 of 8 h 00');
    const lastWeek = targetProgress(sampleOverview('week', '2026-11-12'))?.words ?? '';
    assert.match(lastWeek, / short$|reached/);
  });

  it('is nowhere without a target', () => {
    const model = sampleOverview('quarter', '2026-11-19', { target: null });
    assert.equal(targetsOfBars(model, balanceBars(model)), null);
    assert.equal(weeksReached(model), null);
    assert.equal(targetProgress(model), null);
  });
});

describe('the seam between thresholds', () => {
  it('lies wherever what the bars were made with changes, bars without time aside', () => {
    assert.deepEqual(seamsOf(['other', 'other', 'now', 'now']), [1.5]);
    assert.deepEqual(seamsOf(['other', 'both', 'now']), [1]);
    assert.deepEqual(seamsOf(['other', undefined, 'now', undefined]), [1.5]);
    assert.deepEqual(seamsOf(['now', 'other', 'now']), [0.5, 1.5]);
    assert.deepEqual(seamsOf(['other', 'other']), []);
    assert.deepEqual(seamsOf([undefined]), []);
  });
});

describe('the line of a day', () => {
  const features = { directed: false };
  const segment = (
    start: number,
    end: number,
    changes: Partial<LineSegment> = {},
  ): LineSegment => ({
    start,
    end,
    kind: 'implementing',
    sub: null,
    ...changes,
  });

  it('begins and ends at full hours of the zone, also where they are odd', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe']) {
      const start = Date.UTC(2026, 10, 19, 8, 7);
      const line = dayLine([segment(start, start + 20 * 60_000)], zone, features);
      assert.ok(line);
      assert.ok(line.start <= start && line.end >= start + 20 * 60_000);
      for (const { at, label } of line.ticks) {
        assert.equal((at + offsetAt(zone, at)) % HOUR, 0);
        assert.match(label, /^\d{1,2}:00$/);
      }
      assert.equal(line.ticks[0]?.at, line.start);
      assert.ok(line.ticks.length >= 5);
    }
  });

  it('shows the hour that is repeated when clocks go back twice', () => {
    // 25 October 2026 in Berlin: 3:00 becomes 2:00 at 01:00 UTC.
    const start = Date.UTC(2026, 9, 25, 0, 0);
    const line = dayLine([segment(start, start + 3 * HOUR)], 'Europe/Berlin', features);
    assert.deepEqual(
      line?.ticks.map(({ label }) => label),
      ['2:00', '2:00', '3:00', '4:00', '5:00'],
    );
  });

  it('keeps every measured stretch where it was', () => {
    const gaps = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 40 * 60_000 }),
        fc.integer({ min: 1, max: 40 * 60_000 }),
        fc.constantFrom(...KINDS),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(gaps, (parts) => {
        let at = Date.UTC(2026, 10, 19, 7, 0);
        const segments = parts.map(([gap, length, kind]) => {
          const start = at + gap;
          at = start + length;
          return segment(start, at, { kind, sub: kind === 'reviewing' ? 'others' : null });
        });
        const line = dayLine(segments, 'Europe/Berlin', features);
        const measured = segments.filter(({ kind }) => kind !== 'directing');
        assert.deepEqual(
          (line?.stretches ?? []).map(({ start, end }) => [start, end]),
          measured.map(({ start, end }) => [start, end]),
        );
        for (const { start, end } of line?.stretches ?? []) {
          assert.ok(line !== null && start >= line.start && end <= line.end);
        }
      }),
    );
  });

  it('is nothing where nothing was measured', () => {
    assert.equal(dayLine([], 'Europe/Berlin', features), null);
    const directed = segment(0, HOUR, { kind: 'directing' });
    assert.equal(dayLine([directed], 'Europe/Berlin', features), null);
    assert.ok(dayLine([directed], 'Europe/Berlin', { directed: true }));
  });

  it('writes the time of day', () => {
    assert.equal(timeText('Europe/Berlin', Date.UTC(2026, 10, 19, 8, 5)), '9:05');
    assert.equal(timeText('Asia/Kolkata', Date.UTC(2026, 10, 19, 18, 40)), '0:10');
  });
});
