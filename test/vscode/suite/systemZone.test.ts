import assert from 'node:assert/strict';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { systemZone } from '../../../src/backend/systemZone';

describe('the time zone in an extension host', () => {
  const before = process.env['TZ'];

  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('is read again, though nobody tells the host that it is another one', async () => {
    const offset = (): number => new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset();
    process.env['TZ'] = 'America/New_York';
    assert.equal(offset(), 240);
    await new Promise((resolve, reject) => {
      const thread = new Worker("process.env.TZ = 'Asia/Tokyo'", { eval: true, env: SHARE_ENV });
      thread.once('error', reject);
      thread.once('exit', resolve);
    });
    assert.equal(offset(), 240);
    assert.equal(systemZone(), 'Asia/Tokyo');
    assert.equal(offset(), -540);
  });
});
