/**
 * Calls an action once: on Ctrl+C, when told to end, or when the process that started this one is gone (npm
 * and shells that are killed do not pass it on).
 */
export function onInterrupt(action: () => void): void {
  const parent = process.ppid;
  const state = { over: false };
  const once = (): void => {
    if (state.over) return;
    state.over = true;
    clearInterval(watch);
    action();
  };
  const watch = setInterval(() => {
    if (process.ppid !== parent) once();
  }, 1000);
  watch.unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
}
