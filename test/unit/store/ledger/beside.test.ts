import assert from 'node:assert/strict';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { Rollup } from '../../../../src/core/time/rollup';
import {
  addCorrection,
  importCorrection,
  readCorrections,
  revokeCorrection,
} from '../../../../src/store/ledger/corrections';
import { stampOf } from '../../../../src/store/ledger/dayCache';
import { addElsewhere, extendElsewhere } from '../../../../src/store/ledger/elsewhere';
import { addRollup } from '../../../../src/store/ledger/rollups';
import { newFile, open, removeFolders } from './folder';
import { MORNING, typing } from './pulses';

const HOUR = 3_600_000;

describe('what a ledger keeps beside pulses', () => {
  after(removeFolders);

  it('is corrections, each undone at most once and never lost', () => {
    const { ledger } = open(newFile());
    const range = { start: MORNING, end: MORNING + HOUR };
    const made = addCorrection(ledger.db, { ...range, kind: 'absent', sub: null }, 7);
    const other = addCorrection(ledger.db, { ...range, kind: 'reviewing', sub: 'elsewhere' }, 8);
    assert.deepEqual(readCorrections(ledger.db, range), [made, other]);
    assert.deepEqual(readCorrections(ledger.db, { start: 0, end: MORNING }), []);
    assert.equal(revokeCorrection(ledger.db, made.id, 9), true);
    assert.equal(revokeCorrection(ledger.db, made.id, 10), false);
    assert.equal(revokeCorrection(ledger.db, 99, 10), false);
    assert.deepEqual(readCorrections(ledger.db, range), [{ ...made, revoked: 9 }, other]);
    assert.throws(
      () => addCorrection(ledger.db, { ...range, end: 0, kind: 'absent', sub: null }, 9),
      /after/,
    );
    assert.equal(importCorrection(ledger.db, other), false);
    assert.equal(importCorrection(ledger.db, { ...other, revoked: 12 }), true);
    assert.equal(importCorrection(ledger.db, { ...other, created: 13 }), true);
    assert.equal(readCorrections(ledger.db, range).length, 3);
    ledger.close();
  });

  it('is review elsewhere, kept once, longer while its timer runs', () => {
    const { ledger } = open(newFile());
    const one = { start: MORNING, end: MORNING + HOUR, source: 'activitywatch' };
    assert.equal(addElsewhere(ledger.db, [one, one]), 1);
    extendElsewhere(ledger.db, { start: MORNING, end: MORNING + 1_000, source: 'timer' });
    extendElsewhere(ledger.db, { start: MORNING, end: MORNING + 9_000, source: 'timer' });
    assert.deepEqual(ledger.beside(MORNING, MORNING + 1).elsewhere, [
      one,
      { start: MORNING, end: MORNING + 9_000, source: 'timer' },
    ]);
    assert.equal(ledger.nextStart(MORNING + 1_000), MORNING + 1_000);
    assert.equal(ledger.nextStart(MORNING + HOUR), null);
    ledger.close();
  });

  it('changes the name of what a day is calculated from', () => {
    const { ledger } = open(newFile());
    ledger.append([typing(MORNING)]);
    const stamps = new Set<string>();
    const stamp = (): void => {
      stamps.add(stampOf(ledger.db, MORNING - HOUR, MORNING + HOUR));
    };
    stamp();
    addElsewhere(ledger.db, [{ start: MORNING, end: MORNING + 1, source: 'x' }]);
    stamp();
    const { id } = addCorrection(
      ledger.db,
      { start: 0, end: MORNING + 1, kind: 'absent', sub: null },
      1,
    );
    stamp();
    revokeCorrection(ledger.db, id, 2);
    stamp();
    assert.equal(stamps.size, 4);
    ledger.close();
  });

  it('is rollups, with the parameters that each was made with', () => {
    const { ledger } = open(newFile());
    const rollup = (day: string, idleTimeout: number): Rollup => ({
      day,
      host: 'abc123',
      times: [
        { repo: null, kind: 'other', sub: null, ms: 5 },
        { repo: 'file:///a', kind: 'reviewing', sub: 'own', ms: 7 },
      ],
      origins: [{ repo: 'file:///a', origin: 'typed', events: 1, inserted: 2, deleted: 3 }],
      parameters: { ...DEFAULT_PARAMETERS, idleTimeout },
    });
    addRollup(ledger.db, rollup('2026-01-01', 60_000));
    addRollup(ledger.db, rollup('2026-01-02', 90_000));
    addRollup(ledger.db, rollup('2026-01-02', 90_000));
    assert.deepEqual(ledger.rollups('2026-01-01', '2026-01-01'), [rollup('2026-01-01', 60_000)]);
    const [second] = ledger.rollups('2026-01-02', '2026-12-31');
    assert.deepEqual(
      second!.times.map(({ ms }) => ms),
      [10, 14],
    );
    assert.equal(second!.origins[0]!.inserted, 4);
    assert.equal(second!.parameters.idleTimeout, 90_000);
    addRollup(ledger.db, rollup('2026-01-02', 60_000), 'replace');
    assert.deepEqual(ledger.rollups('2026-01-02', '2026-01-02'), [rollup('2026-01-02', 60_000)]);
    ledger.close();
  });
});
