import type { DashboardAction, DashboardHost } from '../../../protocol/dashboard';

/** What every part of the lower half needs of the page. */
export interface LowerHalfParts {
  readonly host: DashboardHost;
  readonly run: (action: DashboardAction) => void;
  readonly copy: (text: string) => void;
}

/** A part of the lower half of the weeks: it asks for its own data. */
export interface WeeksSection {
  readonly element: HTMLElement;
  /** The view was opened, or there is something new. */
  load(): void;
}
