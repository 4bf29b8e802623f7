import assert from 'node:assert/strict';
import type { AreasModel } from '../../../src/core/ledger/areas';
import type { Log } from '../../../src/core/ports/log';
import { openLedger } from '../../../src/store/ledger/openLedger';
import { keepSpots } from '../../../src/store/weekly/spots';
import { SharedLedger } from '../../../src/worker/sharedLedger';
import { WeeklyService } from '../../../src/worker/weekly/weeklyService';
import { sampleAreas, SAMPLE_NOW, SAMPLE_ROOT } from '../../support/sampleAreas';
import { HOST, newFile, removeFolders } from '../store/ledger/folder';

const WEEK = 7 * 86_400_000;
const LOG: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message) => {
    assert.ok(false, message);
  },
};

describe('the ends of weeks in the ledger', () => {
  after(removeFolders);
  let shared: SharedLedger;
  let model: AreasModel;
  let service: WeeklyService;

  beforeEach(() => {
    shared = new SharedLedger({ file: newFile(), host: HOST, now: () => SAMPLE_NOW, log: LOG });
    model = sampleAreas();
    service = new WeeklyService(shared, { areas: () => Promise.resolve(model) });
  });
  afterEach(() => {
    shared.keeper.close();
  });

  it('keep the blind spots of each week, the last look of a week in place of earlier ones', async () => {
    assert.equal(await service.blindSpotsOf('2026-11-16'), null);
    const ready = await service.noteBlindSpots(SAMPLE_NOW);
    assert.ok(ready > 0);
    const first = await service.blindSpotsOf('2026-11-16');
    assert.ok(first !== null && first.spots.length > 0);
    assert.ok(first.repos.includes(SAMPLE_ROOT));
    model = { ...model, areas: [] };
    await service.noteBlindSpots(SAMPLE_NOW + 3_600_000);
    assert.deepEqual(await service.blindSpotsOf('2026-11-16'), { repos: first.repos, spots: [] });
    await service.noteBlindSpots(SAMPLE_NOW + WEEK);
    assert.deepEqual((await service.blindSpotsOf('2026-11-23'))?.spots, []);
  });

  it('note nothing while the history is being read', async () => {
    const { repositories } = model;
    model = {
      ...model,
      repositories: repositories.map((one) => ({ ...one, state: 'indexing' as const })),
    };
    assert.equal(await service.noteBlindSpots(SAMPLE_NOW), 0);
    assert.equal(await service.blindSpotsOf('2026-11-16'), null);
  });

  it('forget weeks that nobody compares with any more', () => {
    const { ledger } = openLedger({ file: shared.options.file, host: HOST, now: SAMPLE_NOW });
    keepSpots(ledger.db, '2025-01-06', SAMPLE_ROOT, [], 1);
    keepSpots(ledger.db, '2026-11-16', SAMPLE_ROOT, [], 2);
    const weeks = ledger.db.prepare('SELECT week FROM spot_look').all();
    assert.deepEqual(
      weeks.map(({ week }) => week),
      ['2026-11-16'],
    );
    ledger.close();
  });

  it('keep one decision for each week', async () => {
    assert.equal(await service.weekDecision('2026-11-16'), null);
    const decision = { week: '2026-11-16', kind: 'keep', text: 'Keep it.', at: 5 } as const;
    await service.decideWeek(decision);
    await service.decideWeek({ ...decision, kind: 'later', text: 'Nothing yet.', at: 6 });
    const kept = await service.weekDecision('2026-11-16');
    assert.deepEqual([kept?.kind, kept?.text, kept?.at], ['later', 'Nothing yet.', 6]);
  });
});
