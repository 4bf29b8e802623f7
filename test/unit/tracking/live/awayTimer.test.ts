import assert from 'node:assert/strict';
import { AwayTimer, type AwayTimerParts } from '../../../../src/tracking/live/awayTimer';
import { input, state } from '../../../support/signals';
import { VirtualClock } from '../../editor/support/virtualClock';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A timer and what it told last, in s after its start. */
function timer(change: Partial<AwayTimerParts> = {}): {
  readonly clock: VirtualClock;
  readonly timer: AwayTimer;
  readonly passed: () => number;
  readonly running: boolean[];
  focus(focused: boolean): void;
  touch(): void;
} {
  const clock = new VirtualClock();
  const start = clock.now();
  const running: boolean[] = [];
  let latest = 0;
  const away = new AwayTimer({
    clock,
    shortAbsence: 0,
    endsWithInput: true,
    passed: (from, to) => {
      assert.equal(from, start);
      assert.ok(to - from >= latest);
      latest = to - from;
    },
    changed: (on) => running.push(on),
    ...change,
  });
  away.toggle();
  return {
    clock,
    timer: away,
    passed: () => latest / SECOND,
    running,
    focus: (focused) => {
      away.hear(state(clock.now(), { focused }));
    },
    touch: () => {
      away.hear(input(clock.now()));
    },
  };
}

describe('a timer of something that the editor cannot see', () => {
  it('counts until the person comes back to the window', () => {
    const one = timer();
    one.touch();
    one.clock.go(5 * SECOND);
    one.focus(false);
    one.clock.go(10 * MINUTE);
    assert.equal(one.passed(), 600);
    one.focus(true);
    assert.equal(one.passed(), 605);
    assert.deepEqual(one.running, [true, false]);
    one.clock.go(60 * MINUTE);
    assert.equal(one.passed(), 605);
  });

  it('counts until the window is used again where it was never left', () => {
    const one = timer();
    one.clock.go(3 * SECOND);
    one.touch();
    one.clock.go(5 * MINUTE);
    one.touch();
    assert.equal(one.passed(), 303);
    assert.equal(one.timer.running, false);
  });

  it('ends when it is chosen again, and after half an hour', () => {
    const chosen = timer();
    chosen.clock.go(90 * SECOND);
    chosen.timer.toggle();
    assert.equal(chosen.passed(), 90);
    const forgotten = timer();
    forgotten.focus(false);
    forgotten.clock.go(3 * 60 * MINUTE);
    assert.equal(forgotten.passed(), 1_800);
    assert.deepEqual(forgotten.running, [true, false]);
  });

  it('counts nothing of what the machine slept', () => {
    const one = timer();
    one.focus(false);
    one.clock.go(4 * MINUTE);
    one.clock.sleep(8 * 60 * MINUTE);
    one.focus(true);
    assert.equal(one.passed(), 240);
    assert.equal(one.timer.running, false);
  });

  it('goes on over a short look away where that is no return', () => {
    const one = timer({ shortAbsence: MINUTE, endsWithInput: false });
    one.clock.go(MINUTE);
    one.touch();
    one.focus(false);
    one.clock.go(30 * SECOND);
    one.focus(true);
    assert.equal(one.timer.running, true);
    one.focus(false);
    one.clock.go(2 * MINUTE);
    one.focus(true);
    assert.equal(one.timer.running, false);
  });

  it('ends with the record of its window', () => {
    const one = timer();
    one.clock.go(MINUTE);
    one.timer.hear({ type: 'end', t: one.clock.now() });
    assert.equal(one.timer.running, false);
  });
});
