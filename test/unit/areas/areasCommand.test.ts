import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { areasCommand } from '../../../src/cli/areas';
import type { AreaRow, AreasDocument } from '../../../src/insights/areas/areasDocument';
import { findGit } from '../../../src/git/findGit';
import { safeGit } from '../../../src/git/safeGit';
import { SqliteGitIndex } from '../../../src/store/gitIndex/sqliteGitIndex';
import { migrate } from '../../../src/store/ledger/migrations';
import { bringUp } from '../../support/indexedAreas';
import { plainAreas } from '../../support/plainAreas';
import { anyHistory, buildHistory } from '../../support/randomHistory';

const FIXTURES = join(__dirname, '../../fixtures/areas');

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await areasCommand(args, {
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
  });
  return { code, out, err };
}

async function areas(...args: string[]): Promise<AreasDocument> {
  const { code, out, err } = await run(...args, '--json');
  assert.equal(code, 0, err);
  return JSON.parse(out) as AreasDocument;
}

function plainOnly({ hands: _hands, ...row }: AreaRow): Omit<AreaRow, 'hands'> {
  return row;
}

describe('areas', function () {
  this.timeout(60_000);

  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'hands-on-areas-'));
    execFileSync('sh', [join(FIXTURES, 'areas-example.sh'), join(root, 'example')]);
  });
  after(() => {
    rmSync(root, { recursive: true });
  });
  const example = (): string => join(root, 'example');

  it('gives the worked example', async () => {
    const expected = JSON.parse(
      readFileSync(join(FIXTURES, 'areas-example.json'), 'utf8'),
    ) as unknown;
    const found = await areas('--repo', example(), '--me', 'lead@example.org');
    assert.deepEqual({ ...found, areas: found.areas.map(plainOnly) }, expected);
  });

  it('gives the same from a folder inside of it, and by the configured identity', async () => {
    const whole = await areas('--repo', example(), '--me', 'Lead@OLD.example.org');
    assert.deepEqual(await areas('--repo', join(example(), 'src/core')), whole);
  });

  it('looks at an earlier revision', async () => {
    const found = await areas('--repo', example(), '--at', 'HEAD~4', '--me', 'ann@laptop.local');
    assert.deepEqual(
      found.areas.map(plainOnly),
      plainAreas(example(), 'HEAD~4', 'ann@example.org'),
    );
  });

  it('leaves out deep rows and changes no number', async () => {
    const all = await areas('--repo', example());
    const one = await areas('--repo', example(), '--depth', '1');
    assert.deepEqual(
      one.areas,
      all.areas.filter(({ path }) => !path.includes('/')),
    );
    const none = await areas('--repo', example(), '--depth', '0');
    assert.deepEqual(
      none.areas.map(({ path }) => path),
      ['.'],
    );
  });

  it('prints a table for people', async () => {
    const { out } = await run('--repo', example());
    assert.match(out, /^area +files +you last/);
    assert.match(out, /\nsrc\/core +2 +2024-01-01 +1 +2024-01-05 +3 +3 +1\n/);
  });

  it('says in one line what it cannot do', async () => {
    for (const [args, code] of [
      [[], 2],
      [['--repo', example(), '--depth', 'x'], 2],
      [['--repo', example(), '--nonsense'], 2],
      [['--repo', join(root, 'nowhere')], 1],
      [['--repo', root], 1],
      [['--repo', example(), '--at', 'no-such-branch'], 1],
      [['--repo', example(), '--at=--output=x'], 1],
      [['--repo', example(), '--me', ' , '], 1],
      [['--repo', example(), '--ledger', join(root, 'none.db')], 1],
    ] as const) {
      const result = await run(...args, '--json');
      assert.equal(result.code, code, args.join(' '));
      assert.equal(result.out, '');
      assert.match(result.err, /^hands-on areas: [^\n]+\n$/);
    }
  });

  it('has nothing to say of a repository without commits', async () => {
    const dir = join(root, 'unborn');
    execFileSync('git', ['init', '-q', dir]);
    assert.deepEqual(await areas('--repo', dir, '--me', 'a@b'), { head: null, areas: [] });
  });

  it('answers from a ledger that holds the history, and leaves it as it is', async () => {
    const dir = join(root, 'followed');
    execFileSync('git', ['clone', '-q', example(), dir]);
    const file = join(root, 'ledger.db');
    const db = new DatabaseSync(file);
    migrate(db);
    const binary = findGit({ outside: [dir], env: process.env });
    assert.ok(binary !== null);
    const git = safeGit({ binary, dir, trusted: true, env: process.env });
    await bringUp(new SqliteGitIndex(db), git);
    // Proof of where the answer comes from: the ledger says the lead's last commit was another day.
    db.exec('UPDATE git_commit SET authored = 1, committed = 1');
    db.close();
    const before = readFileSync(file);
    const me = ['--me', 'lead@example.org', '--ledger', file];
    const stored = await areas('--repo', dir, ...me);
    assert.equal(stored.areas[0]?.myLastTouch, 1000);
    // What the ledger does not hold completely is read from git instead.
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '-q', '--allow-empty', '-m', 'x'],
      {
        cwd: dir,
      },
    );
    const read = await areas('--repo', dir, ...me);
    assert.deepEqual(read.areas.map(plainOnly), plainAreas(dir, 'HEAD', 'lead@example.org'));
    assert.deepEqual(readFileSync(file), before);
  });

  it('agrees with plain git on any history', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.constantFrom('lead@example.org', 'LEAD@old.example.org,ann@laptop.local'),
        async (steps, me) => {
          const dir = mkdtempSync(join(root, 'any-'));
          try {
            buildHistory(dir, steps);
            const found = await areas('--repo', dir, '--me', me);
            assert.deepEqual(found.areas.map(plainOnly), plainAreas(dir, 'main', me));
          } finally {
            rmSync(dir, { recursive: true });
          }
        },
      ),
      { numRuns: Number(process.env['HISTORIES'] ?? 15) },
    );
  });
});
