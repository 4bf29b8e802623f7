import assert from 'node:assert/strict';
import { emptyOriginCounts } from '../../../src/core/origins/origin';
import type { LedgerState } from '../../../src/core/ledger/health';
import type { StatusInput } from '../../../src/ui/statusBar/statusText';
import { statusText } from '../../../src/ui/statusBar/statusText';
import { totals } from '../../support/sampleOverview';

function input(built: number, changes: Partial<StatusInput> = {}): StatusInput {
  return {
    tracking: { kind: 'on' },
    today: {
      date: '2026-11-19',
      totals: totals({ implementing: built, others: 52 }),
      origins: emptyOriginCounts(),
    },
    health: health('ok'),
    faults: [],
    directed: false,
    ...changes,
  };
}

function health(state: LedgerState): NonNullable<StatusInput['health']> {
  const message = state === 'ok' ? '' : `The ledger is ${state}.`;
  return { state, message, file: '/home/ada/ledger.db', spooled: 0, dropped: 0 };
}

describe('the status bar', () => {
  it('is an icon alone until five minutes are built', () => {
    assert.equal(statusText(input(0)).text, '$(tools)');
    assert.equal(statusText(input(4.99)).text, '$(tools)');
    assert.equal(statusText(input(5)).text, '$(tools) 5m');
    assert.equal(statusText(input(80)).text, '$(tools) 1h 20m');
    assert.equal(statusText(input(0, { today: null })).text, '$(tools)');
  });

  it('tells today in its tooltip, and that directing is not measured', () => {
    const { tooltip } = statusText(input(80));
    assert.match(tooltip, /\| Built \| 1\u00a0h\u00a020 \|/);
    assert.match(tooltip, /\| Reviewed \| 52\u00a0m \|/);
    assert.match(tooltip, /\| Directed \| not measured yet \|/);
    assert.match(statusText(input(80, { directed: true })).tooltip, /\| Directed \| 0\u00a0m \|/);
  });

  it('says plainly that it is paused, and offers to go on', () => {
    const { text, tooltip, label, failing } = statusText(
      input(80, { tracking: { kind: 'paused' } }),
    );
    assert.equal(text, '$(tools) paused');
    assert.equal(failing, false);
    assert.match(tooltip, /command:handsOn\.resume/);
    assert.doesNotMatch(tooltip, /command:handsOn\.pause\)/);
    assert.match(label, /Paused: nothing is recorded/);
  });

  it('says that numbers are generated, which is no failure', () => {
    const demo = statusText(input(80, { tracking: { kind: 'demo' } }));
    assert.deepEqual([demo.text, demo.failing], ['$(beaker) demo', false]);
    assert.match(demo.label, /generated/);
    assert.doesNotMatch(demo.tooltip, /command:handsOn\.(?:pause|resume)\)/);
    assert.doesNotMatch(demo.tooltip, /\$\(warning\)/);
  });

  it('warns when it is off or the ledger cannot be written, and only then', () => {
    const off = statusText(input(80, { tracking: { kind: 'off', reason: 'No storage.' } }));
    assert.equal(off.text, '$(warning) off');
    assert.match(off.label, /Not measuring\. No storage\./);
    const failing: LedgerState[] = ['newer', 'spool', 'memory'];
    const fine: LedgerState[] = ['ok', 'replaced', 'restarting'];
    for (const state of failing) {
      const said = statusText(input(80, { health: health(state) }));
      assert.equal(said.text, '$(warning) 1h 20m');
      assert.equal(said.failing, true);
      assert.match(said.tooltip, new RegExp(`The ledger is ${state}`));
    }
    for (const state of fine) {
      const said = statusText(input(80, { health: health(state) }));
      assert.equal(said.text, '$(tools) 1h 20m');
      assert.equal(said.failing, false);
    }
  });

  it('gives the reason alone where there are no numbers', () => {
    const waiting = statusText(input(0, { today: null }));
    assert.match(waiting.tooltip, /Reading the ledger/);
    const { tooltip, text } = statusText(input(0, { today: null, health: health('spool') }));
    assert.equal(text, '$(warning)');
    assert.doesNotMatch(tooltip, /Reading/);
    assert.match(tooltip, /The ledger is spool/);
  });

  it('says quietly what the workspace does not give', () => {
    const note = 'No repository was found here.';
    const { text, tooltip, label, failing } = statusText(input(80, { note }));
    assert.deepEqual([text, failing], ['$(tools) 1h 20m', false]);
    assert.ok(tooltip.replaceAll('\\', '').includes(`$(info) ${note}`));
    assert.ok(label.includes(note));
  });

  it('names unusable settings', () => {
    const fault = 'handsOn.idleGrace must be 0 (off) or 5 to 3600 seconds; the default applies.';
    const { tooltip, label } = statusText(input(0, { faults: [fault] }));
    assert.ok(tooltip.replaceAll('\\', '').includes(fault));
    assert.ok(label.includes(fault));
  });

  it('reads aloud without icons', () => {
    assert.equal(
      statusText(input(80)).label,
      'Hands-On: today 1 hour 20 minutes built, 52 minutes reviewed.',
    );
    const { label } = statusText(input(80, { directed: true }));
    assert.match(label, /52 minutes reviewed, 0 minutes directed\.$/);
  });

  it('shows messages as text, whatever they hold', () => {
    const message = '[x](command:evil) $(bug) <b>bold</b>';
    const { tooltip } = statusText(input(0, { health: { ...health('spool'), message } }));
    assert.doesNotMatch(tooltip, /[^\\]\]\(command:evil/);
    assert.doesNotMatch(tooltip, /[^\\]\$\(bug/);
    assert.doesNotMatch(tooltip, /[^\\]<b/);
  });
});
