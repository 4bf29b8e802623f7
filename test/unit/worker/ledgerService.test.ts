import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dayAt } from '../../../src/core/calendar/zone';
import type { Period } from '../../../src/core/ledger/overview';
import type { LedgerSettings } from '../../../src/core/ports/ledgerPort';
import type { Log } from '../../../src/core/ports/log';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { Pulse } from '../../../src/core/time/pulse';
import { rememberedParameters } from '../../../src/store/ledger/keptParameters';
import { openLedger } from '../../../src/store/ledger/openLedger';
import { readLedger } from '../../../src/store/ledger/readLedger';
import type { ServiceOptions } from '../../../src/worker/sharedLedger';
import { spoolFileName, spoolLine, type WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { newFile, removeFolders } from '../store/ledger/folder';
import { STATE, typing } from '../store/ledger/pulses';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Sunday, 22 November 2026, 20:00 in Berlin. */
const NOW = Date.UTC(2026, 10, 22, 19);

const SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: 7,
  countDirected: 'apart',
  pulseRetention: 400,
  timeZone: 'Europe/Berlin',
};

/** Typing without a pause, then the focus goes. */
function building(start: number, minutes: number, change: Partial<Pulse> = {}): Pulse[] {
  const typed = Array.from({ length: minutes * 12 }, (_, index) => {
    const [from, to] = [start + index * 5_000, start + (index + 1) * 5_000];
    return typing(from, {
      firstInput: from,
      lastInput: to,
      firstHands: from,
      lastHands: to,
      ...change,
    });
  });
  return [...typed, leaving(start + minutes * MINUTE, change.window)];
}

function leaving(at: number, window = 'w1'): Pulse {
  const state = { ...STATE, focused: false, active: false };
  const nothing = {
    firstInput: null,
    lastInput: null,
    firstHands: null,
    lastHands: null,
    edits: [],
  };
  return typing(at, { end: at, window, state, inputGap: 0, ...nothing });
}

/** Scrolling through a pull request without a pause. */
function reviewing(start: number, minutes: number): Pulse[] {
  const state = { ...STATE, surface: 'pr', owner: 'others', path: null } as const;
  return building(start, minutes, { state, firstHands: null, lastHands: null, edits: [] });
}

