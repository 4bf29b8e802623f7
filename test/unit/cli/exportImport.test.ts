import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportCommand } from '../../../src/cli/export';
import { importCommand } from '../../../src/cli/import';
import { replayCommand } from '../../../src/cli/replay';
import { reportCommand } from '../../../src/cli/report';
import type { Verb } from '../../../src/cli/verb';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { Report } from '../../../src/insights/report/reportModel';
import { addCorrection } from '../../../src/store/ledger/corrections';
import { keepDiffOwner } from '../../../src/store/ledger/diffOwners';
import { addElsewhere } from '../../../src/store/ledger/elsewhere';
import { rememberParameters } from '../../../src/store/ledger/keptParameters';
import { addRollup, setFolded } from '../../../src/store/ledger/rollups';
import { newFile, newFolder, open, removeFolders } from '../store/ledger/folder';
import { MORNING, STATE, typing, typingFor } from '../store/ledger/pulses';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TRACES = path.join(__dirname, '../../fixtures/traces');

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

async function text(verb: Verb, ...args: string[]): Promise<string> {
  const { code, out, err } = await run(verb, ...args);
  assert.deepEqual([code, err], [0, ''], args.join(' '));
  return out;
}

async function json(verb: Verb, ...args: string[]): Promise<Record<string, unknown>> {
  return JSON.parse(await text(verb, ...args)) as Record<string, unknown>;
}

/** One clear line, the exit code, and nothing made or changed. */
async function fails(code: number, words: RegExp, verb: Verb, ...args: string[]): Promise<void> {
  const outcome = await run(verb, ...args);
  assert.deepEqual([outcome.code, outcome.out], [code, ''], outcome.err);
  assert.match(outcome.err, words);
  assert.equal(outcome.err.trimEnd().split('\n').length, 1);
}

const written = (content: string, name = 'in.json'): string => {
  const file = path.join(newFolder(), name);
  writeFileSync(file, content);
  return file;
};

/** A ledger with everything in it: two hosts, totals, corrections, review elsewhere, other parameters. */
function filled(): string {
  const file = newFile();
  const { ledger } = open(file);
  ledger.append([...typingFor(120), ...typingFor(60, MORNING + 3 * HOUR, 'w2')]);
  const refs = ['a1b2', 'c3d4'] as const;
  const state = { ...STATE, surface: 'diff', owner: 'revisions', refs } as const;
  const read = {
    state,
    firstHands: null,
    lastHands: null,
    handsRepo: null,
    edits: [],
    window: 'w4',
  };
  ledger.append(typingFor(60, MORNING + 5 * HOUR).map((pulse) => ({ ...pulse, ...read })));
  keepDiffOwner(ledger.db, STATE.repo ?? '', refs, true);
  rememberParameters(ledger.db, { ...DEFAULT_PARAMETERS, idleGrace: 20_000 });
  addElsewhere(ledger.db, [{ start: MORNING + HOUR, end: MORNING + 2 * HOUR, source: 'timer' }]);
  const wish = { start: MORNING, end: MORNING + 2 * MINUTE, kind: 'debugging', sub: null } as const;
  addCorrection(ledger.db, wish, 5);
  addCorrection(ledger.db, { ...wish, end: MORNING + MINUTE, kind: 'absent' }, 6);
  addRollup(ledger.db, {
    day: '2026-11-10',
    host: 'abc123',
    times: [{ repo: 'file:///home/lea/shop', kind: 'implementing', sub: null, ms: HOUR }],
    origins: [],
    parameters: { ...DEFAULT_PARAMETERS, idleGrace: 20_000 },
  });
  setFolded(ledger.db, { day: '2026-11-11', until: Date.UTC(2026, 10, 10, 23) });
  ledger.close();
  const second = open(file, { host: { key: 'other', name: 'laptop' } }).ledger;
  second.append(typingFor(30, MORNING + 24 * HOUR, 'w3'));
  second.close();
  return file;
}

const RANGE = ['--from', '2026-11-01', '--to', '2026-11-30'];
const report = (file: string): Promise<Record<string, unknown>> =>
  json(reportCommand, '--ledger', file, ...RANGE, '--json');

