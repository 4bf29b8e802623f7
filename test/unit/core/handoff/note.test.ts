import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { handOffFileName, numberedName } from '../../../../src/core/handoff/fileName';
import { handOffNote } from '../../../../src/core/handoff/note';
import { SAMPLE_GIT, sampleHandOff } from '../../../support/sampleHandOff';

const note = (change: Parameters<typeof sampleHandOff>[0]): string =>
  handOffNote(sampleHandOff(change)).replaceAll('\u00a0', ' ');

describe('a hand-off note', () => {
  it('says what is there, with room for the next step and open questions', () => {
    assert.equal(note({}), readFileSync('test/fixtures/handoff/interrupted.txt', 'utf8'));
  });

  it('of a clean branch is short', () => {
    const git = {
      ...SAMPLE_GIT,
      ahead: 0,
      behind: 0,
      operation: null,
      stashes: 0,
      files: [],
      fileCount: 0,
      untracked: [],
      untrackedCount: 0,
      commits: [],
      othersSince: 0,
    };
    const bare = {
      session: null,
      places: [],
      problems: [],
      errors: 0,
      warnings: 0,
      breakpoints: [],
    };
    assert.equal(
      note({ git, ...bare, since: Date.UTC(2026, 10, 22, 23) }),
      readFileSync('test/fixtures/handoff/clean.txt', 'utf8'),
    );
  });

  it('says why there is nothing of git', () => {
    const text = note({
      git: null,
      withoutGit: 'This workspace is not trusted, so git was not run.',
    });
    assert.match(text, /^# Hand-off: lake\n/);
    assert.match(
      text,
      /## Where it stands\n\n- This workspace is not trusted, so git was not run\.\n/,
    );
    assert.doesNotMatch(text, /Not committed|Commits since/);
  });

  it('says why no files are listed, and the rest all the same', () => {
    const withoutFiles = 'git: the filter “a=b” cannot be switched off';
    const text = note({
      git: {
        ...SAMPLE_GIT,
        withoutFiles,
        files: [],
        fileCount: 0,
        untracked: [],
        untrackedCount: 0,
      },
    });
    assert.match(
      text,
      /## Not committed\n\n- \*\*Not listed here\*\* \(git: the filter “a=b” cannot be switched off\): see `git status`\.\n/,
    );
    assert.doesNotMatch(text, /Untracked/);
    assert.match(text, /- Branch `fix\/ledger_lock`[\s\S]*## Commits since/);
  });

  it('warns of what others cannot see', () => {
    const stand = (change: Partial<typeof SAMPLE_GIT>): string =>
      /## Where it stands\n\n- (.*)/.exec(note({ git: { ...SAMPLE_GIT, ...change } }))?.[1] ?? '';
    assert.match(
      stand({ upstream: null, ahead: null, behind: null }),
      /\*\*not pushed:\*\* it has no upstream/,
    );
    assert.match(
      stand({ ahead: null, behind: null }),
      /its upstream `origin\/fix\/ledger_lock` is gone/,
    );
    assert.match(
      stand({ branch: null }),
      /^Detached HEAD at `0123456789`: commits made here belong to no branch\.$/,
    );
    const rebase = { branch: null, leftBranch: 'fix/ledger_lock', operation: 'rebase' } as const;
    assert.match(
      stand(rebase),
      /^Branch `fix\/ledger_lock`, with HEAD detached at `0123456789` until the rebase is finished\.$/,
    );
    assert.match(
      note({ git: { ...SAMPLE_GIT, ...rebase } }),
      /^# Hand-off: lake, `fix\/ledger_lock`\n/,
    );
    assert.match(stand({ head: null, upstream: null }), /without a commit yet/);
    assert.match(
      stand({ ahead: 1, behind: 0 }),
      /, 1 commit ahead of `.*` \(\*\*not pushed\*\*\)\.$/,
    );
    assert.match(stand({ ahead: 0, behind: 2 }), /, 2 commits behind `[^`]*`\.$/);
  });

  it('cuts long lists, and says how much is left out', () => {
    const files = Array.from({ length: 90 }, (_, n) => ({
      path: `f${n}.ts`,
      oldPath: null,
      state: 'added' as const,
      staged: true,
      unstaged: false,
    }));
    const text = note({ git: { ...SAMPLE_GIT, files, fileCount: 1_250 } });
    assert.match(text, /## Not committed \(1250\)/);
    assert.match(text, /- and 1210 more\n/);
  });

  it('names the day where a time is one of another day', () => {
    const start = Date.UTC(2026, 10, 20, 8);
    const session = { intention: '', start, end: start + 3_600_000, built: null };
    const text = note({ session, since: start });
    assert.match(
      text,
      /\*\*What for:\*\* …\n\nSession from 9:00 on 20 November to 10:00 on 20 November\./,
    );
    assert.match(text, /## Commits since 9:00 on 20 November/);
  });

  it('tells failed tests as far as runners report them', () => {
    const failing = [
      { path: 'a.test.ts', line: 9, severity: 'error', source: 'vitest', message: 'expected 1' },
    ] as const;
    assert.match(
      note({ failing }),
      /## Failing tests\n\n- `a\.test\.ts:9` expected 1\n- … _\(only what test runners report/,
    );
  });
});

describe('the file of a hand-off note', () => {
  const facts = { now: Date.UTC(2026, 10, 23, 13, 5), zone: 'Europe/Berlin', name: 'lake' };

  it('has a name that every file system takes', () => {
    assert.equal(
      handOffFileName(facts, 'feature/ä:b*c'),
      'hand-off 2026-11-23 1405 lake feature-ä-b-c.md',
    );
    assert.equal(handOffFileName({ ...facts, name: '..' }, null), 'hand-off 2026-11-23 1405.md');
    const long = handOffFileName(facts, 'x'.repeat(300));
    assert.ok(long.length < 120);
    assert.match(handOffFileName(facts, '../../etc/passwd'), / lake \.\.-\.\.-etc-passwd\.md$/);
  });

  it('is not written over another one', () => {
    assert.equal(numberedName('a.md', 1), 'a.md');
    assert.equal(numberedName('a.md', 3), 'a (3).md');
  });
});
