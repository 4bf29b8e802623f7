import assert from 'node:assert/strict';
import { boundsOfDay } from '../../../src/core/calendar/zone';
import type { LedgerSettings } from '../../../src/core/ports/ledgerPort';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { Pulse } from '../../../src/core/time/pulse';
import { addElsewhere } from '../../../src/store/ledger/elsewhere';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { newFile, open, removeFolders } from '../store/ledger/folder';
import { typing } from '../store/ledger/pulses';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday, 16 November 2026, 09:00 in Berlin. */
const FIRST = Date.UTC(2026, 10, 16, 8);

const SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: null,
  countDirected: 'apart',
  pulseRetention: 30,
  timeZone: 'Europe/Berlin',
};
const SILENT = { debug: quiet, info: quiet, warn: fail, error: fail };
function quiet(): void {
  // Nothing of it matters here.
}
function fail(message: string, cause?: unknown): void {
  throw new Error(message, { cause });
}

/** Half an hour of typing, then the focus goes. */
function building(start: number, window = 'w1'): Pulse[] {
  const typed = Array.from({ length: 360 }, (_, i) => {
    const [from, to] = [start + i * 5_000, start + (i + 1) * 5_000];
    return typing(from, {
      window,
      firstInput: from,
      lastInput: to,
      firstHands: from,
      lastHands: to,
    });
  });
  const last = typed.at(-1)!;
  const away = { ...last.state, focused: false };
  const none = { firstInput: null, lastInput: null, firstHands: null, lastHands: null };
  return [...typed, { ...last, ...none, start: last.end, end: last.end, state: away, edits: [] }];
}

describe('days older than the retention', function () {
  this.timeout(60_000);
  after(removeFolders);

  const serve = async (
    file: string,
    now: number,
    settings: Partial<LedgerSettings> = {},
  ): Promise<WorkerApi> => {
    const host = { key: 'abc123', name: 'bench' };
    const service = workerServices({ file, host, now: () => now, log: SILENT });
    await service.configure({ ...SETTINGS, ...settings });
    return service;
  };
  /** The status bar asks for today, which begins the folding; waits until its end. */
  const fold = async (service: WorkerApi, file: string, now: number): Promise<void> => {
    await service.today(now);
    // A busy machine rests in the middle of it.
    for (let same = 0, before = -1; same < 5;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { ledger } = open(file);
      const count = Number(ledger.db.prepare('SELECT count(*) AS n FROM pulse').get()?.['n']);
      ledger.close();
      same = count === before ? same + 1 : 0;
      before = count;
    }
  };
  const days = async (
    service: WorkerApi,
    date: string,
    now: number,
  ): Promise<Map<string, [number, number, string | undefined]>> => {
    const model = await service.overview({ period: 'month', date, repo: null, now });
    return new Map(
      model.days.map(({ date: day, totals, origins, folded }) => [
        day,
        [totals.headlines.built / MINUTE, origins.typed.inserted, folded],
      ]),
    );
  };

  it('keep their totals, corrections and review elsewhere, once over all windows', async () => {
    const file = newFile();
    const now = FIRST + 40 * DAY;
    const { ledger } = open(file);
    for (let day = 0; day < 14; day++) ledger.append(building(FIRST + day * DAY));
    ledger.append(building(now - HOUR));
    addElsewhere(ledger.db, [{ start: FIRST + HOUR, end: FIRST + 2 * HOUR, source: 'timer' }]);
    ledger.close();

    const before = await serve(file, FIRST + DAY);
    const wish = { start: FIRST + DAY, end: FIRST + DAY + 10 * MINUTE, kind: 'absent', sub: null };
    const { id } = await before.correct(wish as never);
    assert.deepEqual(
      (await before.corrections()).map((one) => one.id),
      [id],
    );
    const calculated = await days(before, '2026-11-20', now);
    assert.deepEqual(calculated.get('2026-11-16'), [30, 360 * 14, undefined]);
    assert.deepEqual(calculated.get('2026-11-17'), [20, 360 * 14, undefined]);
    await before.flush();

    const services = await Promise.all([serve(file, now), serve(file, now)]);
    await Promise.all(services.map((service) => fold(service, file, now)));
    const [service, other] = services;
    const read = open(file).ledger;
    const { day } = read.folded()!;
    assert.equal(day, '2026-11-26');
    // Four days and the hours before the border have their pulses still.
    const [border] = boundsOfDay('Europe/Berlin', day);
    assert.ok(read.extent()!.from >= border - DAY);
    assert.equal(read.rollups('2026-01-01', '2026-12-31').length, 10);
    read.close();
    const folded = await days(service, '2026-11-20', now);
    for (const [date, [built, inserted]] of calculated) {
      const kept = folded.get(date)!;
      assert.deepEqual(kept.slice(0, 2), [built, inserted], date);
      const rolled: boolean = date < day && built > 0;
      assert.equal(kept[2], rolled ? 'same' : undefined, date);
    }
    const { totals, since } = await service.overview({
      period: 'week',
      date: '2026-11-16',
      repo: null,
      now,
    });
    assert.equal(totals.sub.reviewing.elsewhere, HOUR);
    assert.equal(since, boundsOfDay('Europe/Berlin', '2026-11-16')[0]);
    await assert.rejects(service.correct(wish as never), /Only totals are left/);
    await Promise.all([service.flush(), other.flush()]);
  });

  it('say so where other parameters hold by then, and change no more', async () => {
    const file = newFile();
    const now = FIRST + 40 * DAY;
    const { ledger } = open(file);
    ledger.append(building(FIRST));
    ledger.close();
    const service = await serve(file, now);
    await fold(service, file, now);
    await service.configure({
      ...SETTINGS,
      parameters: { ...DEFAULT_PARAMETERS, idleTimeout: 30_000 },
    });
    const kept = await days(service, '2026-11-16', now);
    assert.deepEqual(kept.get('2026-11-16'), [30, 360 * 14, 'other']);
    const { trend } = await service.overview({
      period: 'week',
      date: '2026-11-25',
      repo: null,
      now,
    });
    assert.deepEqual(
      trend.map(({ from, other = false }) => [from, other]),
      [
        ['2026-11-16', true],
        ['2026-11-23', false],
      ],
    );
    await service.flush();
  });

  it('take in what arrives late', async () => {
    const file = newFile();
    const now = FIRST + 60 * DAY;
    const { ledger } = open(file);
    for (let day = 0; day < 10; day++) ledger.append(building(FIRST + day * DAY));
    ledger.close();
    const service = await serve(file, now);
    await fold(service, file, now);
    await service.append(building(FIRST + 3 * HOUR, 'w2'));
    await service.flush();
    const later = await serve(file, now + DAY);
    await fold(later, file, now + DAY);
    const kept = await days(later, '2026-11-16', now);
    assert.deepEqual(kept.get('2026-11-16'), [60, 720 * 14, 'same']);
    assert.deepEqual(kept.get('2026-11-17'), [30, 360 * 14, 'same']);
    await later.flush();
  });
});
