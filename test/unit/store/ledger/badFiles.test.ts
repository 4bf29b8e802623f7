import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { setAside } from '../../../../src/store/ledger/damaged';
import { LedgerError, type LedgerFault } from '../../../../src/store/ledger/ledgerError';
import {
  migrate,
  migrations,
  SCHEMA_VERSION,
  schemaVersion,
} from '../../../../src/store/ledger/migrations';
import { newFile, newFolder, open, removeFolders } from './folder';
import { MORNING, typing, typingFor } from './pulses';

const HOUR = 3_600_000;

function keptFiles(file: string): string[] {
  return readdirSync(path.dirname(file)).filter((name) => name.includes('.damaged-'));
}

function hasFault(fault: LedgerFault): (error: unknown) => boolean {
  return (error) =>
    error instanceof LedgerError && error.fault === fault && error.message.endsWith('.');
}

/** Damaged ledgers without their journals. */
function damagedFiles(file: string): string[] {
  return keptFiles(file).filter((name) => !/-(wal|shm)$/.test(name));
}

/** A ledger of 2,000 pulses, closed. */
function filled(): string {
  const file = newFile();
  const { ledger } = open(file);
  ledger.append(typingFor(2_000));
  ledger.close();
  return file;
}

describe('a ledger file that is not as it should be', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('is kept under another name when it is no database, and a new one begins', () => {
    const file = newFile();
    writeFileSync(file, 'this is not a database, but somebody may still want it. '.repeat(200));
    const before = readFileSync(file);
    const { ledger, state, message } = open(file);
    assert.equal(state, 'replaced');
    const [kept] = damagedFiles(file);
    assert.ok(kept !== undefined && message.includes(kept), message);
    assert.deepEqual(readFileSync(path.join(path.dirname(file), kept)), before);
    assert.equal(ledger.append([typing(MORNING)]), 1);
    ledger.close();
    // Other windows say so too, for a day.
    const again = open(file);
    assert.equal(again.state, 'replaced');
    again.ledger.close();
    const later = open(file, { now: Date.now() + 25 * HOUR });
    assert.equal(later.state, 'ok');
    later.ledger.close();
    assert.equal(damagedFiles(file).length, 1);
  });

  it('is replaced when pages in the middle are overwritten', () => {
    const file = filled();
    const size = statSync(file).size;
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(size - 8_192, 0xa5), 0, size - 8_192, 8_192);
    const { ledger, state } = open(file, { suspect: true });
    assert.equal(state, 'replaced');
    assert.deepEqual(ledger.pulses(0, MORNING + HOUR), []);
    assert.equal(damagedFiles(file).length, 1);
    ledger.close();
  });

  it('is replaced when it was cut short', () => {
    const file = filled();
    writeFileSync(file, readFileSync(file).subarray(0, 20_000));
    const { ledger, state } = open(file, { suspect: true });
    assert.equal(state, 'replaced');
    ledger.close();
  });

  it('keeps its journal beside it when it is set aside', () => {
    const file = newFile();
    for (const suffix of ['', '-wal', '-shm']) writeFileSync(file + suffix, `of ${suffix}`);
    assert.equal(
      setAside(file, MORNING, () => false),
      undefined,
    );
    const kept = setAside(file, MORNING, () => true);
    assert.equal(kept, `${file}.damaged-20261116T080000`);
    for (const suffix of ['', '-wal', '-shm']) {
      assert.equal(readFileSync(kept + suffix, 'utf8'), `of ${suffix}`);
    }
    writeFileSync(file, 'damaged again in the same second');
    assert.equal(
      setAside(file, MORNING, () => true),
      `${kept}-2`,
    );
    assert.equal(readdirSync(path.dirname(file)).length, 4);
  });

  it('has no part of its journal played into the new one', () => {
    const file = newFile();
    const { ledger } = open(file);
    ledger.append(typingFor(1_000));
    ledger.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    ledger.append([typing(MORNING + 2 * HOUR)]);
    const wal = readFileSync(`${file}-wal`);
    ledger.close();
    writeFileSync(file, readFileSync(file).fill(0xa5));
    writeFileSync(`${file}-wal`, wal);
    const replaced = open(file);
    assert.equal(replaced.state, 'replaced');
    assert.deepEqual(replaced.ledger.pulses(MORNING, MORNING + 3 * HOUR), []);
    replaced.ledger.close();
  });

  it('is replaced once, though two processes find the damage together', () => {
    const file = newFile();
    writeFileSync(file, 'x'.repeat(10_000));
    const one = open(file);
    const two = open(file);
    one.ledger.append(typingFor(3, MORNING, 'a'));
    two.ledger.append(typingFor(3, MORNING, 'b'));
    assert.equal(one.ledger.pulses(MORNING, MORNING + HOUR).length, 6);
    assert.equal(damagedFiles(file).length, 1);
    one.ledger.close();
    two.ledger.close();
  });

  it('of a newer version is read and left as it is', () => {
    const file = filled();
    const first = open(file);
    first.ledger.db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    first.ledger.close();
    const before = readFileSync(file);
    const { ledger, state, message } = open(file);
    assert.equal(state, 'newer');
    assert.match(message, /newer version/);
    assert.equal(ledger.pulses(MORNING, MORNING + HOUR).length, 720);
    assert.throws(() => ledger.append([typing(MORNING + 5 * HOUR)]));
    ledger.close();
    assert.deepEqual(readFileSync(file), before);
    assert.deepEqual(damagedFiles(file), []);
  });

  it('below something that is no folder is refused in words', () => {
    const file = newFile();
    writeFileSync(file, '');
    assert.throws(() => open(path.join(file, 'sub', 'ledger-abc123.db')), hasFault('unusable'));
  });

  it('without node:sqlite is refused in words, and nothing is made', () => {
    const file = path.join(newFolder(), 'deep', 'ledger-abc123.db');
    assert.throws(() => open(file, { load: () => undefined }), hasFault('no-sqlite'));
    assert.equal(existsSync(path.dirname(file)), false);
  });

  it('that may not be written is read', () => {
    const file = filled();
    const folder = path.dirname(file);
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    try {
      const script = path.join(__dirname, 'openOnly.ts');
      const uid = process.getuid?.() === 0 ? ['65534'] : [];
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--require', 'tsx/cjs', script, file, ...uid],
        { encoding: 'utf8' },
      );
      assert.equal(stderr, '');
      const found = JSON.parse(stdout) as Record<string, unknown>;
      assert.equal(found['state'], 'readonly', stdout);
      assert.equal(found['pulses'], 720);
      assert.equal(found['writable'], false);
    } finally {
      chmodSync(folder, 0o755);
    }
  });
});

