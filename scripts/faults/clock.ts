import type { Clock } from '../../src/core/ports/clock';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: Date.now,
  zone: () => 0,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
