import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { checkLedger } from '../../../../src/store/ledger/checkLedger';
import { claim } from '../../../../src/store/ledger/claims';
import { readLedger } from '../../../../src/store/ledger/readLedger';
import { newFile, open, removeFolders } from './folder';

const WRITER = path.join(__dirname, 'writerProcess.ts');

interface Writer {
  readonly process: ChildProcess;
  readonly out: string[];
  readonly closed: Promise<number | null>;
}

function start(file: string, window: string, count: number): Writer {
  const child = spawn(
    process.execPath,
    ['--require', 'tsx/cjs', WRITER, file, window, String(count)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const out: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  return {
    process: child,
    out,
    closed: once(child, 'close').then(([code]) => code as number | null),
  };
}

function committed(out: readonly string[]): number[] {
  return out.join('').split('\n').slice(0, -1).map(Number);
}

describe('a ledger that several processes write', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('is made once and holds everything, though all begin at the same time', async () => {
    const file = newFile();
    const writers = ['a', 'b', 'c', 'd'].map((window) => start(file, window, 200));
    const codes = await Promise.all(writers.map((writer) => writer.closed));
    assert.deepEqual(codes, [0, 0, 0, 0]);
    const check = readLedger(file, checkLedger);
    assert.equal(check.ok, true);
    assert.equal(check.rows['pulse'], 800);
    assert.equal(check.rows['host'], 1);
    assert.equal(check.rows['window'], 4);
    assert.equal(check.rows['repo'], 1);
  });

  it('keeps every commit of processes that are killed while they write', async () => {
    const file = newFile();
    const writers = ['a', 'b', 'c'].map((window) => start(file, window, 1_000_000));
    const survivor = start(file, 'd', 300);
    for (const [index, writer] of writers.entries()) {
      while (committed(writer.out).length < 50 * (index + 1))
        await once(writer.process.stdout!, 'data');
      writer.process.kill('SIGKILL');
      await writer.closed;
    }
    await survivor.closed;

    const { ledger, state } = open(file, { suspect: true });
    assert.equal(state, 'ok');
    const pulses = ledger.pulses(0, Number.MAX_SAFE_INTEGER);
    for (const [index, window] of ['a', 'b', 'c', 'd'].entries()) {
      const stored = new Set(pulses.filter((pulse) => pulse.window === window).map((p) => p.start));
      const said = committed((writers[index] ?? survivor).out);
      assert.ok(said.length >= 50);
      assert.deepEqual(
        said.filter((at) => !stored.has(at)),
        [],
      );
    }
    assert.equal(checkLedger(ledger).ok, true);
    ledger.close();
  });
});

describe('work that happens once over all windows', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('goes to one holder until it expires', () => {
    const file = newFile();
    const [one, two] = [open(file).ledger, open(file).ledger];
    assert.equal(claim(one.db, 'backup', 'one', 1_000, 2_000), 'new');
    assert.equal(claim(two.db, 'backup', 'two', 1_500, 9_000), 'taken');
    assert.equal(claim(one.db, 'backup', 'one', 1_500, 2_500), 'held');
    assert.equal(claim(two.db, 'backup', 'two', 2_499, 9_000), 'taken');
    assert.equal(claim(two.db, 'backup', 'two', 2_500, 9_000), 'new');
    assert.equal(claim(two.db, 'summary', 'two', 2_500, 9_000), 'new');
    one.close();
    two.close();
  });
});