describe('export and import of ledgers', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('give another ledger that reports the same, once and no more', async () => {
    const file = filled();
    const bytes = readFileSync(file);
    const document = await text(exportCommand, '--ledger', file, '--format', 'json');
    assert.deepEqual(readFileSync(file), bytes);
    assert.equal((JSON.parse(document) as { pulses: unknown[] }).pulses.length, 270);
    const target = newFile();
    const from = written(document);
    const first = await json(importCommand, from, '--ledger', target, '--json');
    assert.deepEqual(first, {
      what: 'export',
      corrections: 2,
      days: 1,
      elsewhere: 1,
      pulses: 270,
      sessions: 0,
      decisions: 0,
      blocks: 0,
      known: 0,
      skipped: 0,
    });
    const expected = await report(file);
    const totals = expected['totals'] as Report['totals'];
    assert.equal(totals.sub.reviewing.elsewhere, HOUR);
    assert.equal(totals.kinds.debugging, MINUTE);
    assert.ok(totals.sub.reviewing.own > 4 * MINUTE);
    assert.deepEqual(await report(target), expected);

    const again = await json(importCommand, from, '--ledger', target, '--json');
    assert.deepEqual(
      [again['pulses'], again['corrections'], again['elsewhere'], again['days'], again['known']],
      [0, 0, 0, 0, 274],
    );
    assert.deepEqual(await report(target), expected);
    const hosts = open(target).ledger;
    const names = hosts.db.prepare('SELECT name FROM host ORDER BY name').all();
    assert.deepEqual(
      names.map(({ name }) => name),
      ['bench', 'laptop'],
    );
    hosts.close();
    assert.match(
      await text(importCommand, from, '--ledger', target),
      /nothing new; known before: 274/,
    );
  });

  it('read a document that somebody wrote out anew', async () => {
    const file = filled();
    const document = await text(exportCommand, '--ledger', file, '--format', 'json');
    const target = newFile();
    const pretty = written(JSON.stringify(JSON.parse(document), null, 2));
    await text(importCommand, pretty, '--ledger', target);
    assert.deepEqual(await report(target), await report(file));
  });

  it('merge with what is there, and leave it alone', async () => {
    const file = filled();
    const target = newFile();
    const { ledger } = open(target);
    ledger.append([typing(MORNING), typing(MORNING + 48 * HOUR, { window: 'w9' })]);
    ledger.close();
    const from = written(await text(exportCommand, '--ledger', file, '--format', 'json'));
    const { pulses, known } = await json(importCommand, from, '--ledger', target, '--json');
    assert.deepEqual([pulses, known], [269, 1]);
    const { days } = (await report(target)) as unknown as Report;
    const built = new Map(days.map(({ date, headlines }) => [date, headlines.built]));
    assert.equal(built.get('2026-11-10'), HOUR);
    assert.equal(built.get('2026-11-18'), 4_900);
  });

  it('take only the days that are asked for', async () => {
    const file = filled();
    const part = await json(
      exportCommand,
      ...['--ledger', file, '--json', '--from', '2026-11-17', '--to', '2026-11-17'],
    );
    assert.equal((part['pulses'] as unknown[]).length, 30);
    assert.deepEqual(part['rollups'], []);
  });

  it('name nothing when redacted, and report the same times', async () => {
    const file = filled();
    const document = await text(exportCommand, '--ledger', file, '--format', 'json', '--redact');
    assert.doesNotMatch(document, /lea|shop|cart|w1|a1b2|abc123|bench|laptop/);
    assert.match(document, /file-1\.ts/);
    const target = newFile();
    const from = written(document);
    await text(importCommand, from, '--ledger', target);
    assert.deepEqual(await report(target), await report(file));
    assert.match(await text(importCommand, from, '--ledger', target), /nothing new/);
    for (const format of ['csv', 'activitywatch']) {
      const other = await text(exportCommand, '--ledger', file, '--format', format, '--redact');
      assert.doesNotMatch(other, /lea|shop|cart|abc123|bench|laptop/);
    }
  });

  it('tell every interval as a table, with a row a kind for days of totals', async () => {
    const file = filled();
    const [head, rolled, ...rows] = (
      await text(exportCommand, '--ledger', file, '--format', 'csv')
    ).split('\n');
    assert.equal(head, 'start,end,seconds,kind,sub,surface,repository,path,rule');
    assert.equal(rolled, '2026-11-10,,3600,implementing,,,file:///home/lea/shop,,rollup');
    const elsewhere = rows.find((row) => row.includes('elsewhere'));
    assert.match(elsewhere!, /^2026-11-16T10:00:00\+01:00,.*,3600,reviewing,elsewhere,none/);
    const sum = [rolled, ...rows].reduce((ms, row) => ms + Number(row.split(',')[2] ?? 0), 0);
    const { totals } = (await report(file)) as unknown as Report;
    const all = Object.values(totals.kinds).reduce((ms, one) => ms + one, 0);
    assert.equal(Math.round(sum * 1_000), all);
  });

  it('make a bucket that ActivityWatch can import', async () => {
    const { buckets } = await json(
      exportCommand,
      ...['--ledger', filled(), '--format', 'activitywatch'],
    );
    const [bucket] = Object.values(buckets as Record<string, Record<string, unknown>>);
    assert.deepEqual([bucket!['id'], bucket!['type']], ['hands-on_bench', 'app.editor.activity']);
    const events = bucket!['events'] as { timestamp: string; duration: number; data: object }[];
    assert.ok(events.every(({ duration }) => duration > 0));
    assert.ok(events.some(({ data }) => 'kind' in data && data.kind === 'reviewing.elsewhere'));
  });
});

