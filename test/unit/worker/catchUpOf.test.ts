import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { addCommit, COLLEAGUE, codeLines, git, makeRepository, ME } from '../../support/repository';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const say = (): void => undefined;
const quiet = { debug: say, info: say, warn: say, error: say };
const BOT = { name: 'helper[bot]', email: 'helper[bot]@users.noreply.github.com' };

describe('what there is to catch up on', () => {
  let scratch: string;
  let root: string;
  let service: WorkerApi;

  beforeEach(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-catch-up-'));
    root = path.join(scratch, 'lake');
    makeRepository(root, [
      {
        author: ME,
        message: 'Begin',
        date: NOW - 200 * DAY,
        files: { 'lib/a.ts': codeLines('a', 9), 'docs/a.md': 'a\n' },
      },
    ]);
    service = workerServices({
      file: path.join(scratch, 'ledger.db'),
      host: { key: 'a', name: 'a' },
      now: () => NOW,
      log: quiet,
    });
  });
  afterEach(async () => {
    await service.flush();
    rmSync(scratch, { recursive: true, force: true });
  });

  const look = async (): Promise<void> => {
    const setup = { git: null, workspace: [root], identities: [], teams: [], agentMarks: [] };
    await service.configureRepositories({ ...setup, roots: [root] });
    while ((await service.indexState()).some(({ state }) => state === 'indexing')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  let days = 100;
  const add = (files: Readonly<Record<string, string>>, author = COLLEAGUE): string => {
    addCommit(root, { author, message: 'Change', date: NOW - days-- * DAY, files });
    return git(root, ['rev-parse', 'HEAD']);
  };
  const many = Object.fromEntries(
    Array.from({ length: 201 }, (_, n) => [`lib/made/${String(n)}.ts`, 'x\n']),
  );

  it('has the number of what is set apart: mass changes, ignored commits and bots, in the area alone', async () => {
    add(many);
    const formatted = add({ 'lib/a.ts': codeLines('b', 9) });
    add({ 'lib/lock.json': '{}\n' }, BOT);
    add({ 'lib/b.ts': codeLines('c', 9) });
    add({ 'docs/b.md': 'b\n' }, BOT);
    add({ '.git-blame-ignore-revs': `${formatted}\n` }, ME);
    await look();
    const { commits, apart } = await service.catchUp(root, 'lib');
    assert.deepEqual([commits.length, apart], [1, 3]);
    const docs = await service.catchUp(root, 'docs');
    assert.deepEqual([docs.commits.length, docs.apart], [0, 1]);
  });

  it('is there where others made nothing but a mass change', async () => {
    add(many);
    await look();
    const { commits, apart, files } = await service.catchUp(root, 'lib');
    assert.deepEqual([commits.length, apart, files.length], [0, 1, 201]);
  });

  it('is of the last 90 days where I never wrote', async () => {
    days = 180;
    add({ 'web/a.ts': 'x\n' });
    add({ 'web/lock.json': '{}\n' }, BOT);
    days = 20;
    add({ 'web/b.ts': 'x\n' });
    add({ 'web/lock.json': '{ }\n' }, BOT);
    await look();
    const { commits, apart } = await service.catchUp(root, 'web');
    assert.deepEqual([commits.length, apart], [1, 1]);
  });

  it('calls people as they call themselves now, in whichever order their commits were read', async () => {
    add({ 'lib/b.ts': 'b\n' }, { name: 'Sam Before', email: 'sam@example.org' });
    await look();
    const read = async (): Promise<string[]> => {
      const { commits } = await service.catchUp(root, 'lib');
      return commits.map(({ author }) => author);
    };
    assert.deepEqual(await read(), ['Sam Before']);
    add({ 'lib/b.ts': 'c\n' }, { name: 'Sam Now', email: 'sam@example.org' });
    await service.refreshRepository(root);
    await look();
    while ((await read()).length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(await read(), ['Sam Now', 'Sam Now']);
    const { areas } = await service.areas({ repo: root, path: null, now: NOW });
    const lib = areas.find(({ path: name }) => name === 'lib');
    assert.deepEqual(
      lib?.ask.map(({ name, commits }) => [name, commits]),
      [['Sam Now', 2]],
    );
  });

  it('tells people of one name apart, and counts them and co-authors as the area does', async () => {
    const message = 'Pair\n\nCo-authored-by: Bo <bo@example.org>';
    const files = { 'lib/p.ts': 'p\n' };
    addCommit(root, { author: COLLEAGUE, message, date: NOW - 80 * DAY, files });
    add({ 'lib/b.ts': 'b\n' }, { name: 'Sam Lee', email: 'sam@one.example' });
    add({ 'lib/b.ts': 'c\n' }, { name: 'Sam Lee', email: 'sam@two.example' });
    add({ 'lib/b.ts': 'd\n' }, { name: 'S. Lee', email: 'old@two.example' });
    add({ '.mailmap': '<sam@two.example> <old@two.example>\n' }, ME);
    await look();
    const model = await service.catchUp(root, 'lib');
    const count = (name: string): number =>
      model.commits.filter(({ author }) => author === name).length;
    assert.deepEqual(
      [COLLEAGUE.name, 'Sam Lee', 'Sam Lee (sam@one.example)', 'S. Lee'].map(count),
      [1, 1, 0, 2],
    );
    assert.equal(model.people, 4);
    const { areas } = await service.areas({ repo: root, path: null, now: NOW });
    assert.equal(areas.find(({ path: name }) => name === 'lib')?.peopleSince, 4);
  });

  it('names the address where two share a name', async () => {
    add({ 'lib/b.ts': 'b\n' }, { name: 'Sam Lee', email: 'sam@one.example' });
    add({ 'lib/b.ts': 'c\n' }, { name: 'Sam Lee', email: 'Sam@two.example' });
    await look();
    const { commits, people, files } = await service.catchUp(root, 'lib');
    const names = ['Sam Lee (sam@one.example)', 'Sam Lee (sam@two.example)'];
    assert.deepEqual(commits.map(({ author }) => author).sort(), names);
    assert.equal(people, 2);
    assert.deepEqual([...(files[0]?.authors ?? [])].sort(), names);
  });
});
