import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { sharedFileSystem } from '../../../../src/store/ledger/journal';
import { newFile, newFolder, open, removeFolders } from './folder';
import { MORNING, typingFor } from './pulses';

describe('the journal of the ledger', function () {
  this.timeout(60_000);
  after(removeFolders);

  const modeOf = (file: string, type?: number): [unknown, unknown] => {
    const { ledger } = open(file, type === undefined ? {} : { fileSystemType: () => type });
    const value = (name: string): unknown => ledger.db.prepare(`PRAGMA ${name}`).get()?.[name];
    const found: [unknown, unknown] = [value('journal_mode'), value('synchronous')];
    ledger.append(typingFor(5));
    assert.equal(ledger.pulses(MORNING, MORNING + 25_000).length, 5);
    ledger.close();
    return found;
  };

  it('is WAL on a local disk, and the probe leaves nothing behind', () => {
    const file = newFile();
    assert.deepEqual(modeOf(file), ['wal', 1]);
    assert.deepEqual(readdirSync(path.dirname(file)), [path.basename(file)]);
  });

  if (process.platform === 'linux') {
    it('is the rollback journal, fully synced, over NFS, SMB, 9p and FUSE', () => {
      for (const type of [
        0x6969, 0x517b, 0xff534d42, 0xfe534d42, -0x00acb2be, 0x01021997, 0x65735546,
      ]) {
        assert.deepEqual(modeOf(newFile(), type), ['delete', 2], type.toString(16));
      }
      assert.deepEqual(modeOf(newFile(), 0xef53), ['wal', 1]);
    });

    it('changes with the file system that the folder is moved to', () => {
      const file = newFile();
      assert.deepEqual(modeOf(file), ['wal', 1]);
      assert.deepEqual(modeOf(file, 0x6969), ['delete', 2]);
      assert.deepEqual(modeOf(file), ['wal', 1]);
    });

    it('is chosen by what the kernel says of the folder', () => {
      assert.equal(sharedFileSystem('/proc'), undefined);
      assert.equal(
        sharedFileSystem(newFolder(), () => 0x65735546),
        'FUSE',
      );
    });
  }
});

describe('loading node:sqlite', function () {
  this.timeout(60_000);
  const run = (code: string): { stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', code], {
      encoding: 'utf8',
      cwd: path.join(__dirname, '../../../..'),
    });

  it('prints no warning of its own, and swallows no other', () => {
    const { stdout, stderr } = run(`
      const { loadSqlite } = require('./src/store/ledger/sqlite.ts');
      const real = process.getBuiltinModule;
      process.getBuiltinModule = (name) => {
        process.emitWarning('SQLite is an experimental feature and might change at any time', 'ExperimentalWarning');
        process.emitWarning('something else is experimental', 'ExperimentalWarning');
        return real(name);
      };
      console.log(typeof loadSqlite().DatabaseSync);
      process.emitWarning('SQLite, said by somebody else', 'ExperimentalWarning');
    `);
    assert.equal(stdout, 'function\n');
    assert.doesNotMatch(stderr, /SQLite is an experimental/);
    assert.match(stderr, /something else is experimental/);
    assert.match(stderr, /SQLite, said by somebody else/);
  });
});