describe('import of traces', function () {
  this.timeout(60_000);
  after(removeFolders);

  const traces = readdirSync(TRACES).filter((name) => name.endsWith('.jsonl'));
  for (const name of traces) {
    it(`reports of ${name} what replay says, however often it is imported`, async () => {
      const trace = path.join(TRACES, name);
      const ledger = newFile();
      await text(importCommand, trace, '--ledger', ledger);
      const replay = await json(replayCommand, trace, '--json');
      const days = ['--from', '2026-11-01', '--to', '2026-12-31', '--tz', 'UTC'];
      const told = await json(reportCommand, '--ledger', ledger, ...days, '--json');
      const { kinds, sub, headlines, origins } = replay;
      assert.deepEqual(told['totals'], { kinds, sub, headlines, origins });
      assert.match(await text(importCommand, trace, '--ledger', ledger), /nothing new/);
      const again = await json(reportCommand, '--ledger', ledger, ...days, '--json');
      assert.deepEqual(again, told);
    });
  }
});

describe('import from ActivityWatch', function () {
  this.timeout(60_000);
  after(removeFolders);

  const at = (minute: number): string => new Date(MORNING + minute * MINUTE).toISOString();
  const event = (from: number, to: number, data: object): object => ({
    id: from,
    timestamp: at(from),
    duration: (to - from) * 60,
    data,
  });
  const bucket = (id: string, type: string, ...events: object[]): object => ({
    [id]: { id, type, client: 'aw', hostname: 'bench', created: at(0), events },
  });
  const page = (url: string): object => ({ url, title: 'x', audible: false, incognito: false });
  const PULL = page('https://github.example/lake/shop/pull/41/files');
  const elsewhere = async (file: string, ...buckets: object[]): Promise<number> => {
    const from = written(JSON.stringify({ buckets: Object.assign({}, ...buckets) as object }));
    await text(importCommand, from, '--ledger', file);
    const { totals } = (await report(file)) as unknown as Report;
    return totals.sub.reviewing.elsewhere / MINUTE;
  };

  it('counts pull and merge requests by their address', async () => {
    const urls = [
      'https://gitlab.com/group/sub/shop/-/merge_requests/7/diffs',
      'https://bitbucket.org/team/shop/pull-requests/12',
      'https://dev.azure.com/org/project/_git/shop/pullrequest/5?_a=files',
      'https://review.example/c/shop/+/12345',
      'https://codeberg.org/lake/shop/pulls/3',
    ];
    const others = ['https://github.com/lake/shop', 'https://github.com/lake/shop/pulls', 'x'];
    const web = bucket(
      'aw-watcher-web-firefox',
      'web.tab.current',
      ...urls.map((url, i) => event(i * 10, i * 10 + 4, page(url))),
      ...others.map((url, i) => event(100 + i * 10, 104 + i * 10, page(url))),
    );
    assert.equal(await elsewhere(newFile(), web), 20);
  });

  it('only while a browser was in front and the person not away, as far as that is told', async () => {
    const web = bucket('web', 'web.tab.current', event(0, 60, PULL));
    const window = bucket(
      'window',
      'currentwindow',
      event(0, 20, { app: 'Code', title: 'Pull Request #41 - shop' }),
      event(20, 60, { app: 'firefox', title: 'x' }),
    );
    const afk = bucket(
      'afk',
      'afkstatus',
      event(0, 30, { status: 'not-afk' }),
      event(30, 60, { status: 'afk' }),
    );
    assert.equal(await elsewhere(newFile(), web), 60);
    assert.equal(await elsewhere(newFile(), web, window), 40);
    assert.equal(await elsewhere(newFile(), web, window, afk), 10);
  });

  it('by the titles of browser windows where there is nothing better', async () => {
    const window = bucket(
      'window',
      'currentwindow',
      event(0, 10, { app: 'Google Chrome', title: 'Fix it by lea · Pull Request #4 · lake/shop' }),
      event(10, 20, { app: 'Code', title: 'Fix it by lea · Pull Request #4 · lake/shop' }),
      event(20, 30, { app: 'firefox', title: 'Fix (!7) · Merge requests · lake / shop · GitLab' }),
    );
    assert.equal(await elsewhere(newFile(), window), 20);
  });

  it('and says what it found, also when that is nothing', async () => {
    const web = bucket('web', 'web.tab.current', event(0, 60, PULL));
    const news = bucket('web', 'web.tab.current', event(0, 60, page('https://news.example/')));
    const said = async (file: string, buckets: object): Promise<string> =>
      text(importCommand, written(JSON.stringify({ buckets })), '--ledger', file);
    const file = newFile();
    assert.equal(await said(file, news), 'from ActivityWatch: no review was found in it\n');
    assert.equal(
      await said(file, web),
      'from ActivityWatch: 1 stretch of review elsewhere is new\n',
    );
    assert.equal(await said(file, web), 'from ActivityWatch: nothing new; known before: 1\n');
  });

  it('only where no window was present, and once', async () => {
    const file = newFile();
    const { ledger } = open(file);
    // Ten minutes of typing from minute 5 on.
    ledger.append(typingFor(120, MORNING + 5 * MINUTE));
    ledger.close();
    const web = bucket('web', 'web.tab.current', event(0, 30, PULL));
    const before = (await elsewhere(file, web)) * MINUTE;
    // The typing's first interaction comes 100 ms after its start.
    assert.equal(before, 20 * MINUTE + 100);
    assert.equal((await elsewhere(file, web)) * MINUTE, before);
    const longer = bucket('web', 'web.tab.current', event(0, 40, PULL));
    assert.equal((await elsewhere(file, longer)) * MINUTE, before + 10 * MINUTE);
  });
});

