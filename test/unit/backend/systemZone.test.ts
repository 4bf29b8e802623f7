import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { systemZone } from '../../../src/backend/systemZone';

const JULY = Date.UTC(2026, 6, 1);

const offset = (): number => new Date(JULY).getTimezoneOffset();

/** Changes the zone of the process where the main thread is not told, as a change of the computer's zone. */
function elsewhere(run: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(run, { eval: true, env: SHARE_ENV });
    thread.once('error', reject);
    thread.once('exit', () => {
      resolve();
    });
  });
}

describe('the zone of the computer', () => {
  const before = process.env['TZ'];

  beforeEach(() => {
    process.env['TZ'] = 'America/New_York';
  });

  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('is read again, for dates too', async () => {
    assert.equal(offset(), 240);
    await elsewhere("process.env.TZ = 'Asia/Tokyo'");
    assert.equal(offset(), 240, 'node keeps the zone by itself');
    assert.equal(systemZone(), 'Asia/Tokyo');
    assert.equal(offset(), -540);
  });

  it('is read again where the environment names none', async () => {
    delete process.env['TZ'];
    const own = { zone: systemZone(), offset: offset() };
    process.env['TZ'] = 'Asia/Kathmandu';
    assert.equal(offset(), -345);
    await elsewhere('delete process.env.TZ');
    assert.equal(offset(), -345, 'node keeps the zone by itself');
    assert.deepEqual({ zone: systemZone(), offset: offset() }, own);
    assert.equal(process.env['TZ'], undefined);
  });

  it('has a name where the environment gives a file', function () {
    if (process.platform === 'win32') this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'hands-on-zone-'));
    try {
      const link = join(folder, 'localtime');
      symlinkSync('/usr/share/zoneinfo/Europe/Berlin', link);
      process.env['TZ'] = `:${link}`;
      assert.equal(systemZone(), 'Europe/Berlin');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has a name where the environment gives a rule, or nothing that is one', function () {
    if (process.platform === 'win32') this.skip();
    process.env['TZ'] = 'UTC+3';
    assert.equal(systemZone(), 'Etc/GMT+3');
    process.env['TZ'] = 'UTC-3';
    assert.equal(systemZone(), 'Etc/GMT-3');
    process.env['TZ'] = '';
    assert.equal(systemZone(), 'Etc/GMT+0');
  });
});
