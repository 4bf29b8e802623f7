import type { Child } from '../dom/h';
import { fill } from '../dom/h';

/** Fills an element anew; the focus stays on the button that is called the same, as under a finger. */
export function fillInPlace(element: HTMLElement, ...children: Child[]): void {
  const { activeElement } = document;
  const inside = activeElement !== null && element.contains(activeElement);
  const called = inside ? activeElement.textContent : null;
  fill(element, ...children);
  if (called === null) return;
  const buttons = [...element.querySelectorAll('button')];
  buttons.find(({ textContent }) => textContent === called)?.focus();
}
