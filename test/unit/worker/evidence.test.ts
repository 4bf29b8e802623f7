import assert from 'node:assert/strict';
import type { EvidenceQuery } from '../../../src/core/ledger/evidence';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { newFile, removeFolders } from '../store/ledger/folder';
import { STATE, typing } from '../store/ledger/pulses';

const MINUTE = 60_000;
const MONDAY = Date.UTC(2026, 10, 16, 8);
const NOW = Date.UTC(2026, 10, 22, 12);
const silent = (): void => undefined;

const QUESTION: EvidenceQuery = {
  from: '2026-11-16',
  to: '2026-11-22',
  part: 'all',
  repo: null,
  folder: null,
  language: null,
  origin: null,
  span: null,
  cursor: null,
};

describe('the evidence behind a number', function () {
  this.timeout(60_000);
  const services: WorkerApi[] = [];
  afterEach(async () => {
    for (const service of services.splice(0)) await service.flush();
  });
  after(removeFolders);

  /** Ten minutes of typing in the cart, then ten in the total with one paste. */
  const serve = async (): Promise<WorkerApi> => {
    const service = workerServices({
      file: newFile(),
      host: { key: 'abc123', name: 'bench' },
      now: () => NOW,
      log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    services.push(service);
    await service.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'Europe/Berlin',
    });
    const path = 'billing/invoices/total.py';
    const edit = { repo: STATE.repo, path, events: 1, inserted: 40, deleted: 0 };
    await service.append(
      Array.from({ length: 240 }, (_, index) =>
        index < 120
          ? typing(MONDAY + index * 5_000)
          : typing(MONDAY + index * 5_000, {
              state: { ...STATE, path },
              edits: index === 130 ? [{ ...edit, origin: 'pasted' }] : [],
            }),
      ),
    );
    return service;
  };
  const built = async (service: WorkerApi): Promise<number> => {
    const query = { period: 'week', date: '2026-11-16', repo: null, now: NOW } as const;
    return (await service.overview(query)).totals.headlines.built;
  };

  it('adds up to the number, with file, reason and characters', async () => {
    const service = await serve();
    const { intervals, next } = await service.evidence({ ...QUESTION, part: 'built' });
    assert.equal(next, null);
    const sum = intervals.reduce((total, { start, end }) => total + end - start, 0);
    assert.equal(sum, await built(service));
    assert.deepEqual(
      [...new Set(intervals.map(({ path }) => path))],
      ['src/cart.ts', 'billing/invoices/total.py'],
    );
    assert.ok(intervals.some(({ rule }) => rule === 'episode'));
    const typed = intervals.reduce((total, { inserted }) => total + (inserted.typed ?? 0), 0);
    assert.equal(typed, 120 * 14);
  });

  it('names the rules behind the edits, and says where none was kept', async () => {
    const service = await serve();
    const { intervals } = await service.evidence({ ...QUESTION, part: 'writing' });
    const edits = intervals.flatMap((interval) => interval.edits);
    const sum = (rule: string | null): number[] =>
      edits
        .filter((edit) => edit.rule === rule)
        .reduce(
          ([events = 0, inserted = 0, deleted = 0], edit) => [
            events + edit.events,
            inserted + edit.inserted,
            deleted + edit.deleted,
          ],
          [0, 0, 0],
        );
    assert.deepEqual(sum('key'), [1_200, 1_200, 0]);
    assert.deepEqual(sum('enter'), [240, 480, 120]);
    assert.deepEqual(sum(null), [1, 40, 0]);
    for (const interval of intervals) {
      for (const [origin, inserted] of Object.entries(interval.inserted)) {
        const own = interval.edits.filter((edit) => edit.origin === origin);
        assert.equal(
          own.reduce((all, edit) => all + edit.inserted, 0),
          inserted,
        );
      }
    }
  });

  it('is filtered by folder, language, origin and stretch', async () => {
    const service = await serve();
    const paths = async (part: Partial<EvidenceQuery>): Promise<(string | null)[]> => {
      const { intervals } = await service.evidence({ ...QUESTION, ...part });
      return [...new Set(intervals.map(({ path }) => path))];
    };
    assert.deepEqual(await paths({ folder: 'billing/invoices' }), ['billing/invoices/total.py']);
    assert.deepEqual(await paths({ language: 'TypeScript' }), ['src/cart.ts']);
    assert.deepEqual(await paths({ origin: 'pasted' }), ['billing/invoices/total.py']);
    assert.deepEqual(await paths({ span: [MONDAY, MONDAY + MINUTE] }), ['src/cart.ts']);
    assert.deepEqual(await paths({ part: 'reviewed' }), []);
  });

  it('says where the time went, between its bounds', async () => {
    const service = await serve();
    const query = { period: 'week', date: '2026-11-16', repo: null, now: NOW } as const;
    const { places, typing: keys, totals } = await service.overview(query);
    assert.deepEqual(
      places.map(({ folder, language }) => [folder, language]),
      [
        ['src', 'TypeScript'],
        ['billing/invoices', 'Python'],
      ],
    );
    assert.equal(
      places.reduce((sum, place) => sum + place.built, 0),
      totals.headlines.built,
    );
    assert.ok(keys !== null && keys > 0 && keys <= totals.headlines.built);
  });

  it('follows a correction of a part, and its undoing', async () => {
    const service = await serve();
    const before = await built(service);
    const start = MONDAY + 2 * MINUTE;
    const wish = { start, end: start + 3 * MINUTE, kind: 'reviewing', sub: 'others' } as const;
    const { id } = await service.correct(wish);
    assert.equal(await built(service), before - 3 * MINUTE);
    const { intervals } = await service.evidence({ ...QUESTION, part: 'reviewed' });
    assert.deepEqual(
      intervals.map(({ start: from, end, rule, correction }) => [from, end, rule, correction]),
      [[wish.start, wish.end, 'correction', id]],
    );
    assert.deepEqual(
      (await service.corrections()).map((one) => one.id),
      [id],
    );
    assert.equal(await service.revokeCorrection(id), true);
    assert.equal(await built(service), before);
    assert.deepEqual(await service.corrections(), []);
    assert.equal(await service.revokeCorrection(id), false);
  });
});
