import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { WorkerApi } from '../../../../src/protocol/worker';
import { workerServices } from '../../../../src/worker/workerServices';
import { newFolder, removeFolders } from '../../store/ledger/folder';
import { MORNING, typingFor } from '../../store/ledger/pulses';

const HOUR = 3_600_000;
const HOST = { key: 'abc123', name: 'bench' };

describe('backups over all windows', function () {
  this.timeout(60_000);
  const services: WorkerApi[] = [];
  let now = MORNING + HOUR;
  const serve = async (
    file: string,
    backUp?: NonNullable<Parameters<typeof workerServices>[0]['backUp']>,
  ): Promise<WorkerApi> => {
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    const options = { file, host: HOST, now: () => now, log };
    const service = workerServices(backUp === undefined ? options : { ...options, backUp });
    services.push(service);
    await service.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'Europe/Berlin',
    });
    return service;
  };
  beforeEach(() => {
    now = MORNING + HOUR;
  });
  afterEach(async () => {
    for (const service of services.splice(0)) await service.flush();
  });
  after(removeFolders);

  const newLedger = (): string => path.join(newFolder(), 'ledger-abc123.db');

  it('are made once a day, by one of them, and not of nothing', async () => {
    const file = newLedger();
    const [one, two] = [await serve(file), await serve(file)];
    assert.equal(await one.backUpIfDue(), null);
    await one.append(typingFor(100));
    const made = await Promise.all([one.backUpIfDue(), two.backUpIfDue()]);
    assert.deepEqual(made.map((outcome) => outcome?.state ?? null).sort(), ['made', null]);
    now += 2 * HOUR;
    assert.equal(await two.backUpIfDue(), null);
    now += 24 * HOUR;
    assert.equal((await two.backUpIfDue())?.state, 'made');
    assert.deepEqual(
      (await one.backups()).map(({ day }) => day),
      ['2026-11-17', '2026-11-16'],
    );
  });

  it('that failed are tried again after an hour, not at once', async () => {
    let tries = 0;
    const service = await serve(newLedger(), () => {
      tries += 1;
      return Promise.resolve({ state: 'failed', reason: 'the disk is full' });
    });
    await service.append(typingFor(10));
    assert.equal((await service.backUpIfDue())?.state, 'failed');
    assert.equal(await service.backUpIfDue(), null);
    now += HOUR + 1;
    assert.equal((await service.backUpIfDue())?.state, 'failed');
    assert.equal(tries, 2);
  });

  it('bring back nothing that was folded into totals since', async () => {
    const service = await serve(newLedger());
    await service.append(typingFor(360));
    await service.backUpIfDue();
    const [backup] = await service.backups();
    assert.ok(backup !== undefined);
    now += 450 * 24 * HOUR;
    const totals = async (): Promise<unknown> => {
      const query = { period: 'day', date: '2026-11-16', repo: null, now } as const;
      const { days } = await service.overview(query);
      return days.map(({ totals: { headlines }, folded }) => ({ headlines, folded }));
    };
    const before = await totals();
    const folded = async (): Promise<void> => {
      await service.today(now);
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    await folded();
    assert.notDeepEqual(await totals(), before);
    const whenFolded = await totals();
    assert.equal((await service.restoreBackup(backup.file)).pulses, 0);
    now += 2 * 24 * HOUR;
    await folded();
    assert.deepEqual(await totals(), whenFolded);
  });

  it('lead back from a damaged ledger, and nothing counts twice beside the mirror', async () => {
    const file = newLedger();
    const first = await serve(file);
    await first.append(typingFor(360));
    const built = async (service: WorkerApi): Promise<number> =>
      (await service.today(MORNING + HOUR)).totals.headlines.built;
    await first.backUpIfDue();
    const atBackup = await built(first);
    await first.append(typingFor(360, MORNING + 2 * HOUR));
    const all = await built(first);
    assert.ok(all > atBackup);
    const mirrored = await first.giveMirror({});
    await first.flush();
    writeFileSync(file, 'no database any more '.repeat(500));
    const second = await serve(file);
    assert.equal(await built(second), 0);
    await second.takeMirror(mirrored);
    assert.equal(await built(second), all);
    const health = await second.health();
    assert.match(health.message, /Restore from a Backup/);
    const [backup] = await second.backups();
    assert.ok(backup !== undefined);
    assert.equal((await second.restoreBackup(backup.file)).pulses, 360);
    assert.equal(await built(second), all);
    assert.deepEqual([(await second.health()).state, (await second.health()).message], ['ok', '']);
    await second.takeMirror(mirrored);
    assert.equal(await built(second), all);
    assert.equal((await second.restoreBackup(backup.file)).pulses, 0);
    assert.equal(await built(second), all);
  });
});

function quiet(): void {
  // Nothing of it matters here.
}
