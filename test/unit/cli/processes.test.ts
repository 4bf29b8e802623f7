import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { daysBetween } from '../../../src/core/calendar/day';
import { ORIGINS } from '../../../src/core/origins/origin';
import { KINDS, REVIEW_SUBS } from '../../../src/core/time/kind';
import { seedLedger, seededPulses } from '../../support/seededLedger';

const ROOT = path.join(__dirname, '../../..');
const TRACES = path.join(ROOT, 'test/fixtures/traces');
const HEADLINES = ['built', 'reviewed', 'directed'];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Totals {
  readonly kinds: Readonly<Record<string, number>>;
  readonly sub: { readonly reviewing: Readonly<Record<string, number>> };
  readonly headlines: Readonly<Record<string, number>>;
  readonly origins: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

describe('the command line, as a program of its own', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hands-on-cli-'));
  const program = path.join(folder, 'cli.js');

  before(() => {
    // As it ships: one file that needs nothing beside it.
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: ['src/cli/main.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22.15',
    });
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (...args: readonly string[]): Ended => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      cwd: folder,
    });
    return { code: status, out: stdout, err: stderr };
  };
  /** The one document it prints, and nothing else. */
  const json = (...args: readonly string[]): unknown => {
    const { code, out, err } = run(...args, '--json');
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out);
  };
  /** Nothing on stdout, one line on stderr. */
  const refuses = (code: number, words: RegExp, ...args: readonly string[]): void => {
    const ended = run(...args);
    assert.deepEqual([ended.code, ended.out], [code, ''], ended.err);
    assert.match(ended.err, words);
    assert.match(ended.err, /^[^\n]+\n$/);
  };
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const hasEveryKey = ({ kinds, sub, headlines, origins }: Totals): void => {
    assert.deepEqual(Object.keys(kinds).toSorted(), [...KINDS].toSorted());
    assert.deepEqual(Object.keys(sub.reviewing).toSorted(), [...REVIEW_SUBS].toSorted());
    assert.deepEqual(Object.keys(headlines).toSorted(), HEADLINES.toSorted());
    assert.deepEqual(Object.keys(origins).toSorted(), [...ORIGINS].toSorted());
    for (const counts of Object.values(origins)) {
      assert.deepEqual(Object.keys(counts), ['events', 'inserted', 'deleted']);
    }
  };

  it('says how it is used: on stdout when asked, else with exit code 2', () => {
    const help = run('--help');
    assert.deepEqual([help.code, help.err], [0, '']);
    const verbs = ['replay', 'areas', 'report', 'check'];
    for (const verb of verbs) assert.match(help.out, new RegExp(`^  ${verb} `, 'm'));
    for (const args of [[], ['mend'], ['toString']]) {
      const { code, out, err } = run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /usage: hands-on VERB/);
    }
  });

  it('says how a verb is used, whatever else was asked of it', () => {
    const verbs = run('--help').out.matchAll(/^ {2}([a-z]+) /gm);
    const names = Array.from(verbs, ([, name]) => String(name));
    assert.equal(names.length, 6);
    for (const name of names) {
      for (const args of [['--help'], ['--ledger', 'none.sqlite', '--help']]) {
        const { code, out, err } = run(name, ...args);
        assert.deepEqual([code, err], [0, '']);
        assert.match(out, new RegExp(`^usage: hands-on ${name} [^\\n]+\\n$`));
      }
    }
  });

  it('ends without a word when its reader has enough', async () => {
    const trace = path.join(TRACES, 'micro.jsonl');
    const child = spawn(process.execPath, [program, 'replay', trace, '--json']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, err], [0, '']);
  });

  it('replays the worked example to its one answer, with every key', () => {
    const trace = path.join(TRACES, 'time-worked.jsonl');
    const answer = json('replay', trace) as Totals & {
      readonly edits: readonly object[];
      readonly intervals: readonly { start: number; end: number; kind: string; path: string }[];
      readonly skipped: number;
    };
    assert.deepEqual(Object.keys(answer).toSorted(), [
      ...['edits', 'headlines', 'intervals', 'kinds', 'origins', 'skipped', 'sub'],
    ]);
    hasEveryKey(answer);
    assert.equal(answer.kinds['implementing'], 260_000);
    assert.deepEqual(answer.headlines, { built: 260_000, reviewed: 0, directed: 0 });
    for (const edit of answer.edits) {
      assert.deepEqual(Object.keys(edit), ['seq', 'origin', 'rule', 'cause']);
    }
    let sum = 0;
    let at = 0;
    for (const interval of answer.intervals) {
      const keys = ['start', 'end', 'kind', 'sub', 'surface', 'path'];
      assert.deepEqual(Object.keys(interval), keys);
      assert.ok(interval.start >= at && interval.end > interval.start);
      at = interval.end;
      sum += interval.end - interval.start;
    }
    assert.equal(sum, 260_000);
    assert.equal(answer.skipped, 0);
  });

  it('takes other thresholds, and refuses those that mean nothing', () => {
    const trace = path.join(TRACES, 'time-worked.jsonl');
    const built = (...args: readonly string[]): number =>
      (json('replay', trace, ...args) as Totals).headlines['built'] ?? 0;
    assert.equal(built('--idle', '120', '--grace', '15'), 260_000);
    assert.notEqual(built('--idle', '30'), 260_000);
    refuses(2, /--idle/, 'replay', trace, '--idle', '3');
    refuses(2, /--grace/, 'replay', trace, '--grace', 'soon');
    refuses(2, /--episode/, 'replay', trace, '--episode', '');
    refuses(2, /Unknown option/, 'replay', trace, '--ide', '30');
    refuses(2, /usage/, 'replay');
    refuses(2, /usage/, 'replay', trace, trace);
    refuses(1, /cannot read .*gone\.jsonl \(ENOENT\)/, 'replay', path.join(folder, 'gone.jsonl'));
  });

  it('counts what it does not know in a trace, and goes on', () => {
    const [meta = '', ...rest] = readFileSync(path.join(TRACES, 'time-worked.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const strange = '{"seq":999999,"t":1,"e":"fromTheFuture"}';
    const trace = file('strange.jsonl', [meta, strange, ...rest, ''].join('\n'));
    const answer = json('replay', trace) as { skipped: number; headlines: { built: number } };
    assert.deepEqual([answer.skipped, answer.headlines.built], [1, 260_000]);
  });

  it('reports a ledger by week, by days and by zone, and leaves no trace in its folder', () => {
    const ledger = path.join(folder, 'ledger.db');
    const now = Date.UTC(2026, 10, 19, 16);
    const seed = { repo: 'file:///home/lea/shop', zone: 'Europe/Berlin', now, days: 20 };
    seedLedger(ledger, { key: 'test', name: 'test' }, now, seededPulses(seed));
    const bytes = readFileSync(ledger);
    const names = readdirSync(folder);
    const report = (
      ...args: readonly string[]
    ): { from: string; to: string; days: readonly Totals[]; totals: Totals } => {
      const document = json('report', '--ledger', ledger, ...args);
      const keys = ['from', 'to', 'days', 'totals', 'sessions', 'blocks'];
      assert.deepEqual(Object.keys(document as object), keys);
      return document as ReturnType<typeof report>;
    };
    const week = report('--week', '2026-W47');
    assert.deepEqual([week.from, week.to, week.days.length], ['2026-11-16', '2026-11-22', 7]);
    for (const totals of [...week.days, week.totals]) hasEveryKey(totals);
    const range = report('--from', '2026-11-16', '--to', '2026-11-22', '--tz', 'Europe/Berlin');
    assert.deepEqual(range.totals, week.totals);
    assert.ok((week.totals.headlines['built'] ?? 0) > 0);
    // The ISO week that holds now: from a Monday, seven days.
    const current = report();
    assert.equal(daysBetween(current.from, current.to), 6);
    assert.equal(new Date(current.from).getUTCDay(), 1);
    refuses(2, /zone/, 'report', '--ledger', ledger, '--tz', 'Nowhere');
    refuses(2, /ISO week/, 'report', '--ledger', ledger, '--week', '2026-47');
    refuses(
      2,
      /combined/,
      'report',
      '--ledger',
      ledger,
      '--week',
      '2026-W47',
      '--to',
      '2026-11-20',
    );
    refuses(2, /usage/, 'report', '--json');
    assert.deepEqual(readFileSync(ledger), bytes);
    assert.deepEqual(readdirSync(folder), names);
  });

  it('checks a ledger; what is none is refused with exit code 1', () => {
    const check = json('check', '--ledger', path.join(folder, 'ledger.db')) as { ok: boolean };
    assert.equal(check.ok, true);
    const keys = ['ok', 'schema', 'integrity', 'rows', 'from', 'to'];
    assert.deepEqual(Object.keys(check), keys);
    refuses(1, /not a ledger/, 'check', '--ledger', file('diary.db', 'dear diary\n'.repeat(500)));
    refuses(1, /not a ledger/, 'check', '--ledger', file('empty.db', ''), '--json');
    refuses(1, /no ledger/, 'check', '--ledger', path.join(folder, 'gone.db'));
    refuses(1, /no ledger/, 'check', '--ledger', folder);
    refuses(2, /usage/, 'check');
  });
});
