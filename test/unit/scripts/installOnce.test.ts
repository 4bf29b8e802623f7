import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installOnce } from '../../../scripts/vscode/cache';

describe('an installation kept in the cache', () => {
  const before = process.env['XDG_CACHE_HOME'];
  let cache: string;

  beforeEach(() => {
    cache = mkdtempSync(path.join(tmpdir(), 'hands-on-cache-'));
    process.env['XDG_CACHE_HOME'] = cache;
  });

  afterEach(() => {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
    rmSync(cache, { recursive: true });
  });

  /** Writes one file, and counts how often it did. */
  function installer(): { times: number; install: (folder: string) => Promise<void> } {
    const state = {
      times: 0,
      install: async (folder: string): Promise<void> => {
        state.times++;
        await Promise.resolve();
        writeFileSync(path.join(folder, 'program'), 'whole');
      },
    };
    return state;
  }

  it('is made once and then reused', async () => {
    const state = installer();
    const first = await installOnce('thing', state.install);
    const second = await installOnce('thing', state.install);
    assert.equal(first, second);
    assert.equal(readFileSync(path.join(first, 'program'), 'utf8'), 'whole');
    assert.equal(state.times, 1);
  });

  it('is made again, from nothing, after one that was cut short', async () => {
    await assert.rejects(
      installOnce('thing', (folder) => {
        writeFileSync(path.join(folder, 'rest of it'), 'half');
        return Promise.reject(new Error('the disk is full'));
      }),
      /the disk is full/,
    );
    const state = installer();
    const folder = await installOnce('thing', state.install);
    assert.equal(state.times, 1);
    assert.throws(() => readFileSync(path.join(folder, 'rest of it')));
  });

  it('is made by one of two runs that want it at the same time', async () => {
    const state = installer();
    const folders = await Promise.all([
      installOnce('thing', state.install),
      installOnce('thing', state.install),
    ]);
    assert.equal(state.times, 1);
    assert.equal(folders[0], folders[1]);
  });

  it('is not held up by the lock of a process that is gone', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    mkdirSync(path.join(cache, 'hands-on'));
    writeFileSync(path.join(cache, 'hands-on', 'thing.lock'), String(gone));
    const state = installer();
    await installOnce('thing', state.install);
    assert.equal(state.times, 1);
  });
});
