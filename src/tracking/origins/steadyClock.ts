/**
 * A clock made of the events' own times that never goes back: a step of the computer's clock, or a record out
 * of order, stands still instead of reopening what was decided.
 */
export class SteadyClock {
  private raw: number | null = null;
  private steady = 0;

  /** The time of the next event, ms. */
  tick(raw: number): number {
    if (this.raw === null) this.steady = raw;
    else if (raw > this.raw) this.steady += raw - this.raw;
    this.raw = raw;
    return this.steady;
  }

  /** What {@link tick} would say at that time, without taking it. */
  peek(raw: number): number {
    return this.raw === null || raw <= this.raw ? this.steady : this.steady + raw - this.raw;
  }
}
