import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkCommand } from '../../../src/cli/check';
import { reportCommand } from '../../../src/cli/report';
import type { Verb } from '../../../src/cli/verb';
import { ORIGINS } from '../../../src/core/origins/origin';
import { KINDS, REVIEW_SUBS } from '../../../src/core/time/kind';
import type { Report } from '../../../src/insights/report/reportModel';
import type { LedgerCheck } from '../../../src/store/ledger/checkLedger';
import { newFile, open, removeFolders } from '../store/ledger/folder';
import { MORNING, typing, typingFor } from '../store/ledger/pulses';

const HOUR = 3_600_000;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(verb: Verb, ...args: string[]): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await verb(args, {
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** The one JSON document on stdout of a call that went well. */
function json({ code, out, err }: Outcome): unknown {
  assert.deepEqual([code, err], [0, '']);
  return JSON.parse(out);
}

/** One clear line on stderr, nothing on stdout. */
function failsWith(code: number, words: RegExp, outcome: Outcome): void {
  assert.equal(outcome.code, code, outcome.err);
  assert.equal(outcome.out, '');
  assert.match(outcome.err, words);
  assert.equal(outcome.err.trimEnd().split('\n').length, 1);
}

describe('verbs on a ledger', function () {
  this.timeout(60_000);
  after(removeFolders);

  const filled = (pulses = typingFor(120)): string => {
    const file = newFile();
    const { ledger } = open(file);
    ledger.append(pulses);
    ledger.close();
    return file;
  };

  it('report every day of the range and their sum, every key present', async () => {
    const file = filled();
    const before = readdirSync(path.dirname(file));
    const bytes = readFileSync(file);
    const report = json(
      await run(reportCommand, '--ledger', file, '--week', '2026-W47', '--json'),
    ) as Report;
    assert.deepEqual(Object.keys(report), ['from', 'to', 'days', 'totals', 'sessions', 'blocks']);
    assert.deepEqual([report.from, report.to], ['2026-11-16', '2026-11-22']);
    assert.deepEqual(
      report.days.map(({ date }) => date),
      [16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}`),
    );
    const [monday, tuesday] = report.days;
    assert.deepEqual(Object.keys(monday!), ['date', 'kinds', 'sub', 'headlines', 'origins']);
    assert.deepEqual(Object.keys(monday!.kinds).toSorted(), [...KINDS].toSorted());
    assert.deepEqual(Object.keys(monday!.sub.reviewing).toSorted(), [...REVIEW_SUBS].toSorted());
    assert.deepEqual(Object.keys(monday!.origins).toSorted(), [...ORIGINS].toSorted());
    assert.ok(monday!.headlines.built > 590_000);
    assert.equal(monday!.origins.typed.inserted, 120 * 14);
    assert.equal(tuesday!.headlines.built, 0);
    const { date, ...ofMonday } = monday!;
    assert.equal(date, '2026-11-16');
    assert.deepEqual(report.totals, ofMonday);
    assert.deepEqual([report.sessions, report.blocks], [[], []]);
    assert.deepEqual(readdirSync(path.dirname(file)), before);
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('report days by the zone asked for, else by the offset of each pulse', async () => {
    // 23:50 to 00:10 in Berlin.
    const night = Date.UTC(2026, 10, 16, 22, 50);
    const file = filled(typingFor(240, night));
    const built = async (...args: string[]): Promise<number[]> => {
      const range = ['--from', '2026-11-16', '--to', '2026-11-17'];
      const report = json(
        await run(reportCommand, '--ledger', file, ...range, ...args, '--json'),
      ) as Report;
      return report.days.map(({ headlines }) => Math.round(headlines.built / 60_000));
    };
    assert.deepEqual(await built(), [10, 10]);
    assert.deepEqual(await built('--tz', 'UTC'), [20, 0]);
    assert.deepEqual(await built('--tz', 'Europe/Berlin'), [10, 10]);
    assert.deepEqual(await built('--tz', 'Asia/Tokyo'), [0, 20]);
  });

  it('report the same sums for any range that holds the time', async () => {
    const file = filled([
      ...typingFor(120),
      ...typingFor(120, MORNING + 15 * HOUR),
      ...typingFor(60, MORNING + 40 * HOUR, 'w2'),
    ]);
    const totals = async (from: string, to: string): Promise<Report['totals']> =>
      (
        json(
          await run(reportCommand, '--ledger', file, '--from', from, '--to', to, '--json'),
        ) as Report
      ).totals;
    assert.deepEqual(
      await totals('2026-11-16', '2026-11-18'),
      await totals('2025-01-01', '2027-06-30'),
    );
    const [first, second, third] = await Promise.all(
      ['2026-11-16', '2026-11-17', '2026-11-18'].map((day) => totals(day, day)),
    );
    const sum = first!.headlines.built + second!.headlines.built + third!.headlines.built;
    assert.equal((await totals('2026-11-16', '2026-11-18')).headlines.built, sum);
  });

  it('report for people in a table', async () => {
    const outcome = await run(reportCommand, '--ledger', filled(), '--week', '2026-W47');
    assert.equal(outcome.code, 0);
    assert.match(outcome.out, /^2026-11-16 to 2026-11-22\n/);
    assert.match(outcome.out, /2026-11-16 +0:10 +0:00 +0:00/);
    assert.match(outcome.out, /total +0:10/);
  });

  it('check what is in the ledger', async () => {
    const file = filled([...typingFor(10), typing(MORNING + HOUR)]);
    const check = json(await run(checkCommand, '--ledger', file, '--json')) as LedgerCheck;
    assert.deepEqual(Object.keys(check), ['ok', 'schema', 'integrity', 'rows', 'from', 'to']);
    assert.deepEqual([check.ok, check.integrity, check.rows['pulse']], [true, 'ok', 11]);
    assert.deepEqual([check.from, check.to], [MORNING, MORNING + HOUR + 5_000]);
    const words = await run(checkCommand, '--ledger', file);
    assert.match(words.out, /whole/);
    assert.match(words.out, /from 2026-11-16T\d\d:\d\d:\d\d[+-]\d\d:\d\d to /);
  });

  it('tell of damage with exit code 0, and mend nothing', async () => {
    const file = filled(typingFor(2_000));
    const bytes = readFileSync(file).fill(0xa5, 8_192);
    writeFileSync(file, bytes);
    const check = json(await run(checkCommand, '--ledger', file, '--json')) as LedgerCheck;
    assert.equal(check.ok, false);
    assert.notEqual(check.integrity, 'ok');
    assert.deepEqual(readFileSync(file), bytes);
    assert.deepEqual(readdirSync(path.dirname(file)), [path.basename(file)]);
    failsWith(1, /damaged/, await run(reportCommand, '--ledger', file, '--week', '2026-W47'));
  });

  it('fail in one line on what is no ledger, and on wrong calls', async () => {
    const text = newFile();
    writeFileSync(text, 'dear diary\n'.repeat(500));
    for (const verb of [reportCommand, checkCommand]) {
      failsWith(1, /no ledger at/, await run(verb, '--ledger', `${text}.gone`, '--json'));
      failsWith(1, /not a ledger/, await run(verb, '--ledger', text, '--json'));
      failsWith(2, /usage/, await run(verb, '--json'));
      failsWith(2, /Unknown option/, await run(verb, '--ledger', text, '--mend'));
    }
    failsWith(2, /ISO week/, await run(reportCommand, '--ledger', text, '--week', '47'));
    failsWith(2, /zone/, await run(reportCommand, '--ledger', text, '--tz', 'Mars/Olympus'));
  });
});
