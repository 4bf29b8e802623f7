import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { LedgerSettings } from '../../../src/core/ports/ledgerPort';
import { spoolFileName, spoolLine } from '../../../src/protocol/worker';
import { readLedger } from '../../../src/store/ledger/readLedger';
import { open } from '../store/ledger/folder';
import { MORNING, typing, typingFor } from '../store/ledger/pulses';
import { Bench, SteppedClock, until } from './bench';

const HOUR = 3_600_000;
const SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: 8,
  countDirected: 'apart',
  pulseRetention: 400,
  timeZone: 'Europe/Berlin',
};

describe('the ledger as the extension host sees it', function () {
  this.timeout(60_000);
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.close());

  const stored = (): number =>
    readLedger(bench.ledger, (ledger) => ledger.pulses(0, MORNING + 24 * HOUR).length);
  const spools = (): string[] =>
    readdirSync(bench.storage).filter((name) => name.startsWith('spool-'));

  it('stores, answers and closes', async () => {
    // However long it takes to close: on a busy machine longer than a shutdown waits.
    const client = bench.client({ clock: new SteppedClock() });
    await client.configure(SETTINGS);
    await client.append(typingFor(120));
    const today = await client.today(MORNING + HOUR);
    assert.equal(today.date, '2026-11-16');
    assert.ok(today.totals.headlines.built >= 595_000, JSON.stringify(today.totals));
    assert.deepEqual(today.origins.typed, { events: 1_440, inserted: 1_680, deleted: 120 });
    const view = await client.overview({
      period: 'week',
      date: '2026-11-18',
      repo: null,
      now: MORNING + HOUR,
    });
    assert.deepEqual([view.from, view.to, view.days.length], ['2026-11-16', '2026-11-22', 7]);
    assert.deepEqual(view.totals, today.totals);
    assert.deepEqual(view.repositories, [{ root: 'file:///home/lea/shop', name: 'shop' }]);
    const health = await client.health();
    assert.deepEqual(health, {
      state: 'ok',
      message: '',
      file: bench.ledger,
      spooled: 0,
      dropped: 0,
    });
    await client.flush();
    assert.deepEqual(readdirSync(bench.storage), ['ledger-abc123.db']);
    assert.equal(stored(), 120);
  });

  it('keeps in the spool what comes while the worker cannot start, and hands it over when it can', async () => {
    const clock = new SteppedClock();
    const missing = path.join(bench.folder, 'later.js');
    const client = bench.client({ clock, worker: missing });
    await until(() => clock.waits.some(({ ms }) => ms === 1_000));
    await client.append(typingFor(20));
    let health = await client.health();
    assert.equal(health.state, 'restarting');
    assert.equal(health.spooled, 20);
    assert.match(health.message, /waits in a spool file/);
    await assert.rejects(client.today(MORNING), /restarted/);
    assert.equal(spools().length, 1);

    // It dies again, and the waits grow.
    for (const [wait, next] of [
      [1_000, 5_000],
      [5_000, 30_000],
    ] as const) {
      assert.ok(clock.elapse(wait) >= 1);
      await until(() => clock.waits.some(({ ms }) => ms === next));
    }
    writeFileSync(missing, readFileSync(bench.worker));
    clock.elapse(30_000);
    await until(() => spools().length === 0);
    health = await client.health();
    assert.deepEqual([health.state, health.spooled], ['ok', 0]);
    assert.equal(stored(), 20);
  });

  it('loses nothing when the worker dies in the middle', async () => {
    // A worker that ends itself at the third batch.
    const mortal = path.join(bench.folder, 'mortal.js');
    writeFileSync(
      mortal,
      `const { parentPort } = require('node:worker_threads');
       let batches = 0;
       const on = parentPort.on.bind(parentPort);
       parentPort.on = (name, run) => on(name, (message) => {
         if (message.m === 'append' && ++batches === 3) process.exit(7);
         run(message);
       });
       require(${JSON.stringify(bench.worker)});`,
    );
    const clock = new SteppedClock();
    const client = bench.client({ clock, worker: mortal });
    const pulses = typingFor(60);
    const sent = Array.from({ length: 6 }, (_, index) =>
      client.append(pulses.slice(index * 10, index * 10 + 10)),
    );
    await Promise.all(sent);
    await until(() => clock.elapse(1_000) > 0);
    await until(() => spools().length === 0);
    await client.append(typingFor(5, MORNING + HOUR));
    assert.equal(stored(), 65);
    assert.ok(
      bench.said.some((line) => line.includes('ended')),
      bench.said.join('\n'),
    );
  });

  it('keeps up to its bound where no file can be written, and says so', async () => {
    writeFileSync(bench.storage, 'a file where the folder should be');
    const client = bench.client({ memoryLimit: 30 });
    await client.append(typingFor(25));
    let health = await client.health();
    assert.equal(health.state, 'memory');
    assert.deepEqual([health.spooled, health.dropped], [25, 0]);
    assert.match(health.message, /in memory/);
    await client.append(typingFor(25, MORNING + HOUR));
    health = await client.health();
    assert.deepEqual([health.spooled, health.dropped], [30, 20]);
    assert.match(health.message, /20 stretches of time were dropped/);
    await assert.rejects(client.today(MORNING), /ledger/i);
  });

  it('moves from memory into the ledger when the folder is there again', async () => {
    const clock = new SteppedClock();
    writeFileSync(bench.storage, '');
    const client = bench.client({ clock });
    await client.append(typingFor(1_200));
    assert.equal((await client.health()).spooled, 1_200);
    rmSync(bench.storage);
    mkdirSync(bench.storage);
    // The worker tries its file again only some time after the last try: by its own clock.
    const other = bench.client();
    await other.append(typingFor(1, MORNING + 12 * HOUR));
    await client.append(typingFor(1, MORNING + 13 * HOUR));
    assert.equal((await client.health()).spooled, 1_201);
    assert.equal(spools().length, 1);
    await client.flush();
    await other.flush();
    const next = bench.client();
    await until(() => spools().length === 0);
    await next.flush();
    assert.equal(stored(), 1_202);
  });

  it('drops the newest beyond the bound of the files and counts them', async () => {
    const line = spoolLine(typing(MORNING)).length;
    const client = bench.client({
      worker: path.join(bench.folder, 'none.js'),
      fileLimit: line * 10,
    });
    await client.append(typingFor(8));
    await client.append(typingFor(8, MORNING + HOUR));
    const health = await client.health();
    assert.deepEqual([health.spooled, health.dropped], [10, 6]);
    assert.match(health.message, /6 stretches of time were dropped/);
  });

  it('takes in what processes left that ended, once, and keeps lines it cannot read', async () => {
    mkdirSync(bench.storage, { recursive: true });
    const at = (name: string): string => path.join(bench.storage, name);
    const lines = typingFor(30).map(spoolLine);
    // No process has a number this high.
    writeFileSync(
      at(spoolFileName(4_999_999)),
      lines.slice(0, 10).join('') + '{"window":"w1","sta',
    );
    writeFileSync(at(spoolFileName(4_999_998, 2)), lines.slice(5, 20).join(''));
    writeFileSync(
      at(spoolFileName(4_999_997)),
      [...lines.slice(20, 25), '{"surface":"hologram"}\n', ...lines.slice(25)].join(''),
    );
    // That of a process that runs is left alone.
    writeFileSync(at(spoolFileName(process.ppid)), lines[0]!);
    // That of an earlier process with the own number is the client's to hand over.
    writeFileSync(at(spoolFileName(process.pid)), spoolLine(typing(MORNING + HOUR)));
    const clients = [bench.client(), bench.client()];
    await until(() => spools().length === 2);
    assert.deepEqual(
      spools().toSorted(),
      [`${spoolFileName(4_999_997)}.unread`, spoolFileName(process.ppid)].toSorted(),
    );
    await Promise.all(clients.map((client) => client.flush()));
    assert.equal(stored(), 31);
  });

  it('gives up on a held ledger for now, and stores when it is free', async () => {
    const clock = new SteppedClock();
    const client = bench.client({ clock });
    await client.append(typingFor(1));
    const { ledger } = open(bench.ledger);
    ledger.db.exec('BEGIN IMMEDIATE');
    await client.append(typingFor(10));
    assert.equal((await client.health()).spooled, 10);
    assert.equal((await client.today(MORNING + HOUR)).date, '2026-11-16');
    ledger.db.exec('ROLLBACK');
    ledger.close();
    await until(() => clock.elapse(30_000) > 0);
    await until(() => spools().length === 0);
    assert.equal((await client.health()).spooled, 0);
    assert.equal(stored(), 10);
  });

  it('goes on in a new file when the ledger is deleted under it', async () => {
    const client = bench.client();
    await client.append(typingFor(5));
    for (const name of readdirSync(bench.storage)) rmSync(path.join(bench.storage, name));
    await client.append(typingFor(5, MORNING + HOUR));
    await client.flush();
    assert.equal(stored(), 5);
    assert.ok(bench.said.some((line) => line.includes('moved or deleted')));
  });

  it('spools what a worker that hangs does not confirm before the shutdown, and ends it', async () => {
    const hanging = path.join(bench.folder, 'hanging.js');
    writeFileSync(
      hanging,
      `require('node:worker_threads').parentPort.on('message', () => { for (;;); });`,
    );
    const client = bench.client({ worker: hanging });
    const sent = client.append(typingFor(10));
    await client.flush();
    await sent;
    assert.equal(spools().length, 1);
    assert.equal(
      readFileSync(path.join(bench.storage, spools()[0]!), 'utf8').split('\n').length,
      11,
    );
    await client.append(typingFor(1, MORNING + HOUR));
    assert.equal(existsSync(bench.ledger), false);
  });
});
