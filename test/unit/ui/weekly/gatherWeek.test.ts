import assert from 'node:assert/strict';
import { spot, spots, WEEK, WEEK_NOW, sampleWeek } from '../../../support/sampleWeek';
import { gatherWeek, type WeekSources } from '../../../../src/ui/weekly/gatherWeek';

const DAY = 86_400_000;

describe('what is gathered of a week', () => {
  let asked: string[];
  let warned: string[];
  const sources = (change: Partial<WeekSources> = {}): WeekSources => ({
    overview: (query) => {
      asked.push(`overview ${query.period} ${query.date}`);
      return Promise.resolve(sampleWeek().overview);
    },
    weekly: {
      noteBlindSpots: () => {
        asked.push('note');
        return Promise.reject(new Error('git is busy'));
      },
      blindSpotsOf: (week) => Promise.resolve(week === WEEK ? spots(spot('a', 5)) : null),
      decideWeek: () => Promise.resolve(),
      weekDecision: (week) => Promise.resolve({ week, kind: 'keep', text: week, at: 1 }),
    },
    notices: { heldNotices: (from, to) => Promise.resolve([{ ...HELD, at: from + to }]) },
    blocks: { blocks: () => Promise.reject(new Error('the thread ended')) },
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => warned.push(message),
      error: () => undefined,
    },
    timeZone: () => 'Europe/Berlin',
    ...change,
  });
  const HELD = { key: 'x', kind: 'block', message: 'x', reason: 'day', at: 0 } as const;

  beforeEach(() => {
    asked = [];
    warned = [];
  });

  it('leaves out what cannot be told, and says so in the log', async () => {
    const report = await gatherWeek(sources(), WEEK, WEEK_NOW);
    assert.equal(report.blocks, null);
    assert.equal(report.blindSpots?.largest?.path, 'a');
    assert.equal(report.decidedBefore?.text, '2026-11-09');
    assert.equal(report.decided?.text, WEEK);
    // Monday to Monday, on the clocks of Berlin.
    assert.equal(report.held?.[0]?.at, Date.UTC(2026, 10, 15, 23) + Date.UTC(2026, 10, 22, 23));
    assert.deepEqual(asked, ['note', `overview week ${WEEK}`]);
    assert.equal(warned.length, 2);
  });

  it('notes blind spots only in the week itself', async () => {
    await gatherWeek(sources(), WEEK, WEEK_NOW + 7 * DAY);
    assert.deepEqual(asked, [`overview week ${WEEK}`]);
  });

  it('is nothing without the hours', async () => {
    const overview = (): Promise<never> => Promise.reject(new Error('The ledger is closed.'));
    await assert.rejects(gatherWeek(sources({ overview }), WEEK, WEEK_NOW), /closed/);
  });
});
