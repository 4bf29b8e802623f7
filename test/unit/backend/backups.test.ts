import assert from 'node:assert/strict';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import { isSoundFile } from '../../../src/store/backups/newestSound';
import { typingFor } from '../store/ledger/pulses';
import { Bench } from './bench';

describe('a backup by the thread that ships', function () {
  this.timeout(60_000);
  let bench: Bench;

  before(() => {
    bench = new Bench();
  });
  after(() => bench.close());

  it('is made in a thread of its own, while the ledger answers', async () => {
    const client = bench.client();
    await client.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'UTC',
    });
    await client.append(typingFor(3_000));
    const made = client.backups.backUpIfDue();
    const { totals } = await client.today(Date.now());
    assert.equal(totals.headlines.built, 0);
    const outcome = await made;
    assert.ok(outcome?.state === 'made', JSON.stringify(outcome));
    assert.equal(isSoundFile(outcome.backup.file), true);
    assert.deepEqual(await client.backups.backups(), [outcome.backup]);
    assert.equal(await client.backups.backUpIfDue(), null);
    const known = await client.backups.restoreBackup(outcome.backup.file);
    assert.deepEqual([known.pulses, known.known >= 3_000], [0, true]);
  });

  it('that cannot be restored is told in words, across the thread', async () => {
    const client = bench.client();
    await assert.rejects(client.backups.restoreBackup(`${bench.folder}/none.db`), {
      name: 'ExpectedError',
      message: /This backup cannot be used: .* The ledger was not changed by it\./,
    });
  });
});
