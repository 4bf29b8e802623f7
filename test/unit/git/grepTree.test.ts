import assert from 'node:assert/strict';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { CancelledError } from '../../../src/core/errors/expectedError';
import { GrepParser, type GrepHit } from '../../../src/git/grepParser';
import { grepTree, type GrepQuery } from '../../../src/git/grepTree';
import { GitSandbox } from '../../support/gitSandbox';

describe('lines found in a tree', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  let dir: string;
  let commit: string;

  beforeEach(() => {
    box = new GitSandbox();
    dir = box.init('repo');
    commit = box.commit(dir, {
      'top.ts': '// TODO top\n',
      'lib/a.ts': 'one\n// TODO two\n// TODO three\n// TODO four\n',
      'lib/deep/a b\nc.ts': 'x\n\n// TODO größer\n',
      'lib [1]/x.ts': '// TODO brackets\n',
      'lib/long.js': `// TODO ${'x'.repeat(200_000)} TODO\n// TODO short\n`,
    });
  });
  afterEach(() => {
    box.remove();
  });

  const find = async (query: Partial<GrepQuery> = {}): Promise<string[]> => {
    const hits = await grepTree(box.safe(dir), { commit, pattern: 'TODO', most: 100, ...query });
    return hits.map(({ path, line, text }) => `${path}:${line}:${text.slice(0, 30)}`);
  };

  it('tell path, line and text, whatever the names hold', async () => {
    assert.deepEqual(await find({ paths: ['lib/a.ts', 'lib/deep', 'lib [1]'] }), [
      'lib [1]/x.ts:0:// TODO brackets',
      'lib/a.ts:1:// TODO two',
      'lib/a.ts:2:// TODO three',
      'lib/a.ts:3:// TODO four',
      'lib/deep/a b\nc.ts:2:// TODO größer',
    ]);
    assert.deepEqual(await find({ pattern: 'NOTHING' }), []);
  });

  it('are of the whole tree for the root, and for more paths than a command line takes', async () => {
    const everywhere = await find();
    assert.equal(everywhere.length, 8);
    assert.deepEqual(await find({ paths: [''] }), everywhere);
    const many = Array.from({ length: 50_000 }, (_, n) => `folder number ${n}/of a repository`);
    assert.deepEqual(await find({ paths: many }), everywhere);
  });

  it('are so many in a file, so many in all, of the files that are wanted', async () => {
    assert.deepEqual(await find({ paths: ['lib/a.ts'], perFile: 1 }), ['lib/a.ts:1:// TODO two']);
    assert.equal((await find({ most: 3 })).length, 3);
    const wanted = (path: string): boolean => path.endsWith('top.ts');
    assert.deepEqual(await find({ wanted, most: 1 }), ['top.ts:0:// TODO top']);
  });

  it('keep the beginning of a line without end', async () => {
    const hits = await grepTree(box.safe(dir), {
      commit,
      pattern: 'TODO',
      paths: ['lib/long.js'],
      most: 9,
    });
    assert.deepEqual(
      hits.map(({ line, text }) => [line, text.length]),
      [
        [0, 300],
        [1, 13],
      ],
    );
  });

  it('are the same whatever the person or the repository sets for git grep', async () => {
    const library = box.init('library');
    box.commit(library, { 'own.ts': '// TODO of a library\n' });
    box.git(dir, ['submodule', '--quiet', 'add', library, 'vendor']);
    commit = box.commit(dir, {});
    const before = await find();
    assert.equal(before.length, 8);
    appendFileSync(
      join(dir, '.git/config'),
      '[grep]\n\tcolumn = true\n\tlineNumber = false\n\tpatternType = fixed\n\tfullName = false\n\tthreads = 3\n[submodule]\n\trecurse = true\n[color]\n\tui = always\n\tgrep = always\n',
    );
    assert.deepEqual(await find(), before);
  });

  it('are those of the blobs that are there, and a cancelled search is told apart', async () => {
    const blob = box.git(dir, ['rev-parse', 'HEAD:lib/a.ts']);
    rmSync(join(dir, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    assert.equal((await find()).length, 5);
    const query = { commit, pattern: 'TODO', most: 9 };
    await assert.rejects(grepTree(box.safe(dir), query, AbortSignal.abort()), CancelledError);
  });

  it('are read alike however the output is split', () => {
    const names = fc.string({ unit: fc.constantFrom('a', 'ü', '\n', ':', ' '), minLength: 1 });
    const text = fc.string({ unit: fc.constantFrom('x', 'ß', ':', '\t'), maxLength: 100 });
    const fields = { path: names, line: fc.nat(10_000), text };
    const hit = fc.record(fields, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(hit), fc.array(fc.nat(400)), (hits, cuts) => {
        const output = Buffer.from(
          hits.map(({ path, line, text }) => `abc:${path}\0${line + 1}\0${text}\n`).join(''),
        );
        const read: GrepHit[] = [];
        const parser = new GrepParser('abc', (found) => read.push(found));
        let from = 0;
        for (const cut of [...cuts.toSorted((a, b) => a - b), output.length]) {
          parser.push(output.subarray(from, Math.max(from, cut)));
          from = Math.max(from, Math.min(cut, output.length));
        }
        assert.deepEqual(read, hits);
      }),
    );
  });
});
