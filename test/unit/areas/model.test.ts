import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { areaFacts } from '../../../src/core/areas/areaFacts';
import { encodeBytes } from '../../../src/core/areas/byteText';
import { catchUp } from '../../../src/core/areas/catchUp';
import { parseCodeOwners } from '../../../src/core/areas/codeOwners';
import { commitDays } from '../../../src/core/areas/commitDays';
import type { AreaEdit } from '../../../src/core/areas/areaEdits';
import { changesOf } from '../../../src/core/areas/areaChanges';
import { defaultAreas } from '../../../src/core/areas/defaultAreas';
import { folderMatcher } from '../../../src/insights/areas/folderGlobs';
import type { LedgerEvidence } from '../../../src/core/areas/depths';
import type { PlannedArea } from '../../../src/core/areas/areaPlan';
import { areaById, withinArea } from '../../../src/core/areas/areaById';
import type { Perspective } from '../../../src/core/areas/perspective';
import { dayOfUtc } from '../../../src/core/calendar/day';
import { WarmRepository } from '../../../src/git/warmRepository';
import type { Onlooker } from '../../../src/git/warmRepository';
import { areaParts, areasModel } from '../../../src/insights/areas/areasModel';
import type { AreasQuery } from '../../../src/insights/areas/areasModel';
import { areasDocument } from '../../../src/insights/areas/areasDocument';
import { SqliteGitIndex } from '../../../src/store/gitIndex/sqliteGitIndex';
import { migrate } from '../../../src/store/ledger/migrations';
import { GitSandbox } from '../../support/gitSandbox';
import { bringUp, discovered } from '../../support/indexedAreas';
import { anyHistory, buildHistory } from '../../support/randomHistory';

const ME = 'lead@example.org';
const ANN = 'Ann <ann@example.org>';
const BOB = 'Bob <bob@example.org>';
const DAY = 86_400_000;
const NOBODY = { rules: [], names: new Set<string>() };

