import type { DashboardView } from '../../protocol/dashboard';

/**
 * A part of the page. Its element is made once and updated in place, so that focus, selection and scroll
 * survive a refresh.
 */
export interface Component<Model = DashboardView> {
  readonly element: HTMLElement;
  update(model: Model): void;
}

/** What is measured so far; what is not is shown without a number. */
export interface Features {
  readonly directed: boolean;
}
