import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { exportCommand } from '../../../../src/cli/export';
import { importCommand } from '../../../../src/cli/import';
import { reportCommand } from '../../../../src/cli/report';
import { addDays } from '../../../../src/core/calendar/day';
import type { MirrorEntry } from '../../../../src/core/ports/mirrorPort';
import type { LedgerSettings } from '../../../../src/core/ports/ledgerPort';
import { packMonth } from '../../../../src/core/mirror/packMonth';
import { unpackMonth } from '../../../../src/core/mirror/unpackMonth';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { Pulse } from '../../../../src/core/time/pulse';
import type { WorkerApi } from '../../../../src/protocol/worker';
import { workerServices } from '../../../../src/worker/workerServices';
import { newFolder, removeFolders } from '../../store/ledger/folder';
import { typing } from '../../store/ledger/pulses';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Monday, 16 November 2026, 09:00 in Berlin. */
const FIRST = Date.UTC(2026, 10, 16, 8);

const SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: null,
  countDirected: 'apart',
  pulseRetention: 400,
  timeZone: 'Europe/Berlin',
};

/** So many minutes of typing, then the focus goes. */
function building(start: number, minutes: number, window: string): Pulse[] {
  const typed = Array.from({ length: minutes * 12 }, (_, i) => {
    const [from, to] = [start + i * 5_000, start + (i + 1) * 5_000];
    const hands = { firstInput: from, lastInput: to, firstHands: from, lastHands: to };
    return typing(from, { window, ...hands });
  });
  const last = typed.at(-1)!;
  const away = { ...last.state, focused: false };
  const none = { firstInput: null, lastInput: null, firstHands: null, lastHands: null };
  return [...typed, { ...last, ...none, start: last.end, end: last.end, state: away, edits: [] }];
}

/** One machine with its ledger; the clock is set by hand. */
class Machine {
  now = FIRST + 12 * 60 * MINUTE;
  service: WorkerApi;

  constructor(
    readonly name: string,
    readonly file: string,
  ) {
    this.service = this.#open();
  }

  async start(settings: Partial<LedgerSettings> = {}): Promise<this> {
    await this.service.configure({ ...SETTINGS, ...settings });
    return this;
  }

  /** Ends the window, and begins another one. @param between while no window is open */
  async again(between: () => void = () => undefined): Promise<void> {
    await this.service.flush();
    between();
    this.service = this.#open();
    await this.start();
  }

  async lose(): Promise<void> {
    await this.again(() => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(this.file + suffix, { force: true });
    });
  }

  /** Time built on a day, ms. */
  async built(day = '2026-11-16'): Promise<number> {
    const query = { period: 'day', date: day, repo: null, now: this.now } as const;
    return (await this.service.overview(query)).totals.headlines.built;
  }

  #open(): WorkerApi {
    const host = { key: `key-${this.name}`, name: this.name };
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    return workerServices({ file: this.file, host, now: () => this.now, log });
  }
}

function quiet(): void {
  // Nothing of it matters here.
}

/** The client's storage, that all machines share. */
class Client {
  readonly texts = new Map<string, string>();

  async sync(machine: Machine, gives = true): Promise<number> {
    await machine.service.takeMirror(this.entries());
    const held = Object.fromEntries([...this.texts].map(([key, text]) => [key, text.slice(0, 64)]));
    const given = gives ? await machine.service.giveMirror(held) : [];
    for (const { key, text } of given) this.texts.set(key, text);
    return given.length;
  }

  entries(): MirrorEntry[] {
    return [...this.texts].map(([key, text]) => ({ key, text }));
  }
}

