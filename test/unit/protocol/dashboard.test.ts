import assert from 'node:assert/strict';
import { safeParse } from 'valibot';
import { ORIGINS } from '../../../src/core/origins/origin';
import { KINDS, REVIEW_SUBS } from '../../../src/core/time/kind';
import type { DashboardView } from '../../../src/protocol/dashboard';
import {
  dashboardStateSchema,
  FRESH_STATE,
  hostAccepts,
  hostAnswers,
} from '../../../src/protocol/dashboard';
import { sampleOverview } from '../../support/sampleOverview';

const view: DashboardView = { overview: sampleOverview('month'), tracking: { kind: 'on' } };

function accepted(value: unknown): boolean {
  const schema = hostAnswers.view;
  assert.ok(schema !== null);
  return safeParse(schema, value).success;
}

describe('the dashboard’s messages', () => {
  it('a view comes through unchanged, over JSON', () => {
    const schema = hostAnswers.view;
    assert.ok(schema !== null);
    const parsed = safeParse(schema, JSON.parse(JSON.stringify(view)));
    assert.ok(parsed.success);
    assert.deepEqual(parsed.output, view);
  });

  it('every kind, review and origin is demanded', () => {
    const [day] = view.overview.days;
    assert.ok(day !== undefined);
    for (const kind of KINDS) {
      const { [kind]: _left, ...kinds } = day.totals.kinds;
      assert.ok(
        !accepted({ ...view, overview: { ...view.overview, totals: { ...day.totals, kinds } } }),
      );
    }
    for (const sub of REVIEW_SUBS) {
      const { [sub]: _left, ...reviewing } = day.totals.sub.reviewing;
      const totals = { ...day.totals, sub: { reviewing } };
      assert.ok(!accepted({ ...view, overview: { ...view.overview, totals } }));
    }
    for (const origin of ORIGINS) {
      const { [origin]: _left, ...origins } = day.origins;
      assert.ok(!accepted({ ...view, overview: { ...view.overview, origins } }));
    }
  });

  it('values that no ledger gives are refused', () => {
    const wrong: [string, unknown][] = [
      ['share', 1.2],
      ['from', '2026-13-01'],
      ['today', 'today'],
      ['days', null],
      ['since', 'long ago'],
      ['usual', { built: 1 }],
      ['target', -1],
    ];
    for (const [name, value] of wrong) {
      const bad = { ...view, overview: { ...view.overview, [name]: value } };
      assert.ok(!accepted(bad), name);
    }
    assert.ok(!accepted({ ...view, tracking: { kind: 'off' } }));
  });

  it('the page may ask for periods and start the listed actions, nothing else', () => {
    const asks = (value: unknown[]): boolean => safeParse(hostAccepts.view, value).success;
    assert.ok(asks([{ period: 'week', date: null, repo: null }]));
    assert.ok(asks([{ period: 'year', date: '2026-02-28', repo: '/home/ada/shop' }]));
    assert.ok(!asks([{ period: 'decade', date: null, repo: null }]));
    assert.ok(!asks([{ period: 'week', date: 'yesterday', repo: null }]));
    assert.ok(!asks([]));
    const runs = (action: unknown): boolean => safeParse(hostAccepts.run, [action]).success;
    assert.ok(runs('showLog'));
    assert.ok(!runs('workbench.action.quit'));
    assert.ok(!safeParse(hostAccepts.report, ['x'.repeat(10_000)]).success);
  });

  it('a remembered state of another version is not taken', () => {
    assert.ok(safeParse(dashboardStateSchema, FRESH_STATE).success);
    assert.ok(!safeParse(dashboardStateSchema, undefined).success);
    assert.ok(!safeParse(dashboardStateSchema, { ...FRESH_STATE, scroll: -3 }).success);
    assert.ok(!safeParse(dashboardStateSchema, { tab: 'overview' }).success);
  });
});