describe('the service of the worker thread', function () {
  this.timeout(60_000);
  const services: WorkerApi[] = [];
  afterEach(async () => {
    for (const service of services.splice(0)) await service.flush();
  });
  after(removeFolders);

  const said: string[] = [];
  const say = (message: string): void => {
    said.push(message);
  };
  const log: Log = { debug: say, info: say, warn: say, error: say };
  const serve = async (
    file: string,
    settings: Partial<LedgerSettings> = {},
    change: Partial<ServiceOptions> = {},
  ): Promise<WorkerApi> => {
    const host = { key: 'abc123', name: 'bench' };
    const service = workerServices({ file, host, now: () => NOW, log, ...change });
    services.push(service);
    await service.configure({ ...SETTINGS, ...settings });
    return service;
  };
  const view = (
    service: WorkerApi,
    period: Period,
    date: string,
    repo: string | null = null,
  ): ReturnType<WorkerApi['overview']> => service.overview({ period, date, repo, now: NOW });

  it('splits a night at local midnight, also when clocks change in it', async () => {
    const service = await serve(newFile());
    // 25 October 2026 has 25 h in Berlin: it begins at 22:00 and ends at 23:00 UTC.
    const from = Date.UTC(2026, 9, 24, 21, 30);
    await service.append(building(from, 60));
    await service.append(building(Date.UTC(2026, 9, 25, 22, 30), 60));
    const week = await view(service, 'month', '2026-10-25');
    const built = (date: string): number | undefined =>
      week.days.find((day) => day.date === date)?.totals.headlines.built;
    assert.equal(built('2026-10-24'), 30 * MINUTE);
    assert.equal(built('2026-10-25'), 60 * MINUTE);
    assert.equal(built('2026-10-26'), 30 * MINUTE);
    assert.equal(week.days.length, 31);
    assert.equal(week.totals.headlines.built, 120 * MINUTE);
  });

  it('gives the week its share, target, usual, line and repositories', async () => {
    const service = await serve(newFile());
    const monday = Date.UTC(2026, 10, 16, 8);
    await service.append(building(monday, 120));
    await service.append(reviewing(monday + 4 * HOUR, 60));
    const billing = { ...STATE, repo: 'file:///home/lea/big%20billing' };
    await service.append(
      building(monday + DAY, 30, {
        state: billing,
        handsRepo: billing.repo,
        window: 'w2',
        edits: [],
      }),
    );
    for (const weeks of [1, 2, 5]) {
      await service.append(building(monday - weeks * 7 * DAY, weeks * 10));
    }
    const week = await view(service, 'week', '2026-11-19');
    assert.deepEqual([week.from, week.to, week.today], ['2026-11-16', '2026-11-22', '2026-11-22']);
    assert.deepEqual(week.totals.headlines, {
      built: 150 * MINUTE,
      reviewed: 60 * MINUTE,
      directed: 0,
    });
    assert.equal(week.share, 150 / 210);
    assert.equal(week.target, 7 * HOUR);
    assert.deepEqual(week.usual, {
      built: 20 * MINUTE,
      reviewed: 0,
      directed: 0,
      share: null,
      periods: 3,
    });
    assert.deepEqual(
      week.repositories.map(({ name }) => name),
      ['big billing', 'shop'],
    );
    assert.equal(week.since, monday - 35 * DAY);
    assert.equal(week.origins.typed.events, 120 * 12 * 12);
    // Today is in the week, and empty.
    assert.deepEqual(week.line, { date: '2026-11-22', segments: [] });
    const month = await view(service, 'month', '2026-11-19');
    assert.equal(month.target, (7 * HOUR * 30) / 7);
    const day = await view(service, 'day', '2026-11-16');
    assert.equal(day.target, null);
    assert.deepEqual(day.line, {
      date: '2026-11-16',
      segments: [
        { start: monday, end: monday + 120 * MINUTE, kind: 'implementing', sub: null },
        {
          start: monday + 4 * HOUR,
          end: monday + 5 * HOUR,
          kind: 'reviewing',
          sub: 'others',
        },
      ],
    });
    const one = await view(service, 'week', '2026-11-19', billing.repo);
    assert.equal(one.totals.headlines.built, 30 * MINUTE);
    assert.equal(one.share, null);
    assert.equal(one.usual, null);
  });

  it('answers an empty ledger with zeros', async () => {
    const service = await serve(newFile());
    const year = await view(service, 'year', '2026-11-19');
    assert.equal(year.days.length, 365);
    assert.equal(year.since, null);
    assert.equal(year.usual, null);
    assert.equal(year.share, null);
    assert.deepEqual(year.repositories, []);
    const today = await service.today(NOW);
    assert.equal(today.date, dayAt('Europe/Berlin', NOW));
    assert.equal(today.totals.headlines.built, 0);
  });

  it('sets a day’s part of the target against the week up to it', async () => {
    const service = await serve(newFile());
    const monday = Date.UTC(2026, 10, 16, 8);
    for (const offset of [0, 1, 3]) await service.append(building(monday + offset * DAY, 40));
    const tuesday = await view(service, 'day', '2026-11-17');
    assert.deepEqual(tuesday.week, { built: 80 * MINUTE, target: 7 * HOUR });
    assert.equal((await view(service, 'week', '2026-11-17')).week, undefined);
    const free = await serve(newFile(), { weeklyTarget: null });
    assert.equal((await view(free, 'day', '2026-11-17')).week, undefined);
  });

  it('names every computer, and the last day that is known of it', async () => {
    const file = newFile();
    const monday = Date.UTC(2026, 10, 16, 8);
    const other = openLedger({ file, host: { key: 'def456', name: 'build-box' }, now: NOW });
    other.ledger.append(building(monday, 10, { window: 'far' }));
    other.ledger.close();
    const service = await serve(file);
    await service.append(building(monday + 2 * DAY, 20));
    const week = await view(service, 'week', '2026-11-17');
    assert.deepEqual(week.hosts, [
      { name: 'bench', own: true, last: '2026-11-18' },
      { name: 'build-box', own: false, last: '2026-11-16' },
    ]);
    assert.equal(week.totals.headlines.built, 30 * MINUTE);
  });

  it('sees at once what other windows write, also into days it has calculated', async () => {
    const file = newFile();
    const [one, two] = [await serve(file), await serve(file)];
    const tuesday = Date.UTC(2026, 10, 10, 8);
    await one.append(building(tuesday, 10));
    const built = async (): Promise<number> =>
      (await view(one, 'week', '2026-11-10')).totals.headlines.built;
    assert.equal(await built(), 10 * MINUTE);
    assert.equal(await built(), 10 * MINUTE);
    await two.append(building(tuesday + HOUR, 10, { window: 'w2' }));
    assert.equal(await built(), 20 * MINUTE);
    await one.append(building(tuesday + DAY, 1));
    assert.equal(await built(), 21 * MINUTE);
  });

  it('ends presence anew when a record goes on much later', async () => {
    const service = await serve(newFile());
    const evening = Date.UTC(2026, 10, 10, 20);
    await service.append(building(evening, 10).slice(0, -1));
    const built = async (): Promise<number> =>
      (await view(service, 'day', '2026-11-10')).totals.headlines.built;
    assert.equal(await built(), 10 * MINUTE);
    // The window stayed focused until the next morning: the grace of 15 s came after the last key.
    await service.append([leaving(evening + 11 * HOUR)]);
    assert.equal(await built(), 10 * MINUTE + 15_000);
  });

  it('calculates history anew when a parameter changes, and tells the command line', async () => {
    const file = newFile();
    const service = await serve(file);
    const tuesday = Date.UTC(2026, 10, 10, 8);
    await service.append([
      ...building(tuesday, 10).slice(0, -1),
      ...building(tuesday + 11 * MINUTE, 10),
      ...building(tuesday + 40 * MINUTE, 10),
    ]);
    const built = async (): Promise<number> =>
      (await view(service, 'week', '2026-11-10')).totals.headlines.built;
    const usual = await built();
    const parameters = { ...DEFAULT_PARAMETERS, idleTimeout: 30_000 };
    await service.configure({ ...SETTINGS, parameters });
    const strict = await built();
    assert.ok(strict < usual - 30_000, `${strict} ${usual}`);
    await service.configure(SETTINGS);
    assert.equal(await built(), usual);
    await service.configure({ ...SETTINGS, parameters });
    await service.flush();
    assert.deepEqual(
      readLedger(file, ({ db }) => rememberedParameters(db)),
      parameters,
    );
  });

  it('keeps past days, so that a new start need not calculate them', async () => {
    const file = newFile();
    const service = await serve(file);
    await service.append(building(Date.UTC(2026, 10, 10, 8), 10));
    await view(service, 'week', '2026-11-10');
    await service.flush();
    const kept = readLedger(file, ({ db }) => db.prepare('SELECT day FROM day_cache').all());
    assert.deepEqual(
      kept.map((row) => row['day']),
      ['2026-11-10'],
    );
    const again = await serve(file);
    assert.equal((await view(again, 'week', '2026-11-10')).totals.headlines.built, 10 * MINUTE);
  });

  it('says in words what holds up a ledger that cannot be opened', async () => {
    const file = path.join(newFile(), 'x.db');
    const blind = await serve(file, {}, { load: () => undefined });
    const health = await blind.health();
    assert.equal(health.state, 'spool');
    assert.match(health.message, /no node:sqlite.*still measured.*newer VS Code/s);
    await assert.rejects(blind.append(building(NOW, 1)), /node:sqlite/);
    await assert.rejects(blind.today(NOW), /node:sqlite/);
  });

  it('takes in what a window that ended meanwhile left beside the ledger', async () => {
    const file = newFile();
    let now = NOW;
    const service = await serve(file, {}, { now: () => now });
    const start = Date.UTC(2026, 10, 22, 8);
    await service.append(building(start, 1));
    const before = (await service.today(now)).totals.headlines.built;
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const left = path.join(path.dirname(file), spoolFileName(ended));
    writeFileSync(
      left,
      building(start + HOUR, 10, { window: 'w2' })
        .map(spoolLine)
        .join(''),
    );
    now += 5 * MINUTE;
    await service.today(now);
    while (existsSync(left)) await new Promise((resolve) => setTimeout(resolve, 20));
    const after = (await service.today(now)).totals.headlines.built;
    assert.ok(after - before >= 10 * MINUTE, `${before}, ${after}`);
  });

  it('drops only the pulse that breaks a rule, and counts it', async () => {
    const file = newFile();
    const service = await serve(file);
    const good = building(Date.UTC(2026, 10, 10, 8), 1);
    await service.append([...good, { ...good[0]!, start: NOW, end: NOW - 1 }]);
    assert.equal((await service.health()).dropped, 1);
    await service.flush();
    assert.equal(
      readLedger(file, (ledger) => ledger.pulses(0, NOW * 2).length),
      good.length,
    );
  });
});