describe('import of files that are something else', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('says so in a line and makes no ledger', async () => {
    const target = newFile();
    const document = await text(exportCommand, '--ledger', filled(), '--format', 'json');
    const cut = document.slice(0, document.length * 0.7);
    const broken = document.replace('"inputGap":800', '"inputGap":"x"');
    const newer = document.replace('"version":1', '"version":2');
    const bad = document.replace('"kind":"debugging"', '"kind":"juggling"');
    for (const [content, words] of [
      ['', /no trace/],
      ['dear diary\n'.repeat(50), /no trace/],
      ['{"a": 1}', /no export of Hands-On/],
      ['{"buckets": 7}', /ActivityWatch that can be read/],
      ['{"buckets": {"a": {"id": "a", "type": "x", "events": [', /is cut/],
      ['{"seq":1,"t":5,"e":"juggling"}\n', /nothing in .* understood/],
      [cut, /cut/],
      [broken, /damaged or cut at its pulse 1$/m],
      [newer, /newer version/],
      [bad, /damaged/],
    ] as const) {
      await fails(1, words, importCommand, written(content), '--ledger', target);
      assert.equal(existsSync(target), false);
    }
    await fails(1, /cannot read/, importCommand, `${target}.gone`, '--ledger', target);
    await fails(2, /usage/, importCommand, written('{}'));
    await fails(2, /usage/, exportCommand, '--ledger', target);
    await fails(2, /no format/, exportCommand, '--ledger', target, '--format', 'xml');
    await fails(2, /must be a day/, exportCommand, '--ledger', target, '--json', '--from', 'x');
    await fails(1, /no ledger/, exportCommand, '--ledger', target, '--format', 'csv');
  });

  it('leaves a target alone that is no sound ledger', async () => {
    const from = path.join(TRACES, 'time-worked.jsonl');
    const diary = written('dear diary\n'.repeat(500), 'diary.txt');
    const damaged = filled();
    writeFileSync(damaged, readFileSync(damaged).fill(0xa5, 8_192));
    for (const file of [diary, damaged]) {
      const bytes = readFileSync(file);
      await fails(1, /not a ledger|damaged/, importCommand, from, '--ledger', file);
      assert.deepEqual(readFileSync(file), bytes);
      assert.deepEqual(readdirSync(path.dirname(file)), [path.basename(file)]);
    }
  });
});
