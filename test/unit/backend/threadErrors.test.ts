import assert from 'node:assert/strict';
import path from 'node:path';
import { ExpectedError } from '../../../src/core/errors/expectedError';
import { addCommit, COLLEAGUE, makeRepository, ME } from '../../support/repository';
import { Bench, until } from './bench';

const DAY = 86_400_000;

describe('a failure that was foreseen in the worker thread', function () {
  this.timeout(60_000);
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.close());

  it('arrives with what happened, what still works and what to do', async () => {
    const root = path.join(bench.folder, 'shop');
    const at = Date.now();
    makeRepository(root, [
      { author: ME, message: 'Begin', date: at - 9 * DAY, files: { 'a/x': '1', 'b/x': '1' } },
    ]);
    addCommit(root, { author: COLLEAGUE, message: 'More', date: at - DAY, files: { 'b/x': '2' } });
    const client = bench.client();
    const person = { identities: [], teams: [], agentMarks: [] };
    await client.configureRepositories({ git: null, workspace: [root], roots: [root], ...person });
    await until(async () => (await client.indexState())[0]?.state === 'ready');
    assert.equal((await client.catchUp(root, 'b')).commits.length, 1);
    await assert.rejects(client.catchUp(root, 'a'), (error) => {
      assert.ok(error instanceof ExpectedError, String(error));
      assert.equal(error.happened, 'Nobody else has changed a since you wrote there.');
      assert.match(error.stillWorks, /nothing to catch up on/);
      assert.equal(error.todo, 'Choose an area with changes.');
      return true;
    });
  });
});
