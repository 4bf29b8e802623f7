import type { Clock } from '../../core/ports/clock';

/** The watcher stays on so long after the last agent ended: files are told of late, agents start in rows, ms. */
export const WATCH_ON = 10_000;

/** Keeps the workspace watched while an agent runs, and a little longer. */
export class AgentWatching {
  private on = false;
  private cancel: (() => void) | null = null;

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly setWatching: (on: boolean) => void,
  ) {}

  readonly running = (running: boolean): void => {
    this.cancel?.();
    this.cancel = null;
    if (running) this.set(true);
    else
      this.cancel = this.clock.after(WATCH_ON, () => {
        this.cancel = null;
        this.set(false);
      });
  };

  end(): void {
    this.cancel?.();
    this.cancel = null;
    this.set(false);
  }

  private set(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    this.setWatching(on);
  }
}
