import { JSDOM } from 'jsdom';

const GLOBALS = [
  ...(['window', 'document', 'Node', 'HTMLElement'] as const),
  ...(['MutationObserver', 'getComputedStyle'] as const),
] as const;

/** Gives a test a fresh page, as the components expect it to be there; call within a suite. */
export function usePage(): { readonly root: () => HTMLElement } {
  const before = new Map<string, unknown>();
  const scope = globalThis as unknown as Record<string, unknown>;
  let dom: JSDOM;

  beforeEach(() => {
    dom = new JSDOM('<!doctype html><html lang="en"><body><div id="app"></div></body></html>', {
      url: 'https://webview.test/',
      pretendToBeVisual: true,
    });
    dom.window.scrollTo = () => undefined;
    const page = dom.window as unknown as Record<string, unknown>;
    for (const name of GLOBALS) {
      before.set(name, scope[name]);
      scope[name] = name === 'window' ? page : page[name];
    }
  });
  afterEach(() => {
    dom.window.close();
    for (const [name, value] of before) scope[name] = value;
  });
  return {
    root: () => {
      const root = document.querySelector<HTMLElement>('#app');
      if (root === null) throw new Error('The page has no root');
      return root;
    },
  };
}

/** What is read: without non-breaking blanks and hidden parts. */
export function textOf(element: Element | null): string {
  if (element === null) return '';
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[hidden]')) hidden.remove();
  return copy.textContent.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ').trim();
}

/** ms of a duration on the page, from its machine-readable value. */
export function msOf(element: Element | null | undefined): number {
  const value = /^PT([\d.]+)S$/.exec(element?.getAttribute('datetime') ?? '')?.[1];
  if (value === undefined) throw new Error('No duration');
  return Math.round(Number(value) * 1000);
}
