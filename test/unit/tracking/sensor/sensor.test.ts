import assert from 'node:assert/strict';
import { isAgentCommand } from '../../../../src/core/agents/agentCommands';
import type { RawEvent } from '../../../../src/core/events/rawEvent';
import type { PulseState } from '../../../../src/core/time/pulse';
import { TraceLocator } from '../../../../src/tracking/replay/traceLocator';
import type { Signal } from '../../../../src/tracking/signal';
import { Tracker } from '../../../../src/tracking/tracker';
import { A, B, diffTab, gitUri, Played, textTab } from '../../../support/rawEvents';

const NOTEBOOK = A.replace('a.ts', 'n.ipynb');

interface Seen {
  readonly signals: readonly Signal[];
  readonly agents: readonly boolean[];
  /** ms after the first event. */
  readonly inputs: readonly number[];
  readonly state: () => PulseState;
}

function sense(events: readonly RawEvent[]): Seen {
  const signals: Signal[] = [];
  const agents: boolean[] = [];
  const tracker = new Tracker({
    window: 'w',
    locator: new TraceLocator(events),
    isExcluded: () => false,
    isAgentCommand: (line) => isAgentCommand(line),
    zone: () => 0,
    onPulse: () => undefined,
    onSignal: (signal) => signals.push(signal),
    onAgentRunning: (running) => agents.push(running),
  });
  for (const event of events) tracker.push(event);
  tracker.end();
  const start = events[0]!.t;
  return {
    signals,
    agents,
    inputs: signals.flatMap((signal) => (signal.type === 'input' ? [signal.t - start] : [])),
    state: () => signals.findLast((signal) => signal.type === 'state')!.state,
  };
}

/** A window that is in use since its start, left alone for a minute. */
const played = (): Played => new Played().wait(60_000);

describe('terminals', () => {
  it('are told apart by their number, whatever they are called', () => {
    const { inputs } = sense(
      played()
        .add({ e: 'termActive', name: 'bash', id: 1 })
        .wait(10_000)
        .add({ e: 'termActive', name: 'bash', id: 2 })
        .wait(10_000)
        .add({ e: 'termActive', name: 'zsh', id: 2 })
        .wait(10_000)
        .add({ e: 'termState', name: 'zsh', id: 2, interacted: true })
        .wait(10_000)
        .add({ e: 'termState', name: 'node', id: 2, interacted: true })
        .wait(10_000)
        .add({ e: 'termState', name: 'node', id: 1, interacted: true }).events,
    );
    assert.deepEqual(inputs, [0, 60_000, 70_000, 90_000, 110_000]);
  });

  it('are an agent’s while its command runs, also under another name', () => {
    const start = played()
      .add({ e: 'termActive', name: 'bash', id: 1 })
      .add({ e: 'shellExecStart', name: 'bash', id: 1, cmd: 'npx claude --resume' });
    assert.equal(sense(start.events).state().surface, 'agent');
    start.wait(5_000).add({ e: 'termState', name: 'node', id: 1, interacted: true });
    assert.equal(sense(start.events).state().surface, 'agent');
    start.wait(5_000).add({ e: 'shellExecEnd', name: 'node', id: 1 });
    const { state, agents } = sense(start.events);
    assert.equal(state().surface, 'terminal');
    assert.deepEqual(agents, [true, false]);
  });

  it('are not an agent’s because one runs elsewhere', () => {
    const events = played()
      .add({ e: 'shellExecStart', name: 'bash', id: 1, cmd: 'claude' })
      .wait(5_000)
      .add({ e: 'shellExecStart', name: 'bash', id: 2, cmd: 'npm test' }).events;
    assert.equal(sense(events).state().surface, 'terminal');
    assert.deepEqual(sense(events).agents, [true]);
  });

  it('are an agent’s by name or by what they were created with', () => {
    const opened = (opt: object, name = 'Terminal'): boolean[] => [
      ...sense(played().add({ e: 'termOpen', name, id: 1, opt }).events).agents,
    ];
    assert.deepEqual(opened({}), []);
    assert.deepEqual(opened({}, 'claude'), [true]);
    assert.deepEqual(opened({ name: 'codex' }), [true]);
    assert.deepEqual(opened({ shell: '/usr/local/bin/aider', args: '--model x' }), [true]);
    assert.deepEqual(opened({ shell: '/bin/bash', args: '-lc "claude --resume"' }), [true]);
    assert.deepEqual(opened({ shell: '/bin/bash', args: '-l' }), []);
    const renamed = played()
      .add({ e: 'termOpen', name: 'bash', id: 1 })
      .add({ e: 'termState', name: 'claude', id: 1, interacted: true })
      .wait(1_000)
      .add({ e: 'termState', name: 'bash', id: 1, interacted: true });
    assert.deepEqual(sense(renamed.events).agents, [true, false]);
  });

  it('without numbers keep their agent under the name of its program, until it ends', () => {
    const start = played()
      .add({ e: 'termActive', name: 'bash' })
      .add({ e: 'shellExecStart', name: 'bash', cmd: 'claude' })
      .wait(500)
      .add({ e: 'termState', name: 'node', interacted: true });
    assert.equal(sense(start.events).state().surface, 'agent');
    start.wait(5_000).add({ e: 'shellExecEnd', name: 'node' });
    assert.equal(sense(start.events).state().surface, 'terminal');
    assert.deepEqual(sense(start.events).agents, [true, false]);
  });

  it('without numbers are an agent’s when one of its name is chosen', () => {
    const chosen = played().add({ e: 'termActive', name: 'claude' });
    assert.equal(sense(chosen.events).state().surface, 'agent');
    const closed = chosen.wait(5_000).add({ e: 'termClose', name: 'claude' });
    assert.deepEqual(sense(closed.events).agents, [true, false]);
    const ended = played()
      .add({ e: 'shellExecStart', name: 'bash', cmd: 'claude' })
      .add({ e: 'termActive', name: 'claude' })
      .wait(5_000)
      .add({ e: 'shellExecEnd', name: 'bash' });
    assert.deepEqual(sense(ended.events).agents, [true, false]);
  });

  it('are an agent’s again in a tab that is gone back to', () => {
    const tab = { k: 'Terminal', label: 'node', dirty: false, preview: false } as const;
    const back = played()
      .tab(tab)
      .add({ e: 'shellExecStart', name: 'bash', id: 1, cmd: 'claude' })
      .wait(5_000)
      .tab(textTab(A))
      .wait(5_000)
      .tab(tab);
    assert.equal(sense(back.events).state().surface, 'agent');
    const over = back.wait(5_000).add({ e: 'shellExecEnd', name: 'bash', id: 1 });
    assert.equal(sense(over.events).state().surface, 'terminal');
  });
});

