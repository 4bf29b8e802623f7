import assert from 'node:assert/strict';
import { openSync, readdirSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../../../src/core/ports/log';
import { LedgerKeeper } from '../../../src/worker/ledgerKeeper';
import { newFile, open, removeFolders } from '../store/ledger/folder';
import { MORNING, typingFor } from '../store/ledger/pulses';

const HOUR = 3_600_000;

describe('the keeper of the ledger', function () {
  this.timeout(60_000);
  const keepers: LedgerKeeper[] = [];
  let now = Date.now();
  afterEach(() => {
    for (const keeper of keepers.splice(0)) keeper.close();
  });
  after(removeFolders);

  const nothing = (): void => undefined;
  const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const keep = (file: string): LedgerKeeper => {
    const host = { key: 'abc123', name: 'bench' };
    const keeper = new LedgerKeeper({ file, host, now: () => now, log });
    keepers.push(keeper);
    return keeper;
  };
  const count = (keeper: LedgerKeeper): number =>
    keeper.query((ledger) => ledger.pulses(MORNING, MORNING + 24 * HOUR).length);

  it('says that the disk is full, still reads, and goes on when there is room', () => {
    const keeper = keep(newFile());
    keeper.append(typingFor(100));
    const pragma = (sql: string): void => {
      keeper.readable().db.exec(`PRAGMA ${sql}`);
    };
    const pages = Number(keeper.readable().db.prepare('PRAGMA page_count').get()?.['page_count']);
    pragma(`max_page_count = ${pages}`);
    const more = typingFor(5_000, MORNING + HOUR);
    assert.throws(() => {
      keeper.append(more);
    }, /disk is full/);
    const health = keeper.health();
    assert.equal(health.state, 'spool');
    assert.match(
      health.message,
      /^The disk is full\. Earlier days are still shown;.*Free some space\.$/,
    );
    assert.equal(count(keeper), 100);
    pragma('max_page_count = 1000000');
    keeper.append(more);
    assert.deepEqual([keeper.health().state, keeper.health().message], ['ok', '']);
    assert.equal(count(keeper), 5_100);
  });

  it('opens a file again that could not be written for a while', () => {
    const keeper = keep(newFile());
    keeper.append(typingFor(10));
    keeper.readable().db.exec('PRAGMA query_only = 1');
    assert.throws(() => {
      keeper.append(typingFor(10, MORNING + HOUR));
    }, /cannot be written.*Make .* writable/);
    assert.equal(keeper.health().state, 'spool');
    now += 31_000;
    assert.equal(keeper.health().state, 'ok');
    keeper.append(typingFor(10, MORNING + HOUR));
    assert.equal(count(keeper), 20);
  });

  it('replaces a ledger whose damage shows only while it is read', () => {
    const file = newFile();
    const first = open(file);
    first.ledger.append(typingFor(6_000));
    first.ledger.close();
    const { size } = statSync(file);
    // The tables' root pages stay whole: opening finds nothing, reading does.
    const handle = openSync(file, 'r+');
    const roots = 320_000;
    writeSync(handle, Buffer.alloc(size - roots, 0xa5), 0, size - roots, roots);
    const keeper = keep(file);
    assert.equal(keeper.health().state, 'ok');
    assert.equal(count(keeper), 0);
    assert.equal(keeper.health().state, 'replaced');
    keeper.append(typingFor(10));
    assert.equal(count(keeper), 10);
    assert.equal(keeper.health().state, 'replaced');
    const kept = readdirSync(path.dirname(file)).filter((name) => /damaged-\w+$/.test(name));
    assert.equal(kept.length, 1);
  });

  it('refuses in words once it is closed', () => {
    const keeper = keep(newFile());
    keeper.append(typingFor(1));
    keeper.close();
    assert.throws(() => {
      keeper.append(typingFor(1));
    }, /closed/);
    assert.throws(() => count(keeper), /closed/);
  });
});
