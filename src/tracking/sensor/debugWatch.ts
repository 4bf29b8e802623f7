import type { RawEvent } from '../../core/events/rawEvent';
import { SCROLL_QUIET } from './scrollGuard';

/** Debug sessions: which run, and which stops were steps of the person. */
export class DebugWatch {
  private readonly sessions = new Set<string>();
  private stopped = false;
  private resumed = -Infinity;
  /** The last stop that nobody asked for (a breakpoint reached): it moves editors by itself. */
  private unasked = -Infinity;

  get running(): boolean {
    return this.sessions.size > 0;
  }

  /** Did a stop that nobody asked for just move the editor. */
  movedEditor(t: number): boolean {
    return t - this.unasked <= SCROLL_QUIET;
  }

  /** @returns true for a step, a continue or a pause by the person. */
  accept(event: RawEvent): boolean {
    switch (event.e) {
      case 'dbgStart':
        this.sessions.add(event.id);
        return false;
      case 'dbgEnd':
        this.sessions.delete(event.id);
        if (this.sessions.size === 0) this.stopped = false;
        return false;
      case 'dbgStack':
        // A thread without a frame runs: it is what is shown before the first stop and, by some, after a resume.
        return this.stackMoved(event.t, event.fr !== null);
      default:
        return false;
    }
  }

  /**
   * From a stop, whatever happens next is the person's doing (step, continue, another frame); a stop out of
   * a running program is one only right after it was resumed: that is a step that took a moment.
   */
  private stackMoved(t: number, stopped: boolean): boolean {
    const asked = this.stopped || (stopped && t - this.resumed <= SCROLL_QUIET);
    if (this.stopped && !stopped) this.resumed = t;
    if (stopped && !asked) this.unasked = t;
    this.stopped = stopped;
    return asked;
  }

  reset(): void {
    this.sessions.clear();
    this.stopped = false;
  }
}
