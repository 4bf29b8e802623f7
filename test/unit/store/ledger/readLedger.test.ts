import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkLedger } from '../../../../src/store/ledger/checkLedger';
import { LedgerError, type LedgerFault } from '../../../../src/store/ledger/ledgerError';
import { readLedger } from '../../../../src/store/ledger/readLedger';
import { SCHEMA_VERSION } from '../../../../src/store/ledger/migrations';
import { newFile, open, removeFolders } from './folder';
import { MORNING, typingFor } from './pulses';

/** Names and contents of the folder that holds the file. */
function everything(file: string): Record<string, string> {
  const folder = path.dirname(file);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'hex')]),
  );
}

const hasFault =
  (fault: LedgerFault) =>
  (error: unknown): boolean =>
    error instanceof LedgerError && error.fault === fault;

describe('reading a ledger from outside', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('leaves nothing changed and nothing new', () => {
    const file = newFile();
    const { ledger } = open(file);
    ledger.append(typingFor(100));
    ledger.close();
    const before = everything(file);
    assert.equal(
      readLedger(file, (read) => read.pulses(0, MORNING * 2).length),
      100,
    );
    assert.deepEqual(everything(file), before);
  });

  it('sees what a window that still runs has committed', () => {
    const file = newFile();
    const { ledger } = open(file);
    ledger.append(typingFor(100));
    assert.equal(
      readLedger(file, (read) => read.pulses(0, MORNING * 2).length),
      100,
    );
    ledger.append(typingFor(200));
    assert.equal(
      readLedger(file, (read) => read.pulses(0, MORNING * 2).length),
      200,
    );
    ledger.close();
  });

  it('reads again when a window begins to write meanwhile', () => {
    const file = newFile();
    open(file).ledger.close();
    const opened: ReturnType<typeof open>[] = [];
    const counts: number[] = [];
    const last = readLedger(file, (read) => {
      if (opened.length === 0) {
        opened.push(open(file));
        opened[0]!.ledger.append(typingFor(7));
      }
      counts.push(read.pulses(0, MORNING * 2).length);
      return counts.at(-1);
    });
    assert.equal(last, 7);
    assert.equal(counts.length, 2);
    opened[0]!.ledger.close();
  });

  it('reads what a window that was killed left in its journal', () => {
    const file = newFile();
    const { ledger } = open(file);
    ledger.append(typingFor(10));
    const copy = newFile();
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    ledger.close();
    assert.equal(
      readLedger(copy, (read) => read.pulses(0, MORNING * 2).length),
      10,
    );
  });

  it('says what is wrong with a file and touches none', () => {
    const missing = newFile();
    assert.throws(() => readLedger(missing, () => 0), hasFault('missing'));
    assert.throws(() => readLedger(path.dirname(missing), () => 0), hasFault('missing'));
    assert.deepEqual(everything(missing), {});

    const text = newFile();
    writeFileSync(text, 'a letter to somebody\n'.repeat(100));
    const before = everything(text);
    assert.throws(() => readLedger(text, () => 0), hasFault('not-a-ledger'));
    assert.deepEqual(everything(text), before);

    const empty = newFile();
    writeFileSync(empty, '');
    assert.throws(() => readLedger(empty, () => 0), hasFault('not-a-ledger'));

    const other = newFile();
    const db = new (process.getBuiltinModule('node:sqlite').DatabaseSync)(other);
    db.exec('CREATE TABLE cookies (x)');
    db.close();
    assert.throws(() => readLedger(other, () => 0), hasFault('not-a-ledger'));

    const newer = newFile();
    const { ledger } = open(newer);
    ledger.db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    ledger.close();
    assert.throws(() => readLedger(newer, () => 0), hasFault('newer'));

    assert.throws(
      () =>
        readLedger(
          newer,
          () => 0,
          () => undefined,
        ),
      hasFault('no-sqlite'),
    );
    rmSync(newer);
  });

  it('checks pages, indexes and references', () => {
    const file = newFile();
    const { ledger } = open(file);
    ledger.append(typingFor(2_000));
    ledger.close();
    const whole = readLedger(file, checkLedger);
    assert.equal(whole.ok, true);
    assert.equal(whole.integrity, 'ok');
    assert.equal(whole.schema, SCHEMA_VERSION);
    assert.equal(whole.rows['pulse'], 2_000);
    assert.equal(whole.rows['pulse_edit'], 2_000);
    assert.deepEqual([whole.from, whole.to], [MORNING, MORNING + 10_000_000]);

    const bytes = readFileSync(file);
    bytes.fill(0xa5, 40_000, 90_000);
    writeFileSync(file, bytes);
    const damaged = readLedger(file, checkLedger);
    assert.equal(damaged.ok, false);
    assert.notEqual(damaged.integrity, 'ok');
    assert.deepEqual(readFileSync(file), bytes);
  });
});
