/** A change of what is visible counts as scrolling only this long after anything else that moves text, ms. */
export const SCROLL_QUIET = 500;

/**
 * Tells scrolling from the visible-range changes that edits by others, layout changes, editor switches and
 * debug stops cause by themselves.
 */
export class ScrollGuard {
  private moved = -Infinity;
  /** Documents that are no files (output channels) move only themselves. */
  private readonly movedAlone = new Map<string, number>();

  /** Something other than the person moved text in the window. */
  disturb(t: number): void {
    this.moved = t;
  }

  /** Text of one document moved by itself. */
  disturbAlone(uri: string, t: number): void {
    this.movedAlone.set(uri, t);
    if (this.movedAlone.size > 64) {
      for (const [other, at] of this.movedAlone) {
        if (t - at > SCROLL_QUIET) this.movedAlone.delete(other);
      }
    }
  }

  isScroll(uri: string, t: number): boolean {
    const alone = this.movedAlone.get(uri) ?? -Infinity;
    return t - this.moved > SCROLL_QUIET && t - alone > SCROLL_QUIET;
  }
}
