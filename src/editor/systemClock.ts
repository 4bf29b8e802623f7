import type { Clock } from '../core/ports/clock';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  zone: (at) => -new Date(at).getTimezoneOffset(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
