/**
 * A part of a page. Its element is made once and updated in place, so that focus, selection and scroll
 * survive a refresh.
 */
export interface Component<Model> {
  readonly element: HTMLElement;
  update(model: Model): void;
}