describe('areas through somebody’s eyes', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  let index: SqliteGitIndex;
  beforeEach(() => {
    box = new GitSandbox();
    const db = new DatabaseSync(':memory:');
    migrate(db);
    index = new SqliteGitIndex(db);
  });
  afterEach(() => {
    box.remove();
  });

  const look = async (
    dir: string,
    onlooker: Partial<Onlooker> = {},
  ): Promise<{ perspective: Perspective; warm: WarmRepository; head: string }> => {
    const git = box.safe(dir);
    const outcome = await bringUp(index, git);
    assert.ok(outcome.state === 'indexed' || outcome.state === 'current');
    const warm = new WarmRepository(index, git, await discovered(git));
    const perspective = await warm.perspective(outcome.tip, { me: [ME], ...onlooker });
    assert.ok(perspective !== null);
    return { perspective, warm, head: outcome.tip };
  };
  const query = (perspective: Perspective, later = 0): AreasQuery => ({
    ground: NOBODY,
    now: (perspective.view.history.times[perspective.view.head] ?? 0) + later * DAY,
    zone: 'UTC',
  });
  const handsOf = (perspective: Perspective, path: string): Record<string, unknown> => {
    const row = areasDocument(perspective).areas.find((each) => each.path === path);
    assert.ok(row !== undefined, path);
    return { ...row.hands };
  };
  const timeOf = (dir: string, revision: string): number =>
    Number(box.git(dir, ['log', '-1', '--no-walk', '--format=%at', revision])) * 1000;

  it('tells what I wrote, directed, reviewed and merged', async () => {
    const dir = box.init('repo');
    const first = box.commit(dir, { 'a/x': '1', 'b/x': '1', 'c/x': '1' });
    const directed = box.commit(
      dir,
      { 'a/x': '2' },
      undefined,
      'by an agent\n\nCo-Authored-By: Claude <noreply@anthropic.com>',
    );
    box.commit(dir, { 'b/x': '2' }, ANN, 'b\n\nReviewed-by: Lead <LEAD@example.org>');
    const reviewed = box.git(dir, ['rev-parse', 'HEAD']);
    box.commit(dir, { 'a/x': '3' }, 'Cursor Agent <cursoragent@cursor.com>');
    box.commit(
      dir,
      { 'a/y': '3' },
      BOB,
      'y\n\nCo-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>',
    );
    box.git(dir, ['checkout', '-q', '-b', 'topic']);
    box.commit(dir, { 'c/x': '2' }, ANN);
    box.git(dir, ['checkout', '-q', 'main']);
    box.git(dir, ['merge', '-q', '--no-ff', '-m', 'merge', 'topic']);
    const merge = box.git(dir, ['rev-parse', 'HEAD']);
    const { perspective } = await look(dir);
    assert.deepEqual(handsOf(perspective, 'a'), {
      written: timeOf(dir, first),
      directed: timeOf(dir, directed),
      reviewed: null,
      read: null,
      changesSince: 2,
      peopleSince: 1,
      approvedSince: 0,
    });
    assert.deepEqual(handsOf(perspective, 'b'), {
      written: timeOf(dir, first),
      directed: null,
      reviewed: timeOf(dir, reviewed),
      read: null,
      changesSince: 1,
      peopleSince: 1,
      approvedSince: 1,
    });
    assert.equal(handsOf(perspective, 'c')['reviewed'], timeOf(dir, merge));
    assert.deepEqual(
      commitDays(perspective, 0, dayOfUtc).map(({ written, directed: by }) => [written, by]),
      [[1, 1]],
    );
  });

  it('believes the ledger where it saw something', async () => {
    const dir = box.init('repo');
    const mine = box.commit(dir, { 'a/x': '1' });
    const doubtful = box.commit(dir, { 'a/x': '2' });
    box.git(dir, ['mv', 'a', 'z']);
    box.commit(dir, {}, ANN);
    const at = timeOf(dir, 'HEAD') + DAY;
    const ledger: LedgerEvidence = {
      touches: [
        { path: encodeBytes('a/x'), depth: 'read', at },
        { path: encodeBytes('z/new'), depth: 'reviewed', at: at + 1 },
        { path: encodeBytes('elsewhere/new'), depth: 'directed', at },
      ],
      handsOnShare: (hash) => (hash === doubtful ? 0.4 : hash === mine ? 0.5 : null),
    };
    const { perspective } = await look(dir, { ledger: () => ledger });
    assert.deepEqual(handsOf(perspective, 'z'), {
      written: timeOf(dir, mine),
      directed: timeOf(dir, doubtful),
      reviewed: at + 1,
      read: at,
      changesSince: 1,
      peopleSince: 1,
      approvedSince: 0,
    });
    assert.equal(handsOf(perspective, '.')['directed'], at);
    const [area] = areasModel(perspective, query(perspective)).areas;
    assert.equal(area?.unverified, false);
    const { perspective: alone } = await look(dir);
    assert.equal(areasModel(alone, query(alone)).areas[0]?.unverified, true);
  });

  it('names the worst blind spot in a sentence, whom to ask, and what there is to catch up', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'billing/a': '1', 'billing/b': '1', 'web/a': '1', 'own/a': '1' });
    for (const branch of ['one', 'two', 'three']) {
      box.git(dir, ['checkout', '-q', '-b', branch]);
      box.commit(dir, { 'billing/a': branch }, branch === 'two' ? BOB : ANN);
      box.git(dir, ['checkout', '-q', 'main']);
      box.git(dir, ['merge', '-q', '--no-ff', '-m', branch, branch]);
    }
    box.commit(dir, { 'web/a': '2' }, ANN);
    box.commit(dir, { 'foreign/a': '2' }, 'Zoe <zoe@example.org>');
    const { perspective } = await look(dir);
    const model = areasModel(perspective, query(perspective, 120));
    assert.equal(model.worst, 'billing');
    const billing = model.areas[0];
    assert.ok(billing?.id === 'billing');
    assert.equal(billing.isBlindSpot, true);
    assert.equal(billing.age, 'half');
    assert.equal(
      billing.sentence,
      'billing: you last wrote here on 15 November 2023; since then 2 people made 3 commits, and you merged all of them.',
    );
    assert.deepEqual(billing.ask, [
      { name: 'Ann', commits: 2 },
      { name: 'Bob', commits: 1 },
    ]);
    assert.deepEqual([billing.files, billing.filesSince, billing.mergedSince], [2, 1, 3]);
    assert.equal(billing.why, 'you wrote here');
    const foreign = model.areas.find(({ id }) => id === 'foreign');
    assert.deepEqual([foreign?.onMyGround, foreign?.age], [false, 'never']);
    assert.equal(model.outside, 1);

    const [area] = defaultAreas(perspective.view, perspective.classes).filter(
      ({ id }) => id === 'billing',
    );
    const list = catchUp(perspective, area!);
    assert.equal(list.base, box.git(dir, ['rev-list', '--max-parents=0', 'HEAD']));
    assert.deepEqual(
      list.commits.map(({ name }) => name),
      ['Ann', 'Bob', 'Ann'],
    );
    assert.deepEqual(
      list.commits.map(({ hash }) => hash),
      ['three', 'two', 'one'].map((branch) => box.git(dir, ['rev-parse', branch])),
    );
  });

  it('knows my ground by CODEOWNERS and by the people whose work I merge', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'start/x': '1' }, ANN);
    for (const branch of ['one', 'two', 'three']) {
      box.git(dir, ['checkout', '-q', '-b', branch]);
      box.commit(dir, { 'merged/a': branch }, ANN);
      box.git(dir, ['checkout', '-q', 'main']);
      box.git(dir, ['merge', '-q', '--no-ff', '-m', branch, branch]);
    }
    box.commit(dir, { 'ann/a': '1' }, ANN);
    box.commit(
      dir,
      {
        'bob/a': '1',
        'owned/a': '1',
        'owned/b': '1',
        '.github/CODEOWNERS': 'owned/ @team/x\nowned/b @other\n',
      },
      BOB,
    );
    const { perspective, warm, head } = await look(dir);
    const ground = { rules: await warm.codeOwners(head), names: new Set(['@team/x']) };
    const why = (later: number): Record<string, string | null> =>
      Object.fromEntries(
        areasModel(perspective, { ...query(perspective, later), ground }).areas.map((area) => [
          area.id,
          area.why,
        ]),
      );
    assert.deepEqual(why(1), {
      '.github': null,
      ann: 'people whose work you merge changed it lately',
      bob: null,
      merged: 'you merged or reviewed work here',
      owned: 'CODEOWNERS names you for 1 file here',
      start: 'people whose work you merge changed it lately',
    });
    assert.equal(why(100)['ann'], null);
    assert.deepEqual(parseCodeOwners(''), []);
  });

  it('says that merges are not visible where there are none', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'a/x': '1' });
    box.commit(dir, { 'a/x': '2' }, ANN);
    const { perspective } = await look(dir);
    const model = areasModel(perspective, query(perspective));
    assert.equal(model.mergesVisible, false);
    assert.match(model.areas[0]!.sentence, /1 person made 1 commit; merges not visible here\.$/);
  });

  it('says no “never” where a shallow clone hides what was before', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'web/a': '1' });
    box.commit(dir, { 'web/a': '2' }, BOB);
    box.commit(dir, { 'web/a': '3' }, ANN);
    box.git(box.root, ['clone', '-q', '--depth', '2', `file://${dir}`, 'shallow']);
    const sentence = async (of: string): Promise<string | undefined> => {
      const { perspective } = await look(of);
      return areasModel(perspective, query(perspective)).areas[0]?.sentence;
    };
    assert.match((await sentence(dir)) ?? '', /^web: you last wrote here on/);
    assert.match(
      (await sentence(box.path('shallow'))) ?? '',
      /^web: you did not write here in the history that was fetched; 1 person made 1 commit/,
    );
  });

  it('takes further identities, logins among them, without reading history again', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'a/x': '1' }, 'Lea <12+LeaLead@users.noreply.github.com>');
    box.commit(dir, { 'a/x': '2' }, 'Lea <lea@home.example>');
    const { warm, head } = await look(dir);
    const commits = async (...me: string[]): Promise<number> => {
      const perspective = await warm.perspective(head, { me });
      assert.ok(perspective !== null);
      return areasDocument(perspective).areas[0]!.myCommits;
    };
    assert.equal(await commits('@lealead'), 1);
    assert.equal(await commits('LEA@home.example', '@lealead'), 2);
    assert.equal(await commits('nobody@example.org'), 0);
  });

  it('follows new commits while it is warm', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'a/x': '1' });
    const { warm } = await look(dir);
    const tip = box.commit(dir, { 'new/x': '1' }, BOB);
    assert.equal(await warm.perspective(tip, { me: [ME] }), null);
    await bringUp(index, box.safe(dir));
    const perspective = await warm.perspective(tip, { me: [ME] });
    assert.ok(perspective !== null);
    assert.equal(handsOf(perspective, 'new')['changesSince'], 1);
  });

  it('cuts any repository into areas that never overlap, and agrees with the rows of its directories', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (steps) => {
        const dir = box.path(`any${Math.floor(Math.random() * 1e9)}`);
        buildHistory(dir, steps);
        const { perspective } = await look(dir);
        const { directories } = perspective.view;
        const areas = defaultAreas(perspective.view, perspective.classes);
        const facts = areaFacts(perspective, areas, NOBODY, 0);
        assert.equal(new Set(areas.map(({ id }) => id)).size, areas.length);
        assert.ok(areas.length <= 40);
        assert.equal(
          facts.reduce((sum, { files }) => sum + files, 0),
          directories.files[0],
        );
        const rows = areasDocument(perspective).areas;
        for (const row of rows) {
          for (const part of areaParts(perspective, row.path, query(perspective))) {
            const same = rows.find(({ path }) => path === part.id);
            if (same === undefined) continue;
            const { written, directed, reviewed, read, changesSince, peopleSince, approvedSince } =
              part;
            assert.deepEqual(
              { written, directed, reviewed, read, changesSince, peopleSince, approvedSince },
              same.hands,
            );
            assert.deepEqual([part.files, part.bytes], [same.files, same.bytes]);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('splits what is busy, stops at packages, and does as the lead says', async () => {
    const dir = box.init('repo');
    const names = Array.from({ length: 30 }, (_, n) => `p${String(n).padStart(2, '0')}`);
    box.commit(dir, {
      ...Object.fromEntries(names.map((name) => [`big/${name}/in/x`, '1'])),
      'big/file': '1',
      'pkg/package.json': '{}',
      'pkg/src/x': '1',
      'pkg/test/x': '1',
      readme: '1',
    });
    const { perspective } = await look(dir);
    const areas = (...edits: AreaEdit[]): readonly PlannedArea[] =>
      defaultAreas(perspective.view, perspective.classes, changesOf(edits, folderMatcher));
    const ids = (...edits: AreaEdit[]): string[] => areas(...edits).map(({ id }) => id);
    assert.deepEqual(
      ids().filter((id) => !/^big\/p\d\d/.test(id)),
      ['big/*', 'pkg', '*'],
    );
    assert.deepEqual(
      ids({ kind: 'split', area: 'pkg' }).filter((id) => id.startsWith('pkg')),
      ['pkg/src', 'pkg/test', 'pkg/*'],
    );
    const edited = areas(
      { kind: 'rename', area: 'pkg', name: 'The package' },
      { kind: 'merge', areas: ['*', 'big/*'], name: 'loose' },
      { kind: 'hide', area: `big/${names[0]!}/in` },
      { kind: 'rename', area: ':loose', name: 'loose files' },
    );
    assert.ok(!edited.some(({ id }) => id.includes(names[0]!)));
    assert.ok(edited.some(({ id, name }) => id === 'pkg' && name === 'The package'));
    assert.ok(
      edited.some(
        ({ id, name, own }) => id === ':loose' && name === 'loose files' && own.length === 2,
      ),
    );
    assert.ok(!edited.some(({ id }) => id === 'big/*' || id === '*'));
    // An area that was made comes apart again.
    const merge: AreaEdit = { kind: 'merge', areas: ['*', 'big/*'], name: 'loose' };
    assert.deepEqual(ids(merge, { kind: 'split', area: ':loose' }), ids());
    // What is gone since leaves the rest as it is.
    assert.deepEqual(ids({ kind: 'merge', areas: ['pkg', 'gone'], name: 'x' }), ids());
  });

  it('gathers folders by a pattern, wherever they are, and counts each file once', async () => {
    const dir = box.init('repo');
    const services = ['billing', 'mail', 'search'];
    box.commit(dir, {
      ...Object.fromEntries(
        services.flatMap((name) => [
          [`services/${name}/api/deep/x`, '1'],
          [`services/${name}/src/x`, '1'],
        ]),
      ),
      'docs/x': '1',
    });
    box.commit(dir, { 'services/mail/api/deep/x': '2', 'services/mail/src/x': '2' }, ANN);
    const { perspective } = await look(dir);
    const { directories } = perspective.view;
    const gather: AreaEdit = { kind: 'gather', name: 'APIs', globs: ['services/*/api/**'] };
    const edits: AreaEdit[] = [gather];
    const plan = defaultAreas(
      perspective.view,
      perspective.classes,
      changesOf(edits, folderMatcher),
    );
    const facts = areaFacts(perspective, plan, NOBODY, 0);
    assert.equal(
      facts.reduce((sum, { files }) => sum + files, 0),
      directories.files[0],
    );
    const apis = facts.find(({ id }) => id === ':APIs');
    assert.deepEqual([apis?.files, apis?.changesSince, apis?.hasParts], [3, 1, true]);
    const at = (path: string): string[] =>
      plan.filter((area) => withinArea(directories, area)(encodeBytes(path))).map(({ id }) => id);
    assert.deepEqual(at('services/mail/api/deep/x'), [':APIs']);
    assert.deepEqual(at('docs/x'), ['docs']);
    assert.equal(at('services/mail/src/x').length, 1);
    assert.notDeepEqual(at('services/mail/src/x'), [':APIs']);
    assert.deepEqual(
      areaParts(perspective, ':APIs', query(perspective), plan)
        .map(({ id }) => id)
        .toSorted(),
      services.map((name) => `services/${name}/api`),
    );
    const list = catchUp(perspective, areaById(directories, plan, ':APIs')!);
    assert.equal(list.commits.length, 1);
  });

  it('gathers the smallest of many', async () => {
    const dir = box.init('repo');
    box.commit(dir, Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`d${n}/x`, '1'])));
    box.commit(dir, { 'd59/x': '2' });
    const { perspective } = await look(dir);
    const areas = defaultAreas(perspective.view, perspective.classes);
    assert.equal(areas.length, 40);
    assert.equal(areas.at(-1)?.name, 'other (21)');
    assert.ok(areas.some(({ id }) => id === 'd59'));
  });
});
