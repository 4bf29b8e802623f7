import type { Page } from 'playwright-core';

const EXTENSION = 'hands-on-dev.hands-on';

/** Looks through the page's databases for the extension's value; as text, for it runs in the page as it is. */
const LOOK = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    try {
      for (const store of db.objectStoreNames) {
        const found = await done(db.transaction(store).objectStore(store).get('${EXTENSION}'));
        if (typeof found === 'string') return found;
      }
    } finally {
      db.close();
    }
  }
  return '{}';
})()`;

/** What the extension keeps on the client's side (`globalState`), as the browser has it on its disk by now. */
export async function clientStorage(page: Page): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await page.evaluate<string>(LOOK)) as Record<string, unknown>;
}
