import type { BrowserContext, Page } from 'playwright-core';

/** Something that a person did, or that they could see from then on. */
export interface Sight {
  /** Epoch ms, by the browser's clock: of a key, when it was pressed, however late the page took it. */
  readonly at: number;
  readonly what: 'key' | 'tab';
  /** The key's name, or the label of the tab that came to the front. */
  readonly name: string;
}

/** Runs in every page before VS Code does; as text, for it runs in the page as it is. */
const WATCH = `(() => {
  if (window !== window.top) return;
  const sights = (window.handsOnSights = []);
  addEventListener('keydown', ({ key, timeStamp }) => {
    sights.push({ at: performance.timeOrigin + timeStamp, what: 'key', name: key });
  }, { capture: true });
  let front = '';
  const look = () => {
    const tab = document.querySelector('.tabs-container .tab.active .label-name');
    const name = tab === null ? '' : tab.textContent;
    if (name === front) return;
    front = name;
    sights.push({ at: Date.now(), what: 'tab', name });
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['class'],
  });
})()`;

/**
 * Notes what is really played, and when, in the pages of a browser. The driver's own clock is of no use for that: on
 * a busy machine it hears late that something was done.
 */
export async function watchPages(context: BrowserContext): Promise<void> {
  await context.addInitScript(WATCH);
}

/** What happened in a page so far, in order. */
export async function sights(page: Page): Promise<readonly Sight[]> {
  return page.evaluate<Sight[]>('window.handsOnSights');
}
