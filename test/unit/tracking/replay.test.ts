import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAgentCommand } from '../../../src/core/agents/agentCommands';
import type { RawEvent } from '../../../src/core/events/rawEvent';
import { sumIntervals } from '../../../src/core/time/kind';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import { readTrace } from '../../../src/tracking/replay/readTrace';
import { replayEvents, type Replay } from '../../../src/tracking/replay/replayEvents';
import { A, B, diffTab, gitUri, Played, textTab } from '../../support/rawEvents';

const TRACES = join(__dirname, '../../fixtures/traces');
const trace = (name: string): string => readFileSync(join(TRACES, name), 'utf8');

const replayed = (events: readonly RawEvent[]): Replay =>
  replayEvents(events, {
    parameters: DEFAULT_PARAMETERS,
    isAgentCommand: (line) => isAgentCommand(line),
  });

/** Seconds per kind and per sub-kind of reviewing, zeros left out. */
function seconds(played: Played): Record<string, number> {
  const { kinds, sub } = sumIntervals(
    replayed(played.add({ e: 'winState', focused: true, active: false }).events).intervals,
  );
  const all = { ...kinds, ...sub.reviewing, reviewing: 0 };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, ms]) => ms > 0)
      .map(([name, ms]) => [name, ms / 1_000]),
  );
}

describe('replay', () => {
  for (const name of ['time-worked', 'time-morning']) {
    it(`gives ${name} its known times`, () => {
      const { events, skipped } = readTrace(trace(`${name}.jsonl`));
      const expected = JSON.parse(trace(`${name}.expected.json`)) as {
        kinds: Record<string, number>;
        sub: { reviewing: Record<string, number> };
      };
      const { kinds, sub } = sumIntervals(replayed(events).intervals);
      assert.equal(skipped, 0);
      assert.deepEqual(kinds, expected.kinds);
      assert.deepEqual({ ...sub.reviewing }, { ...expected.sub.reviewing, elsewhere: 0 });
    });
  }

  it('does not see the labels that a recorder adds', () => {
    const text = trace('session-mixed.jsonl');
    const bare = text
      .split('\n')
      .filter((line) => line !== '' && !line.includes('"e":"mark"'))
      .map((line) => {
        const record = JSON.parse(line) as Record<string, unknown>;
        delete record['dr'];
        return JSON.stringify(record);
      })
      .join('\n');
    assert.deepEqual(replayed(readTrace(bare).events), replayed(readTrace(text).events));
  });

  it('counts lines that it cannot read, and goes on', () => {
    const text = trace('time-worked.jsonl');
    const cut = `${text.slice(0, text.length - 40)}\n{"seq":1,"t":5,"e":"dream"}\nnot json\n\n`;
    const { events, skipped } = readTrace(cut);
    assert.equal(skipped, 3);
    assert.equal(events.length, readTrace(text).events.length - 1);
  });

  it('reads what a record may leave out, and a tab of a kind that is not known', () => {
    const line = (body: object): string => JSON.stringify({ seq: 1, t: 1_000.4, ...body });
    const { events, skipped } = readTrace(
      [
        line({ e: 'visibleEds', eds: [{ u: A, s: 'file' }] }),
        line({ e: 'gitState', root: 'file:///home/me/lake', head: null }),
        line({ e: 'tabs', in: { k: 'Aquarium', u: 7 } }),
        line({ e: 'tabs', in: { k: 'Unknown', keys: [], diffs: null, label: 'x' } }),
      ].join('\n'),
    );
    assert.equal(skipped, 0);
    const at = { seq: 1, t: 1_000 };
    assert.deepEqual(events, [
      { ...at, e: 'visibleEds', eds: [{ u: A, s: 'file', vc: null }] },
      { ...at, e: 'gitState', root: 'file:///home/me/lake', head: '', commit: '', merge: 0 },
      { ...at, e: 'tabs', in: { k: 'Unknown', keys: [], label: '' } },
      { ...at, e: 'tabs', in: { k: 'Unknown', keys: [], label: 'x' } },
    ]);
  });

  it('stays consistent when the clock is set back', () => {
    const played = new Played().types(60_000).reads(60_000);
    played.t -= 3_600_000;
    played.types(60_000);
    const { intervals } = replayed(played.events);
    const sum = intervals.reduce((total, { start, end }) => total + end - start, 0);
    intervals.forEach(({ start, end }, i) => {
      assert.ok(end > start && end <= (intervals[i + 1]?.start ?? Infinity));
    });
    assert.ok(sum >= 175_000 && sum <= 180_000, String(sum));
  });
});

