import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAgentCommand } from '../../../../src/core/agents/agentCommands';
import type { RawEvent } from '../../../../src/core/events/rawEvent';
import type { ExternalCause } from '../../../../src/core/origins/origin';
import { GitStates } from '../../../../src/editor/gitState/gitStates';
import { OriginClassifier } from '../../../../src/tracking/origins/classifier';
import { addCommit, git, makeRepository, ME } from '../../../support/repository';
import { diskFiles, uriOf } from '../../editor/support/diskFiles';

const clock = {
  after: (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** What git really writes into its folder, as the watchers tell it, against what is said of the reload. */
describe('a file that git changed on disk', function () {
  this.timeout(60_000);
  let lake: string;
  let events: RawEvent[];
  let states: GitStates;

  const note = (body: object): void => {
    events.push({ ...body, seq: events.length, t: Date.now() } as RawEvent);
  };
  const write = (text: string): void => {
    writeFileSync(path.join(lake, 'a.ts'), text);
  };

  beforeEach(() => {
    lake = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'hands-on-cause-')));
    makeRepository(lake, [
      { author: ME, message: 'Begin', date: Date.now(), files: { 'a.ts': 'a\n', 'b.ts': 'b\n' } },
    ]);
    addCommit(lake, { author: ME, message: 'Go on', date: Date.now(), files: { 'a.ts': 'aa\n' } });
    git(lake, ['branch', 'before', 'HEAD~1']);
    events = [];
    states = new GitStates(note, diskFiles, clock);
    states.extensionSettled(false);
  });
  afterEach(() => {
    states.dispose();
    rmSync(lake, { recursive: true, force: true, maxRetries: 5 });
  });

  /** @param tells is something expected of git's folder @param agent a command that runs in a terminal */
  async function causeOf(
    args: readonly string[],
    tells: boolean,
    agent?: string,
  ): Promise<ExternalCause | null> {
    if (agent !== undefined) note({ e: 'shellExecStart', name: 'bash', cmd: agent });
    states.add(uriOf(lake));
    while (!events.some(({ e }) => e === 'gitState')) await delay(20);
    const before = events.length;
    git(lake, args);
    note({
      ...{ e: 'docChange', u: uriOf(path.join(lake, 'a.ts')), s: 'file', v: 2, n: 2, eol: 1 },
      ch: [{ r: [0, 0, 0, 1], rl: 1, tl: 2, x: 'aa' }],
      ...{ reason: null, act: true, wf: true, dirty: false, sel: [[0, 0, 0, 0]] },
    });
    if (tells) while (!events.slice(before).some(({ e }) => e === 'gitState')) await delay(20);
    else await delay(500);
    let cause: ExternalCause | null = null;
    const classifier = new OriginClassifier(({ verdict }) => (cause = verdict?.cause ?? cause), {
      isAgentCommand,
    });
    for (const event of events) classifier.push(event);
    classifier.flush();
    return cause;
  }

  for (const command of ['checkout -- a.ts', 'restore a.ts', 'stash', 'reset --quiet --hard']) {
    it(`was changed by git: ${command}, of what was not committed`, async () => {
      write('dirty\n');
      assert.equal(await causeOf(command.split(' '), true), 'git');
    });
  }

  for (const command of [
    'checkout --quiet before',
    'checkout before -- a.ts',
    'reset --hard HEAD~1',
  ])
    it(`was changed by git: ${command}`, async () => {
      assert.equal(await causeOf(command.split(' '), true), 'git');
    });

  it('was changed by git: stash pop', async () => {
    write('dirty\n');
    git(lake, ['stash', '--quiet']);
    assert.equal(await causeOf(['stash', 'pop', '--quiet'], true), 'git');
  });

  it('was changed by somebody: apply, and restore from a commit, write nothing of their own', async () => {
    write('dirty\n');
    writeFileSync(path.join(lake, 'patch'), `${git(lake, ['diff'])}\n`);
    git(lake, ['checkout', '--quiet', '--', 'a.ts']);
    assert.equal(await causeOf(['apply', 'patch'], false), 'other');
    assert.equal(await causeOf(['restore', '--source=HEAD~1', 'a.ts'], false), 'other');
  });

  it('was changed by the agent that runs, where git only wrote its index', async () => {
    const index = ['update-index', '--force-write-index'];
    assert.equal(await causeOf(index, true, 'claude'), 'agent');
    assert.equal(await causeOf(['checkout', '--quiet', 'before'], true), 'git');
  });
});
