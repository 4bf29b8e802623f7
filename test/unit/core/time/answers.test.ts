import assert from 'node:assert/strict';
import { intervalsOf } from '../../../../src/core/time/intervals';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { Signal } from '../../../../src/tracking/signal';
import { input, pulsesOf, state } from '../../../support/signals';

const SECOND = 1_000;

function present(signals: readonly Signal[]): [number, number][] {
  return intervalsOf(pulsesOf(signals), DEFAULT_PARAMETERS).map(({ start, end }) => [
    start / SECOND,
    end / SECOND,
  ]);
}

describe('round trips', () => {
  it('that got no answer end presence at the last answer', () => {
    const signals = [
      state(0, { active: true }),
      input(0),
      state(30 * SECOND, { active: true, beat: true }),
      state(60 * SECOND, { active: true, beat: false }),
      state(95 * SECOND, { active: true, beat: false, answered: false }),
      input(110 * SECOND),
      input(115 * SECOND),
    ];
    assert.deepEqual(present(signals), [
      [0, 60],
      [110, 115],
    ]);
  });

  it('that never got one end it at the last interaction', () => {
    const signals = [
      state(0, { active: true }),
      input(0),
      state(3_000 * SECOND, { active: true, answered: false }),
      state(3_001 * SECOND, { active: false, answered: false }),
      input(3_100 * SECOND),
      input(3_105 * SECOND),
    ];
    assert.deepEqual(present(signals), [[3_100, 3_105]]);
  });

  it('do not shorten pairing while they are answered, and end it when they are not', () => {
    const pairing = { pairing: true };
    const signals = [
      state(0, pairing),
      input(0),
      state(300 * SECOND, { ...pairing, beat: true }),
      state(335 * SECOND, { ...pairing, beat: true, answered: false }),
      input(500 * SECOND),
    ];
    assert.deepEqual(present(signals), [
      [0, 15],
      [15, 300],
    ]);
  });
});
