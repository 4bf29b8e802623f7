import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RawEventBody } from '../../../src/core/events/rawEvent';
import type { GitRepositoryState } from '../../../src/editor/gitState/gitApi';
import { findGitFolder } from '../../../src/editor/gitState/gitFolder';
import { readGitHead } from '../../../src/editor/gitState/gitHead';
import { GitStates } from '../../../src/editor/gitState/gitStates';
import { addCommit, git, makeRepository, ME } from '../../support/repository';
import { diskFiles, uriOf } from './support/diskFiles';

type State = Extract<RawEventBody, { e: 'gitState' }>;

const clock = {
  after: (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

describe('the state of a repository', () => {
  let scratch: string;
  let lake: string;
  const folder = (name: string): string => path.join(scratch, name);
  const commit = (files: Record<string, string>, at = lake): string =>
    addCommit(at, { author: ME, message: 'Go on', date: Date.now(), files });

  beforeEach(() => {
    scratch = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'hands-on-state-')));
    lake = folder('lake');
    makeRepository(lake, [
      { author: ME, message: 'Begin', date: Date.now(), files: { 'a.ts': 'a\n', 'b.ts': 'b\n' } },
    ]);
  });
  afterEach(() => {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  });

  describe('read from git’s files', () => {
    const headOf = async (root: string): Promise<unknown> => {
      const found = await findGitFolder(uriOf(root), diskFiles);
      return found === null ? null : readGitHead(found, diskFiles);
    };

    it('is branch and commit: loose, packed, detached, none yet', async () => {
      const id = git(lake, ['rev-parse', 'HEAD']);
      assert.deepEqual(await headOf(lake), { head: 'main', commit: id });
      git(lake, ['branch', 'other']);
      git(lake, ['pack-refs', '--all']);
      assert.deepEqual(await headOf(lake), { head: 'main', commit: id });
      git(lake, ['checkout', '--quiet', '--detach']);
      assert.deepEqual(await headOf(lake), { head: '', commit: id });
      git(lake, ['checkout', '--quiet', '--orphan', 'new/branch']);
      assert.deepEqual(await headOf(lake), { head: 'new/branch', commit: null });
    });

    it('follows linked worktrees and submodules', async () => {
      const id = git(lake, ['rev-parse', 'HEAD']);
      git(lake, ['worktree', 'add', '--quiet', '../beside', '-b', 'topic']);
      assert.deepEqual(await headOf(folder('beside')), { head: 'topic', commit: id });
      makeRepository(folder('outer'), [
        { author: ME, message: 'Begin', date: Date.now(), files: { 'o.ts': 'o\n' } },
      ]);
      git(folder('outer'), [
        ...['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', lake, 'lake'],
      ]);
      assert.deepEqual(await headOf(folder('outer/lake')), { head: 'main', commit: id });
    });

    it('is none where there is no repository, or a broken one', async () => {
      assert.equal(await headOf(scratch), null);
      writeFileSync(folder('.git'), 'nonsense\n');
      assert.equal(await headOf(scratch), null);
      writeFileSync(folder('.git'), 'gitdir: gone\n');
      assert.equal(await headOf(scratch), null);
    });
  });

  describe('as it changes', () => {
    let told: State[];
    let states: GitStates;
    const until = async (holds: (state: State) => boolean): Promise<State> => {
      for (let round = 0; round < 2_000; round++) {
        const found = told.find(holds);
        if (found !== undefined) return found;
        await delay(20);
      }
      throw new Error(`no such state in ${JSON.stringify(told)}`);
    };

    beforeEach(() => {
      told = [];
      states = new GitStates((body) => told.push(body as State), diskFiles, clock);
    });
    afterEach(() => {
      states.dispose();
    });

    it('is told at first, and after commit, checkout and restore', async () => {
      states.extensionSettled(false);
      states.add(uriOf(lake));
      const first = await until(({ commit: id }) => id === git(lake, ['rev-parse', 'HEAD']));
      assert.deepEqual([first.root, first.head, first.touched], [uriOf(lake), 'main', undefined]);

      const id = commit({ 'a.ts': 'more\n' });
      await until((state) => state.commit === id && (state.touched ?? []).length > 0);

      git(lake, ['checkout', '--quiet', '-b', 'topic']);
      // What was touched before may be told first, with the new branch that is there by then.
      await until(({ head, touched = [] }) => head === 'topic' && touched.includes('HEAD'));

      // Nothing that is counted changes, but the index is written.
      writeFileSync(path.join(lake, 'a.ts'), 'changed\n');
      const before = told.length;
      git(lake, ['checkout', '--quiet', '--', 'a.ts']);
      await until(
        (state) => told.indexOf(state) >= before && state.touched?.includes('index') === true,
      );
    });

    it('is told in order where the disk is slow', async () => {
      const waiting: (() => void)[] = [];
      let slow = false;
      states = new GitStates(
        (body) => told.push(body as State),
        {
          ...diskFiles,
          read: async (uri) => {
            const text = await diskFiles.read(uri);
            if (slow && uri.endsWith('/HEAD')) {
              slow = false;
              await new Promise<void>((resolve) => waiting.push(resolve));
            }
            return text;
          },
        },
        clock,
      );
      states.extensionSettled(false);
      states.add(uriOf(lake));
      await until(({ head }) => head === 'main');
      slow = true;
      git(lake, ['checkout', '--quiet', '-b', 'topic']);
      while (waiting.length === 0) await delay(20);
      git(lake, ['checkout', '--quiet', '-b', 'later']);
      await delay(300);
      waiting.forEach((goOn) => {
        goOn();
      });
      await until(({ head }) => head === 'later');
      assert.deepEqual(
        [...new Set(told.map(({ head }) => head))],
        ['main', 'topic', 'later'],
        JSON.stringify(told),
      );
      assert.equal(told.at(-1)?.head, 'later');
    });

    it('takes its numbers from the git extension and waits for them', async () => {
      states.add(uriOf(lake));
      await delay(300);
      assert.deepEqual(told, []);
      const state = (work: number, index: number): GitRepositoryState =>
        ({
          HEAD: { name: 'stale', commit: 'stale' },
          workingTreeChanges: Array.from({ length: work }),
          untrackedChanges: [],
          indexChanges: Array.from({ length: index }),
          mergeChanges: [],
        }) as unknown as GitRepositoryState;
      states.extensionSettled(true);
      states.told(uriOf(lake), state(2, 1));
      // The files are right before the extension is, once they are found.
      const first = await until(({ work, head }) => work === 2 && head === 'main');
      assert.deepEqual([first.index, first.merge], [1, 0]);
      assert.equal(first.commit, git(lake, ['rev-parse', 'HEAD']));
      const before = told.length;
      states.told(uriOf(lake), state(2, 1));
      await delay(300);
      assert.equal(told.length, before);
      states.told(uriOf(lake), state(2, 2));
      await until(({ index }) => index === 2);
    });
  });
});
