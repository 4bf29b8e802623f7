import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sumIntervals } from '../../../../src/core/time/kind';
import {
  DEFAULT_PARAMETERS,
  LARGEST_PARAMETER,
  SMALLEST_PARAMETER,
  type TimeParameters,
} from '../../../../src/core/time/parameters';
import type { Pulse } from '../../../../src/core/time/pulse';
import { intervalsBetween, marginOf } from '../../../../src/insights/time/intervalsBetween';
import { daysOfPulses, daysOfZone } from '../../../../src/insights/time/localDays';
import { STATE, typing } from '../../store/ledger/pulses';

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 9, 25, 0);
const LENGTH = 12 * HOUR;

/** Half a day of two windows: bursts of pulses with pauses of all lengths, some of them after an agent. */
const anyMorning: fc.Arbitrary<Pulse[]> = fc
  .array(
    fc.record({
      pause: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 6, arbitrary: fc.integer({ min: 0, max: 400_000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 * HOUR }) },
      ),
      length: fc.integer({ min: 1, max: 5_000 }),
      focused: fc.boolean(),
      window: fc.constantFrom('w1', 'w2'),
      what: fc.constantFrom('hands', 'input', 'agent', 'nothing' as const),
      surface: fc.constantFrom('editor', 'terminal', 'pr', 'diff' as const),
    }),
    { maxLength: 60, size: 'max' },
  )
  .map((steps) => {
    let at = BEGIN;
    return steps.flatMap(({ pause, length, focused, window, what, surface }) => {
      const start = at + pause;
      at = start + length;
      if (at > BEGIN + LENGTH) return [];
      const input = focused && (what === 'hands' || what === 'input');
      const owner = surface === 'pr' ? 'others' : surface === 'diff' ? 'own' : null;
      const pulse = typing(start, {
        window,
        end: at,
        state: { ...STATE, focused, active: focused, surface, owner },
        firstInput: input ? start : null,
        lastInput: input ? at : null,
        firstHands: focused && what === 'hands' ? start : null,
        lastHands: focused && what === 'hands' ? at : null,
        firstAgent: what === 'agent' ? start : null,
        lastAgent: what === 'agent' ? at : null,
        inputGap: input ? length : 0,
        edits: [],
      });
      const left = typing(start, {
        window: window === 'w1' ? 'w2' : 'w1',
        end: start,
        state: { ...STATE, focused: false, active: false },
        firstInput: null,
        lastInput: null,
        firstHands: null,
        lastHands: null,
        inputGap: 0,
        edits: [],
      });
      // Focus is at one window at a time.
      return focused ? [left, pulse] : [pulse];
    });
  });

const held = fc.integer({ min: SMALLEST_PARAMETER, max: LARGEST_PARAMETER });
const parameter = fc.oneof(fc.constant(0), held);
const anyParameters: fc.Arbitrary<TimeParameters> = fc.oneof(
  fc.constant(DEFAULT_PARAMETERS),
  fc.record(
    {
      idleTimeout: held,
      idleGrace: parameter,
      awayGrace: parameter,
      indirectCap: parameter,
      episodeGap: parameter,
      episodeLead: parameter,
      assistGap: parameter,
    },
    { noNullPrototype: true },
  ),
);

describe('intervals of a range', function () {
  this.timeout(60_000);
  it('are the same wherever the range is cut', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: LENGTH - 1 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyMorning, anyParameters, cuts, (pulses, params, at) => {
        const end = BEGIN + LENGTH;
        const whole = sumIntervals(intervalsBetween(pulses, params, BEGIN, end));
        const borders = [BEGIN, ...at.toSorted((a, b) => a - b).map((cut) => BEGIN + cut), end];
        const margin = marginOf(params);
        const parts = borders.slice(1).flatMap((to, index) => {
          const from = borders[index]!;
          const near = pulses.filter((p) => p.end > from - margin && p.start < to + margin);
          const next = ['w1', 'w2'].flatMap((window) => {
            const pulse = pulses.find((p) => p.window === window && p.start >= to + margin);
            return pulse === undefined ? [] : [pulse];
          });
          return intervalsBetween([...near, ...next], params, from, to);
        });
        assert.deepEqual(sumIntervals(parts), whole);
        for (const [index, { start }] of parts.slice(1).entries())
          assert.ok(start >= parts[index]!.end);
      }),
      { numRuns: 500 },
    );
  });
});

describe('local days of instants', function () {
  this.timeout(60_000);
  it('of a zone begin and end where its days do', () => {
    const days = daysOfZone('Europe/Berlin');
    const midnight = Date.UTC(2026, 9, 24, 22);
    assert.equal(days.at(midnight - 1).day, '2026-10-24');
    assert.deepEqual(
      [days.at(midnight).day, days.at(midnight).until],
      ['2026-10-25', midnight + 25 * HOUR],
    );
    assert.equal(days.at(midnight + 25 * HOUR).day, '2026-10-26');
  });

  it('of pulses follow the offset that each was written with', () => {
    const at = Date.UTC(2026, 10, 16, 22);
    // From Berlin (+1) to New York (-5): the evening of the 16th comes twice.
    const days = daysOfPulses([typing(at, { zone: 60 }), typing(at + 3 * HOUR, { zone: -300 })]);
    assert.equal(days.at(at - HOUR).day, '2026-11-16');
    assert.deepEqual(days.at(at), { day: '2026-11-16', until: at + HOUR });
    assert.deepEqual(days.at(at + HOUR), { day: '2026-11-17', until: at + 3 * HOUR });
    assert.deepEqual(days.at(at + 3 * HOUR), { day: '2026-11-16', until: at + 7 * HOUR });
    assert.equal(daysOfPulses([]).at(at).day, '2026-11-16');
  });
});