describe('work that runs', () => {
  const cell = (sum: object | null, out: number | null = null): Played =>
    played().add({
      e: 'nbChange',
      u: NOTEBOOK,
      content: [],
      cells: [{ i: 2, doc: false, out, ex: true, sum: sum as never }],
    });
  const RUNNING = { order: 4, ok: null, from: null, to: null };

  it('is a notebook cell until its outcome is known, its notebook closes, or it is removed', () => {
    const started = cell(RUNNING);
    assert.equal(sense(started.events).state().busy, true);
    const done = { order: 4, ok: true, from: 1, to: 2 };
    const ended = { e: 'nbChange', u: NOTEBOOK, content: [] } as const;
    assert.equal(
      sense(
        cell(RUNNING).add({ ...ended, cells: [{ i: 2, doc: false, out: 1, ex: true, sum: done }] })
          .events,
      ).state().busy,
      false,
    );
    assert.equal(
      sense(cell(RUNNING).add({ e: 'nbClose', u: NOTEBOOK }).events).state().busy,
      false,
    );
    const moved = cell(RUNNING)
      .add({ ...ended, content: [{ s: 0, e: 0, add: 1, rem: 0 }], cells: [] })
      .add({ ...ended, cells: [{ i: 3, doc: false, out: null, ex: true, sum: done }] });
    assert.equal(sense(moved.events).state().busy, false);
    const removed = cell(RUNNING).add({
      ...ended,
      content: [{ s: 2, e: 3, add: 0, rem: 1 }],
      cells: [],
    });
    assert.equal(sense(removed.events).state().busy, false);
  });

  it('is not a cell whose outcome was cleared', () => {
    const cleared = { order: null, ok: null, from: null, to: null };
    assert.equal(sense(cell(cleared, 0).events).state().busy, false);
  });

  it('counts as an interaction when started by hand only, and a row of it not at all', () => {
    const tasks = new Played().wait(60_000).scroll().wait(1_500);
    for (let i = 0; i < 10; i++) tasks.add({ e: 'taskStart', name: 't' }).wait(1_500);
    assert.deepEqual(sense(tasks.events).inputs, [0, 60_000, 61_500]);
    assert.equal(sense(tasks.events).state().busy, true);
  });

  it('is a debug session', () => {
    const events = played().add({ e: 'dbgStart', id: 'd' }).events;
    const { busy, debug } = sense(events).state();
    assert.deepEqual([busy, debug], [true, true]);
  });
});

describe('scrolling', () => {
  it('of a notebook is an interaction, unless its cells or outputs just changed', () => {
    const scroll = { e: 'nbVis', u: NOTEBOOK, v: [[0, 4]] } as const;
    const events = played()
      .add(scroll)
      .wait(10_000)
      .add({ e: 'nbChange', u: NOTEBOOK, content: [], cells: [] })
      .wait(300)
      .add(scroll).events;
    assert.deepEqual(sense(events).inputs, [0, 60_000]);
  });
});

describe('what is shown', () => {
  it('is alive again with an interaction after a silence without answer', () => {
    const silent = played().add({ e: 'roundTrip', answered: false });
    assert.equal(sense(silent.events).state().answered, false);
    assert.equal(sense(silent.wait(1_000).scroll().events).state().answered, true);
  });

  it('is the review that a comment is written in', () => {
    const comment = (tab: Parameters<Played['tab']>[0]): PulseState =>
      sense(played().tab(tab).wait(1_000).key('comment://1', 'comment').events).state();
    const others = comment(diffTab(gitUri(A, 'main'), gitUri(A, 'topic')));
    assert.deepEqual(
      [others.surface, others.owner, others.refs],
      ['comment', 'revisions', ['main', 'topic']],
    );
    assert.equal(comment(diffTab(gitUri(A, '~'), A)).owner, 'own');
    assert.equal(comment(textTab(B)).owner, 'others');
  });
});