describe('the mirror between ledgers', function () {
  this.timeout(60_000);
  let machines: Machine[] = [];
  const machine = async (name: string, folder = newFolder()): Promise<Machine> => {
    const made = new Machine(name, path.join(folder, `ledger-${name}.db`));
    machines.push(made);
    return made.start();
  };
  afterEach(async () => {
    for (const one of machines) await one.service.flush();
    machines = [];
  });
  after(removeFolders);

  const builds = async (on: Machine, start: number, minutes: number): Promise<number> => {
    await on.service.append(building(start, minutes, `${on.name}-${start}`));
    return minutes * MINUTE;
  };

  it('adds up two machines, on both of them, and names them', async () => {
    const client = new Client();
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    await builds(a, FIRST, 30);
    await builds(b, FIRST + 60 * MINUTE, 20);
    await client.sync(a);
    await client.sync(b);
    await client.sync(a, false);
    assert.deepEqual([await a.built(), await b.built()], [50 * MINUTE, 50 * MINUTE]);
    const query = { period: 'week', date: '2026-11-16', repo: null, now: a.now } as const;
    const { hosts, totals } = await a.service.overview(query);
    assert.equal(totals.headlines.built, 50 * MINUTE);
    const named = hosts.map(({ name, own, last }) => ({ name, own, last }));
    assert.deepEqual(
      named.sort((x, y) => (x.name < y.name ? -1 : 1)),
      [
        { name: 'anvil', own: true, last: '2026-11-16' },
        { name: 'bellows', own: false, last: '2026-11-16' },
      ],
    );
  });

  it('shows earlier weeks in which only another machine was used', async () => {
    const client = new Client();
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    await builds(a, FIRST - 21 * DAY, 10);
    await builds(b, FIRST - 14 * DAY, 60);
    await builds(a, FIRST, 30);
    await client.sync(b);
    await client.sync(a);
    const query = { period: 'week', date: '2026-11-16', repo: null, now: a.now } as const;
    const { usual } = await a.service.overview(query);
    assert.deepEqual([usual?.periods, usual?.built], [2, 35 * MINUTE]);
  });

  it('is given at most every 5 minutes, and when a day begins', async () => {
    const client = new Client();
    const a = await machine('anvil');
    assert.equal(await client.sync(a), 0, 'nothing happened yet');
    await builds(a, FIRST, 10);
    assert.equal(await client.sync(a), 1);
    await builds(a, FIRST + 30 * MINUTE, 10);
    a.now += 4 * MINUTE;
    assert.equal(await client.sync(a), 0, 'too early');
    const second = new Machine('anvil', a.file);
    machines.push(await second.start());
    second.now = a.now;
    assert.equal(await client.sync(second), 0, 'another window of the same machine');
    a.now += MINUTE + 1;
    assert.equal(await client.sync(a), 1);
    a.now += 10 * MINUTE;
    assert.equal(await client.sync(a), 0, 'nothing new');
    await builds(a, FIRST + DAY - 10 * 60 * MINUTE, 10);
    a.now = Date.UTC(2026, 10, 16, 22, 59);
    assert.equal(await client.sync(a), 1);
    await builds(a, FIRST + DAY - 9 * 60 * MINUTE, 10);
    a.now += 2 * MINUTE;
    assert.equal(await client.sync(a), 1, 'the next day has begun');
  });

  it('is told on by a machine whose clock was put back', async () => {
    const client = new Client();
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    a.now += 30 * DAY;
    const first = await builds(a, FIRST, 10);
    await client.sync(a);
    await client.sync(b);
    a.now -= 30 * DAY;
    const second = await builds(a, FIRST + 60 * MINUTE, 10);
    await client.sync(a);
    await client.sync(b);
    assert.equal(await b.built(), first + second);
  });

  it('writes again what the storage lost', async () => {
    const client = new Client();
    const a = await machine('anvil');
    await builds(a, FIRST, 10);
    await client.sync(a);
    const [before] = client.entries();
    client.texts.clear();
    a.now += 6 * MINUTE;
    assert.equal(await client.sync(a), 1);
    assert.equal(client.entries()[0]?.text.slice(20), before?.text.slice(20));
  });

  it('rebuilds a deleted ledger to totals, and goes on from there', async () => {
    const client = new Client();
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    const first = await builds(a, FIRST, 30);
    await a.service.correct({
      ...{ start: FIRST, end: FIRST + 10 * MINUTE, kind: 'reading', sub: null },
    });
    await client.sync(a);
    await client.sync(b);
    await a.lose();
    assert.equal(await a.built(), 0);
    await client.sync(a);
    assert.equal(await a.built(), first - 10 * MINUTE);
    const second = await builds(a, FIRST + 120 * MINUTE, 15);
    a.now += 6 * MINUTE;
    b.now = a.now;
    await client.sync(a);
    await client.sync(b);
    const all = first - 10 * MINUTE + second;
    assert.deepEqual([await a.built(), await b.built()], [all, all]);
    // And once more: what is left of the first ledger and of the second one.
    await a.lose();
    await client.sync(a);
    assert.equal(await a.built(), all);
  });

  it('gives a ledger that went back in time what it lacks, and no older mirror changes it', async () => {
    const client = new Client();
    const a = await machine('anvil');
    const early = await builds(a, FIRST, 30);
    await client.sync(a);
    const old = client.entries();
    // A copy from before, put back by hand a day later.
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const copy = path.join(newFolder(), 'copy.db');
    await a.again(() => {
      const db = new DatabaseSync(a.file);
      db.exec(`VACUUM INTO '${copy}'`);
      db.close();
    });
    const late = await builds(a, FIRST + 120 * MINUTE, 15);
    a.now += 6 * MINUTE;
    await client.sync(a);
    await a.service.takeMirror(old);
    assert.equal(await a.built(), early + late);
    await a.again(() => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(a.file + suffix, { force: true });
      const db = new DatabaseSync(copy);
      db.exec(`VACUUM INTO '${a.file}'`);
      db.close();
    });
    assert.equal(await a.built(), early);
    for (let round = 0; round < 3; round++) {
      a.now += 6 * MINUTE;
      await client.sync(a);
      assert.equal(await a.built(), early + late);
    }
  });

  it('leaves alone what a newer version wrote, and tells of it', async () => {
    const client = new Client();
    const a = await machine('anvil');
    await builds(a, FIRST, 30);
    await client.sync(a);
    const [entry] = client.entries();
    assert.ok(entry !== undefined);
    const newer = entry.text.replace(/^1 /, '2 ');
    client.texts.set(entry.key, newer);
    await builds(a, FIRST + 60 * MINUTE, 10);
    a.now += 6 * MINUTE;
    assert.equal(await client.sync(a), 0);
    assert.equal(client.texts.get(entry.key), newer);
    const taken = await a.service.takeMirror([
      ...client.entries(),
      { key: 'mirror/x~y/1', text: '{' },
    ]);
    assert.deepEqual([taken.newer, taken.damaged], [1, 1]);
  });

  it('carries what was decided and shown, once, in any order', async () => {
    const client = new Client();
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    await a.service.settleNotice('weekly/2026-W47', 'weekly', FIRST);
    await a.service.startSession({ length: { kind: 'for', ms: 25 * MINUTE } }, a.now);
    await client.sync(a);
    await client.sync(b);
    assert.deepEqual(await b.service.doneNotices(['weekly/2026-W47']), ['weekly/2026-W47']);
    const session = await b.service.currentSession(b.now);
    assert.ok(session !== null);
    assert.equal(session.host, 'key-anvil');
    a.now += 6 * MINUTE;
    await a.service.changeSession(session.id, { kind: 'end' }, a.now);
    await client.sync(a);
    b.now = a.now;
    await client.sync(b);
    assert.equal(await b.service.currentSession(b.now), null);
  });

  /** Sessions of 25 minutes with an estimate of 10, of which 5 were built; the last one broken. */
  const works = async (on: Machine, starts: readonly number[]): Promise<void> => {
    for (const start of starts) {
      const wish = { intention: `work of ${start}`, estimate: 10 * MINUTE, tags: ['new-ground'] };
      const length = { kind: 'for' as const, ms: 25 * MINUTE };
      on.now = start;
      const { id } = await on.service.startSession({ ...wish, length } as never, start);
      await builds(on, start, 5);
      for (on.now = start; on.now < start + 25 * MINUTE; on.now += MINUTE) {
        await on.service.beatSession(on.now);
      }
      await on.service.changeSession(id, { kind: 'end' }, on.now);
      const by = start === starts.at(-1) ? 'meeting' : 'nothing';
      await on.service.changeSession(id, { kind: 'broke', by }, on.now);
    }
  };
  const block = { name: 'Coding', start: '09:00', end: '10:00', zone: 'Europe/Berlin', area: null };
  const plan = {
    blocks: [{ ...block, days: ['mon', 'tue'] as const }],
    thresholds: { kept: 0.6, partly: 0.05 },
  };
  /** Whatever a person entered, and what came of it. */
  const story = async (on: Machine): Promise<unknown> => {
    const sessions = await on.service.sessions(FIRST - 90 * DAY, on.now);
    const blocks = await on.service.blocks(FIRST - 7 * DAY, FIRST + 7 * DAY, on.now);
    return {
      sessions: sessions.map(
        ({ session, result: { commits: _c, areas: _a, files: _f, ...rest } }) => ({
          ...session,
          ...rest,
        }),
      ),
      estimates: (await on.service.estimates(on.now)).all,
      blocks: blocks.map(({ key, state, built, cause }) => ({ key, state, built, cause })),
      decisions: (await on.service.weeks({ span: 26, now: on.now })).decisions,
      built: await on.built(),
    };
  };

  it('gives a deleted ledger back all that the person entered, months later', async () => {
    const client = new Client();
    const a = await machine('anvil');
    await a.service.configureBlocks(plan, FIRST - 7 * DAY);
    await works(
      a,
      [-42, -35, -28, -21, -14, -7, 0].map((days) => FIRST + days * DAY),
    );
    a.now = FIRST + 2 * DAY;
    const [, tuesday] = await a.service.blocks(FIRST, FIRST + 2 * DAY, a.now);
    await a.service.answerBlock(tuesday!.key, { kind: 'skip', reason: 'a holiday' }, a.now);
    const end = { name: 'Planning', from: '2026-11-18', until: '2026-11-30', target: 0 };
    await a.service.declarePhase(end);
    await client.sync(a);
    a.now += 40 * DAY;
    const before = await story(a);
    assert.match(JSON.stringify(before), /"skipped".*a holiday/);
    const { estimates } = before as { estimates: unknown };
    assert.deepEqual(estimates, { count: 6, bias: 0.5, spread: [0.5, 0.5], within: 0 });
    await client.sync(a);
    await a.lose();
    await a.service.configureBlocks(plan, a.now);
    await client.sync(a);
    assert.deepEqual(await story(a), before);
    // And what was given back is not told a second time by the new ledger.
    await builds(a, a.now - 60 * MINUTE, 5);
    a.now += 6 * MINUTE;
    await client.sync(a);
    await a.lose();
    await a.service.configureBlocks(plan, a.now);
    await client.sync(a);
    assert.deepEqual(await story(a), before);
  });

  it('measures a session on the machine where it was worked in, once', async () => {
    const client = new Client();
    const folder = newFolder();
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    for (const one of [a, b]) await one.service.configureBlocks(plan, FIRST - 7 * DAY);
    await works(a, [FIRST]);
    await builds(b, FIRST + 10 * MINUTE, 3);
    for (const one of [a, b]) {
      one.now = FIRST + 180 * MINUTE;
      await one.service.blocksAhead(one.now);
    }
    await client.sync(a);
    await client.sync(b);
    a.now += 6 * MINUTE;
    await client.sync(a);
    const built = async (on: Machine): Promise<unknown> =>
      (await on.service.sessions(FIRST, FIRST + 1)).map(({ result }) => result.built);
    assert.deepEqual([await built(a), await built(b)], [[8 * MINUTE], [8 * MINUTE]]);
    const report = async (on: Machine): Promise<unknown> => {
      await on.service.flush();
      const out: string[] = [];
      const io = { stdout: (text: string) => void out.push(text), stderr: quiet };
      const range = ['--from', '2026-11-16', '--to', '2026-11-16', '--json'];
      assert.equal(await reportCommand(['--ledger', on.file, ...range], io), 0);
      const told = JSON.parse(out.join('')) as Record<string, { built: number }[]>;
      return [...(told['sessions'] ?? []), ...(told['blocks'] ?? [])].map((one) => one.built);
    };
    const once = [8 * MINUTE, 8 * MINUTE];
    assert.deepEqual([await report(a), await report(b)], [once, once]);
    // With the pulses of the other machine nothing is told of it twice.
    const out: string[] = [];
    const io = { stdout: (text: string) => void out.push(text), stderr: quiet };
    assert.equal(await exportCommand(['--format', 'json', '--ledger', a.file], io), 0);
    const exported = path.join(folder, 'anvil.json');
    writeFileSync(exported, out.join(''));
    assert.equal(await importCommand([exported, '--ledger', b.file], io), 0);
    await b.again();
    assert.deepEqual(await built(b), [8 * MINUTE]);
    assert.deepEqual(await report(b), once);
  });

  it('comes to the same whatever arrives first and however often', async () => {
    const client = new Client();
    const texts: MirrorEntry[] = [];
    for (const name of ['anvil', 'bellows']) {
      const one = await machine(name);
      for (let state = 0; state < 3; state++) {
        await builds(one, FIRST + state * 120 * MINUTE, 5);
        one.now += 6 * MINUTE;
        await client.sync(one);
        texts.push(...client.entries());
      }
    }
    const latest = new Map(client.texts);
    const expected = [...latest.values()].reduce((sum, text) => {
      const found = unpackMonth(text);
      assert.ok(found.state === 'ok');
      return (
        sum + found.month.days.flatMap(({ times }) => times).reduce((all, { ms }) => all + ms, 0)
      );
    }, 0);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...texts, ...texts], { minLength: texts.length * 2 }),
        async (order) => {
          const c = await machine(`c${machines.length}`);
          for (const entry of order) await c.service.takeMirror([entry]);
          const { totals } = await c.service.overview({
            ...{ period: 'day', date: '2026-11-16', repo: null, now: c.now },
          });
          assert.equal(
            Object.values(totals.kinds).reduce((sum, ms) => sum + ms, 0),
            expected,
          );
        },
      ),
      { numRuns: 15 },
    );
  });

  it('counts nothing twice beside an export of the other machine', async () => {
    const client = new Client();
    const folder = newFolder();
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    const all = (await builds(a, FIRST, 30)) + (await builds(b, FIRST + 60 * MINUTE, 20));
    await client.sync(a);
    await client.sync(b);
    await client.sync(a);
    const out: string[] = [];
    const io = { stdout: (text: string) => void out.push(text), stderr: quiet };
    for (const one of [a, b]) await one.service.flush();
    const exported = path.join(folder, 'anvil.json');
    assert.equal(await exportCommand(['--format', 'json', '--ledger', a.file], io), 0);
    writeFileSync(exported, out.join(''));
    assert.equal(await importCommand([exported, '--ledger', b.file], io), 0);
    await b.again();
    await client.sync(b);
    assert.equal(await b.built(), all);
  });

  it('goes on past what does not fit the ledger', async () => {
    const a = await machine('anvil');
    const of = (ledger: string, ms: number, value: unknown): MirrorEntry => ({
      key: `mirror/z~${ledger}/2026-11`,
      text: packMonth(
        {
          ...{ host: { key: 'z', name: 'zinc' }, ledger, month: '2026-11', absorbed: [] },
          days: [
            {
              ...{ day: '2026-11-16', origins: [], parameters: DEFAULT_PARAMETERS },
              times: [{ repo: null, kind: 'implementing', sub: null, ms }],
            },
          ],
          rows: { block_answer: [{ key: '["k"]', changed: 1, value }] },
        },
        1_000,
      ),
    });
    const backwards = [2, 1, null, null, null, null, null, null, 1];
    const taken = await a.service.takeMirror([
      of('1', 0.5, backwards),
      of('2', MINUTE, ['no', 'numbers', null, null, null, null, null, null, 'at all']),
      of('3', MINUTE, backwards),
    ]);
    assert.deepEqual([taken.months, taken.rows], [2, 0]);
    assert.equal(await a.built(), 2 * MINUTE);
  });

  it('takes months of any content, and the later of two of one instant is the same everywhere', async () => {
    const [a, b] = [await machine('anvil'), await machine('bellows')];
    const of = (ms: number): MirrorEntry => ({
      key: 'mirror/z~1/2026-11',
      text: packMonth(
        {
          host: { key: 'z', name: 'zinc' },
          ledger: '1',
          month: '2026-11',
          absorbed: [],
          days: [
            {
              day: addDays('2026-11-16', 0),
              times: [{ repo: null, kind: 'implementing', sub: null, ms }],
              origins: [],
              parameters: DEFAULT_PARAMETERS,
            },
          ],
          rows: { unknownTable: [{ key: 'x', changed: 1, value: null }] },
        },
        1_000,
      ),
    });
    for (const ms of [1, 2, 3]) await a.service.takeMirror([of(ms)]);
    for (const ms of [3, 2, 1, 2]) await b.service.takeMirror([of(ms)]);
    assert.equal(await a.built(), await b.built());
    assert.ok((await a.built()) > 0);
  });
});
