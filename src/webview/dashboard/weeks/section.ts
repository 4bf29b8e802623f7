/** A part of the lower half of the weeks: it asks for its own data. */
export interface WeeksSection {
  readonly element: HTMLElement;
  /** The view was opened, or there is something new. */
  load(): void;
}
