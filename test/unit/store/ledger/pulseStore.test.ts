import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import fc from 'fast-check';
import type { Pulse } from '../../../../src/core/time/pulse';
import { newFile, open, removeFolders } from './folder';
import { anyPulse, MORNING, STATE, typing, typingFor } from './pulses';

const HOUR = 3_600_000;

describe('pulses in the ledger', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('come back as they went in, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPulse, { selector: (p) => `${p.window} ${p.start}` }),
        (pulses) => {
          const { ledger } = open(newFile());
          try {
            assert.equal(ledger.append(pulses), pulses.length);
            const read = ledger.pulses(MORNING, MORNING + 2 * HOUR);
            assert.deepEqual(sorted(read), sorted(pulses));
          } finally {
            ledger.close();
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tell nothing of rules where they were written before rules were kept', () => {
    const file = newFile();
    const { ledger } = open(file);
    const [edits] = typing(MORNING).edits;
    const { rules: _, ...old } = edits!;
    ledger.append([typing(MORNING, { edits: [old] }), typing(MORNING + 5_000)]);
    const read = ledger.pulses(MORNING, MORNING + HOUR).flatMap((pulse) => pulse.edits);
    assert.deepEqual(read, [old, edits]);
    ledger.close();
  });

  it('are stored once, however often and in whatever parts they are sent', () => {
    const { ledger } = open(newFile());
    const pulses = typingFor(50);
    assert.equal(ledger.append(pulses.slice(10, 30)), 20);
    assert.equal(ledger.append(pulses), 30);
    assert.equal(ledger.append(structuredClone(pulses)), 0);
    assert.deepEqual(ledger.pulses(0, MORNING + HOUR), pulses);
    ledger.close();
  });

  it('of one instant are kept apart by what they say', () => {
    const { ledger } = open(newFile());
    const away = typing(MORNING, { end: MORNING, state: { ...STATE, focused: false }, edits: [] });
    const back = typing(MORNING, { end: MORNING, edits: [] });
    const then = typing(MORNING);
    assert.equal(ledger.append([away, back, then]), 3);
    assert.equal(ledger.append([away, back, then]), 0);
    assert.deepEqual(ledger.pulses(MORNING, MORNING + 1), [away, back, then]);
    ledger.close();
  });

  it('are found by any range that they touch', () => {
    const { ledger } = open(newFile());
    const [first, second] = typingFor(2);
    ledger.append([first!, second!]);
    assert.deepEqual(ledger.pulses(MORNING + 4_999, MORNING + 5_000), [first]);
    assert.deepEqual(ledger.pulses(MORNING + 5_000, MORNING + 5_001), [second]);
    assert.deepEqual(ledger.pulses(MORNING + 10_000, MORNING + HOUR), []);
    assert.deepEqual(ledger.extent(), { from: MORNING, to: MORNING + 10_000 });
    assert.equal(ledger.nextStart(MORNING + 1), MORNING + 5_000);
    ledger.close();
  });

  it('are all or none of a batch', () => {
    const { ledger } = open(newFile());
    const broken = typing(MORNING + 5_000, { end: MORNING });
    assert.throws(() => ledger.append([typing(MORNING, { window: 'new' }), broken]));
    assert.deepEqual(ledger.pulses(0, MORNING + HOUR), []);
    assert.equal(ledger.append([typing(MORNING, { window: 'new' })]), 1);
    ledger.close();
  });

  it('cost at most 120 bytes each on the disk with their edits and rules', () => {
    const file = newFile();
    const { ledger } = open(file);
    ledger.append([]);
    ledger.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const empty = statSync(file).size;
    for (let batch = 0; batch < 20; batch += 1) {
      ledger.append(typingFor(1_000, MORNING + batch * 5_000_000));
    }
    ledger.close();
    const each = (statSync(file).size - empty) / 20_000;

    assert.ok(each < 120, `${each} bytes`);
  });
});

function sorted(pulses: readonly Pulse[]): Pulse[] {
  return pulses
    .map((pulse) => ({
      ...pulse,
      edits: pulse.edits.toSorted((a, b) => key(a).localeCompare(key(b))),
    }))
    .toSorted((a, b) => a.start - b.start || a.window.localeCompare(b.window));
}

function key(edit: Pulse['edits'][number]): string {
  return JSON.stringify([edit.repo, edit.path, edit.origin]);
}
