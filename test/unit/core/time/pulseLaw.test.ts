import assert from 'node:assert/strict';
import fc from 'fast-check';
import { intervalsOf } from '../../../../src/core/time/intervals';
import { joinIntervals } from '../../../../src/core/time/joinIntervals';
import { SURFACES } from '../../../../src/core/time/kind';
import type { TimeParameters } from '../../../../src/core/time/parameters';
import { PULSE_LENGTH, type Pulse, type PulseState } from '../../../../src/core/time/pulse';
import type { Signal } from '../../../../src/tracking/signal';
import { edit, EDITOR, input, pulsesOf } from '../../../support/signals';

const repo = fc.constantFrom('file:///lake', 'file:///river', null);
const stateChange: fc.Arbitrary<Partial<PulseState>> = fc.record(
  {
    focused: fc.boolean(),
    active: fc.boolean(),
    answered: fc.boolean(),
    beat: fc.boolean(),
    busy: fc.boolean(),
    surface: fc.constantFrom(...SURFACES),
    repo,
    path: fc.constantFrom('a.ts', 'b.ts', null),
    owner: fc.constantFrom('others' as const, 'own' as const, 'revisions' as const, null),
    refs: fc.constantFrom(['1', '2'] as const, null),
    debug: fc.boolean(),
    agentMade: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Gaps around every threshold: within a pulse, within a minute, around idle and episode limits, long. */
const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 4_000, max: 70_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 70_000, max: 400_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(5_000, 15_000, 60_000, 120_000, 300_000) },
);

type Step = (t: number, before: PulseState) => { signals: Signal[]; state: PulseState };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Step>((t, state) => ({ signals: [input(t)], state })) },
  {
    weight: 4,
    arbitrary: repo.map<Step>((at) => (t, state) => ({
      signals: [input(t), edit(t, { repo: at ?? 'file:///lake' })],
      state,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>((t, state) => ({
      signals: [edit(t, { origin: 'assisted', hands: false, agent: true })],
      state,
    })),
  },
  {
    weight: 3,
    arbitrary: stateChange.map<Step>((change) => (t, before) => {
      const state = { ...before, ...change };
      const gained = state.focused && !before.focused;
      return { signals: [{ type: 'state', t, state }, ...(gained ? [input(t)] : [])], state };
    }),
  },
);

const record = fc.array(fc.tuple(gap, step), { minLength: 1, maxLength: 60 }).map((steps) => {
  let t = 1_700_000_000_000;
  let state = EDITOR;
  const signals: Signal[] = [{ type: 'state', t, state }, input(t)];
  for (const [wait, take] of steps) {
    t += wait;
    const taken = take(t, state);
    state = taken.state;
    signals.push(...taken.signals.filter((s) => s.type !== 'input' || state.focused));
  }
  return signals;
});

const ms = fc.oneof(fc.constant(0), fc.integer({ min: PULSE_LENGTH, max: 600_000 }));
const parameters: fc.Arbitrary<TimeParameters> = fc.record({
  idleTimeout: ms,
  idleGrace: ms,
  awayGrace: ms,
  indirectCap: ms,
  episodeGap: ms,
  episodeLead: ms,
  assistGap: ms,
});

describe('pulses', () => {
  it('give the same intervals as the signals they sum up, for any parameters', () => {
    fc.assert(
      fc.property(record, parameters, (signals, params) => {
        const fine = intervalsOf(pulsesOf(signals, { length: 0 }), params);
        const coarse = intervalsOf(pulsesOf(signals), params);
        assert.deepEqual(joinIntervals(coarse), joinIntervals(fine));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are at most five seconds long, in order, and never overlap', () => {
    fc.assert(
      fc.property(record, (signals) => {
        const pulses = pulsesOf(signals);
        pulses.forEach((pulse, i) => {
          assert.ok(pulse.end - pulse.start <= PULSE_LENGTH);
          assert.ok(pulse.end <= (pulses[i + 1]?.start ?? Infinity));
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('intervals of several windows', () => {
  it('are disjoint, never longer than the clock, and the same in any order of arrival', () => {
    fc.assert(
      fc.property(
        record,
        record,
        parameters,
        fc.infiniteStream(fc.boolean()),
        (a, b, params, coin) => {
          const first = pulsesOf(a, { window: 'w1' });
          const second = pulsesOf(b, { window: 'w2' });
          const intervals = intervalsOf([...first, ...second], params);
          const shuffled: Pulse[] = [];
          while (first.length > 0 || second.length > 0) {
            const from =
              second.length === 0 || (first.length > 0 && coin.next().value) ? first : second;
            shuffled.push(...from.splice(0, 1));
          }
          assert.deepEqual(intervalsOf(shuffled, params), intervals);
          intervals.forEach((interval, i) => {
            assert.ok(interval.end > interval.start);
            assert.ok(interval.end <= (intervals[i + 1]?.start ?? Infinity));
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
