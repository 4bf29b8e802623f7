import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CatchUpFile, CatchUpModel } from '../../../../src/core/ledger/areas';
import { ordered, partsOf } from '../../../../src/ui/areas/catchUp/catchUpFiles';
import { commitList } from '../../../../src/ui/areas/catchUp/commitList';
import { OpenedDiffs } from '../../../../src/ui/areas/catchUp/openedDiffs';

const NOON = Date.UTC(2026, 10, 19, 12);
const DAY = 86_400_000;

function file(
  path: string,
  commits: number,
  authors: readonly string[],
  minor = false,
): CatchUpFile {
  return { path, oldPath: path, status: 'modified', commits, minor, authors };
}

const FILES = [
  file('web/checkout/package-lock.json', 40, ['Kim'], true),
  file('web/checkout/cart/total.ts', 9, ['Kim', 'Bo']),
  file('web/checkout/cart/line.ts', 2, ['Bo']),
  file('web/checkout/pay/card.ts', 5, ['Kim']),
  file('web/checkout/index.ts', 2, ['Mia']),
];

describe('the files to catch up on', () => {
  it('come with the most changed first and what nobody wrote by hand last', () => {
    assert.deepEqual(
      ordered(FILES).map(({ path }) => path.slice('web/checkout/'.length)),
      ['cart/total.ts', 'pay/card.ts', 'cart/line.ts', 'index.ts', 'package-lock.json'],
    );
  });

  it('part by the folders of the area and by people, the busiest first', () => {
    const parts = partsOf(FILES, 'web/checkout');
    assert.deepEqual(
      parts.map(({ kind, name, files, commits }) => [kind, name, files.length, commits]),
      [
        ['all', 'Everything', 5, 58],
        ['folder', 'web/checkout/*', 2, 42],
        ['folder', 'web/checkout/cart', 2, 11],
        ['folder', 'web/checkout/pay', 1, 5],
        ['author', 'Kim', 3, 54],
        ['author', 'Bo', 2, 11],
        ['author', 'Mia', 1, 2],
      ],
    );
  });

  it('are in exactly one folder each, whatever the area', () => {
    const names = fc.constantFrom('a', 'b', 'src', 'lib', 'x.ts');
    const paths = fc.array(names, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(
        fc.uniqueArray(paths),
        fc.constantFrom('.', '*', 'a', 'a/*', 'src/lib'),
        (all, area) => {
          const files = all.map((path) => file(path, 1, ['Kim']));
          const folders = partsOf(files, area).filter(({ kind }) => kind === 'folder');
          const listed = folders.flatMap((part) => part.files.map(({ path }) => path));
          assert.deepEqual([...listed].sort(), [...all].sort());
        },
      ),
    );
  });
});

describe('the list of commits', () => {
  const model: CatchUpModel = {
    repo: '/r',
    path: 'web',
    base: 'a'.repeat(40),
    head: 'b'.repeat(40),
    baseReason: 'All of it since you last wrote here.',
    lastDays: null,
    people: 3,
    apart: 3,
    files: [],
    commits: [
      { id: '1'.repeat(40), time: NOON - 2 * DAY, author: 'Kim', subject: 'Round', approved: true },
      { id: '2'.repeat(40), time: NOON, author: 'Bo', subject: 'Retry', approved: false },
      { id: '3'.repeat(40), time: NOON - DAY, author: 'Kim', subject: 'Cache', approved: false },
    ],
  };

  it('is grouped by author, newest first, and says how many took part and what was approved', () => {
    assert.equal(
      commitList(model, 'web', 'UTC'),
      [
        '# web',
        '',
        '3 commits by 3 people; 1 merged or reviewed by you (✓). All of it since you last wrote here\\.',
        '',
        '## Kim (2)',
        '',
        '- 2026\\-11\\-18 `3333333333` Cache'.replaceAll('\\', ''),
        '- 2026-11-17 `1111111111` Round ✓',
        '',
        '## Bo (1)',
        '',
        '- 2026-11-19 `2222222222` Retry',
        '',
        '_3 commits set apart: mass changes, ignored commits, bots._',
        '',
      ].join('\n'),
    );
  });

  it('shows what commits say as text, on one line each', () => {
    const subject = '![x](http://t.test/i.png) <b>*hi*</b>\n# no heading `code` [l](command:x)';
    const [first] = model.commits;
    assert.ok(first);
    const text = commitList({ ...model, apart: 0, commits: [{ ...first, subject }] }, 'web', 'UTC');
    const line = text.split('\n').find((one) => one.startsWith('- '));
    assert.ok(line !== undefined);
    assert.ok(line.endsWith('✓'));
    const markup = /(?<!\\)[[\]<>!*#()]/;
    assert.doesNotMatch(line.slice(line.indexOf('` ') + 2), markup);
  });
});

describe('multi-diffs of our own', () => {
  it('are known by their title, with and without what VS Code puts behind it', () => {
    const diffs = new OpenedDiffs();
    assert.equal(diffs.isOwn('Catch up: web (12 files)'), false);
    diffs.opened('Catch up: web');
    diffs.opened('Catch up: api (Kim)');
    for (const label of [
      'Catch up: web',
      'Catch up: web (12 files)',
      'Catch up: web (12 Dateien)',
      'Catch up: api (Kim)',
      'Catch up: api (Kim) (1 file)',
    ]) {
      assert.equal(diffs.isOwn(label), true, label);
    }
    for (const label of ['Catch up', 'Git: Changes (2 files)', 'Catch up: api']) {
      assert.equal(diffs.isOwn(label), false, label);
    }
  });

  it('are remembered within bounds, the latest ones', () => {
    const diffs = new OpenedDiffs();
    for (let n = 0; n < 1_000; n++) diffs.opened(`Catch up: ${n}`);
    assert.equal(diffs.isOwn('Catch up: 999'), true);
    assert.equal(diffs.isOwn('Catch up: 1'), false);
  });
});