describe('the shape of the ledger', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('is that of every step, whichever of them the file already had', () => {
    const shapeOf = (file: string): unknown[] => {
      const { ledger } = open(file);
      const rows = ledger.db
        .prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name')
        .all();
      assert.equal(schemaVersion(ledger.db), SCHEMA_VERSION);
      ledger.close();
      return rows.map((row) => ({ ...row }));
    };
    const whole = shapeOf(newFile());
    assert.ok(whole.length > 12);
    for (let steps = 1; steps < migrations.length; steps += 1) {
      const file = newFile();
      const db = new (process.getBuiltinModule('node:sqlite').DatabaseSync)(file);
      migrate(db, migrations.slice(0, steps));
      db.close();
      assert.deepEqual(shapeOf(file), whole);
    }
  });

  it('stays as it was when a step fails', () => {
    const file = newFile();
    const { ledger } = open(file);
    const failing = [...migrations, ['CREATE TABLE half (x INTEGER) STRICT', 'no SQL']];
    assert.throws(() => {
      migrate(ledger.db, failing);
    });
    assert.equal(schemaVersion(ledger.db), SCHEMA_VERSION);
    assert.equal(
      ledger.db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'half'`).get(),
      undefined,
    );
    ledger.close();
  });

  it('refers to rows that exist, and only to those', () => {
    const { ledger } = open(newFile());
    ledger.append(typingFor(1));
    assert.throws(() => {
      ledger.db.exec('UPDATE pulse SET window = 99');
    }, /FOREIGN KEY/);
    ledger.db.exec('DELETE FROM pulse');
    assert.equal(ledger.db.prepare('SELECT count(*) AS n FROM pulse_edit').get()?.['n'], 0);
    ledger.close();
  });
});