describe('what the window shows', () => {
  it('is others’ work in a diff of two revisions', () => {
    const played = new Played().reads(30_000);
    played.tab(diffTab(gitUri(A, 'abc~'), gitUri(A, 'abc'))).reads(60_000, gitUri(A, 'abc'));
    assert.deepEqual(seconds(played), { reading: 30, others: 60 });
  });

  it('is own work in a diff with the working tree or the index', () => {
    const tree = new Played().tab(diffTab(gitUri(A, '~'), A)).reads(60_000);
    assert.deepEqual(seconds(tree), { own: 60 });
    const index = new Played().tab(diffTab(gitUri(A, 'HEAD'), gitUri(A, ''))).reads(60_000);
    assert.deepEqual(seconds(index), { own: 60 });
  });

  it('is others’ work on the file: side of a checked-out pull request', () => {
    const left = 'review:/home/me/lake/a.ts?{"path":"a.ts","ref":"main","base":true}';
    assert.deepEqual(seconds(new Played().tab(diffTab(left, A)).reads(60_000)), { others: 60 });
  });

  it('is a pull request’s own page', () => {
    const vt = 'mainThreadWebview-PullRequestOverview';
    const page = new Played()
      .wait(1_000)
      .tab({ k: 'Webview', vt, label: '#1', dirty: false, preview: false });
    assert.deepEqual(seconds(page.wait(20_000)), { reading: 1, others: 20 });
  });

  it('is a multi-diff by its pairs, and others’ as soon as one is', () => {
    const input = {
      k: 'Unknown',
      keys: ['textDiffs'],
      diffs: [[gitUri(A, '1'), gitUri(A, '2')]],
      label: 'topic (1 file)',
      dirty: false,
      preview: true,
    } as const;
    assert.deepEqual(seconds(new Played().tab(input).reads(60_000)), { others: 60 });
  });

  it('is the terminal from a command until an editor is used again', () => {
    const played = new Played().reads(10_000);
    played.add({ e: 'termActive', name: 'bash' });
    played.add({ e: 'shellExecStart', name: 'bash', cmd: 'npm test' }).wait(40_000);
    assert.deepEqual(seconds(played.scroll().reads(20_000)), { reading: 30, other: 40 });
  });

  it('is an agent while its terminal was used last', () => {
    const played = new Played().reads(10_000);
    played.add({ e: 'shellExecStart', name: 'zsh', cmd: 'npx claude "fix it"' }).wait(60_000);
    assert.deepEqual(seconds(played.scroll().reads(20_000)), { reading: 30, directing: 60 });
  });
});

describe('direct interactions', () => {
  it('are not what moves by itself: scrolling after a switch of editors, output, background files', () => {
    const played = new Played().wait(60_000);
    played.add({ e: 'activeEd', u: null }).wait(100).scroll().wait(60_000);
    played.add({ e: 'fsChange', u: B }).wait(100_000);
    assert.deepEqual(seconds(played), { reading: 15 });
  });

  it('are keys in a commit message, but not its emptying after the commit', () => {
    const scm = 'vscode-scm:git/scm0/input';
    const played = new Played().wait(119_000).key(scm, 'vscode-scm');
    const cleared = { r: [0, 0, 0, 20], rl: 20, tl: 0, x: '' } as const;
    played.wait(100_000).add({
      e: 'docChange',
      u: scm,
      s: 'vscode-scm',
      v: 9,
      n: 1,
      ch: [cleared],
      reason: null,
      act: false,
      wf: true,
      dirty: false,
      sel: null,
    });
    assert.deepEqual(seconds(played.wait(100_000)), { reading: 119, other: 15 });
  });

  it('are not the setting up of an empty commit message', () => {
    const scm = 'vscode-scm:git/scm0/input';
    const empty = { r: [0, 0, 0, 0], rl: 0, tl: 0, x: '' } as const;
    const shape = { e: 'docChange', u: scm, s: 'vscode-scm', v: 2, n: 1, reason: null } as const;
    const flags = { act: false, wf: true, dirty: false, sel: null } as const;
    const played = new Played().wait(100_000).add({ ...shape, ...flags, ch: [empty] });
    assert.deepEqual(seconds(played.wait(100_000)), { reading: 15 });
  });

  it('are debugger steps, but not a breakpoint that is reached by itself', () => {
    const played = new Played().add({ e: 'dbgStart', id: 's1' });
    played.add({ e: 'dbgStack', th: 0, fr: 0 }).wait(100_000);
    played.add({ e: 'dbgStack', th: 0, fr: 0 }).add({ e: 'dbgStack', th: null, fr: null });
    played.wait(300_000).add({ e: 'dbgStack', th: 0, fr: 0 }).wait(200).tab(textTab(B));
    // From the start to the step, and the grace after it; the stop 300 s later is nobody's.
    assert.deepEqual(seconds(played.wait(10_000)), { debugging: 115 });
  });

  it('are not a stop of a thread that is shown while it runs', () => {
    const played = new Played().add({ e: 'dbgStart', id: 's1' });
    played.add({ e: 'dbgStack', th: 0, fr: 0 }).wait(100_000);
    played.add({ e: 'dbgStack', th: 0, fr: null }).wait(300_000);
    // The frames of one stop follow each other.
    played.add({ e: 'dbgStack', th: 0, fr: 3 }).wait(10_000);
    assert.deepEqual(seconds(played), { debugging: 115 });
  });
});
