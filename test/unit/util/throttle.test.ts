import assert from 'node:assert/strict';
import FakeTimers from '@sinonjs/fake-timers';
import { Throttle } from '../../../src/util/throttle';

describe('throttle', () => {
  let timers: FakeTimers.Clock;
  let runs: number[];
  let finish: (() => void)[];

  function throttle(interval = 1_000): Throttle {
    const timer = {
      now: () => timers.now,
      after: (ms: number, run: () => void) => {
        const id = timers.setTimeout(run, ms);
        return () => {
          timers.clearTimeout(id);
        };
      },
    };
    return new Throttle(timer, interval, () => {
      runs.push(timers.now);
      return new Promise((resolve) => finish.push(resolve));
    });
  }

  /** Ends the task that runs, and lets what follows from it happen. */
  async function end(): Promise<void> {
    finish.shift()?.();
    await timers.tickAsync(0);
  }

  beforeEach(() => {
    timers = FakeTimers.createClock(50_000);
    runs = [];
    finish = [];
  });

  it('runs at once, then at most once per interval', async () => {
    const one = throttle();
    one.request();
    assert.deepEqual(runs, [50_000]);
    await end();
    for (let at = 0; at < 5; at++) {
      await timers.tickAsync(100);
      one.request();
    }
    assert.deepEqual(runs, [50_000]);
    await timers.tickAsync(1_000);
    assert.deepEqual(runs, [50_000, 51_000]);
  });

  it('what is asked for while it runs is done once, afterwards', async () => {
    const one = throttle();
    one.request();
    await timers.tickAsync(3_000);
    one.request();
    one.request();
    assert.equal(runs.length, 1);
    await end();
    assert.deepEqual(runs, [50_000, 53_000]);
    await end();
    await timers.tickAsync(10_000);
    assert.equal(runs.length, 2);
  });

  it('a clock that was set back delays by one interval at most', async () => {
    const one = throttle();
    one.request();
    await end();
    timers.setSystemTime(10_000);
    one.request();
    await timers.tickAsync(1_000);
    assert.equal(runs.length, 2);
  });

  it('after its end nothing runs', async () => {
    const one = throttle();
    one.request();
    await end();
    one.request();
    one.dispose();
    one.request();
    await timers.tickAsync(10_000);
    assert.equal(runs.length, 1);
  });
});
