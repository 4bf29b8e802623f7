import assert from 'node:assert/strict';
import { workbenchReady } from '../../scripts/vscode/browser';
import { eventually } from '../../scripts/vscode/processes';
import { codeLines, makeRepository, ME } from '../support/repository';
import { cliJson, leave, ledgerIn, reported, reportedOnce, typeInto } from './support/played';
import { Session } from './support/session';
import { PATIENCE, type Workbench } from './support/workbench';

/** Two windows' clocks and messages: what was played and what was measured may differ by so much, ms. */
const CLOSE = 2_000;
const TURN = 6_000;

/**
 * Waits until VS Code has written which editors are open, with all of these words among what they remember.
 * A browser gives it no time when a page goes, so it writes every 5 s, but only while the page has the focus
 * and nothing else to do: on a busy machine that may take long.
 */
async function kept(workbench: Workbench, words: readonly string[]): Promise<void> {
  await workbench.focus();
  const written = (): Promise<string> => workbench.page.evaluate(readOpenEditors);
  const all = async (): Promise<boolean> => {
    // What a page remembers is text within text within text.
    const text = (await written()).replaceAll('\\', '');
    return words.every((word) => text.includes(word));
  };
  assert.ok(await eventually(all, 90_000, 500), `not among ${await written()}`);
}

/** Runs in the page, without a name for anything inside of it: what its databases hold about open editors. */
async function readOpenEditors(): Promise<string> {
  const found: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db-')) continue;
    found.push(
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => {
          reject(opening.error ?? new Error(name));
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const items = database.transaction('ItemTable').objectStore('ItemTable');
          const reading: IDBRequest<unknown> = items.get('memento/workbench.parts.editor');
          reading.onerror = () => {
            reject(reading.error ?? new Error(name));
          };
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result);
          };
        };
      }),
    );
  }
  return found.filter((one) => typeof one === 'string').join('\n');
}

describe('several windows of one person', () => {
  let session: Session;
  let first: Workbench;
  let second: Workbench;
  /** Characters typed in all windows. */
  let typed = 0;
  let begun = 0;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        const date = Date.now() - 86_400_000;
        const files = { 'src/a.ts': codeLines('a', 80), 'src/b.ts': codeLines('b', 80) };
        makeRepository(folder, [{ author: ME, message: 'Count things', date, files }]);
      },
      settings: { 'handsOn.idleTimeout': 20, 'handsOn.idleGrace': 5 },
    });
    first = session.workbench;
    await first.started();
    begun = Date.now();
    await first.openFile('src/a.ts');
    await first.blur();
    second = await session.openWindow();
    await second.started();
    await second.openFile('src/b.ts');
    await second.blur();
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  const turn = async (workbench: Workbench, ms: number): Promise<void> => {
    const text = 'word ';
    for (const end = Date.now() + ms; Date.now() < end; typed += text.length) {
      await workbench.type(text, 80);
    }
  };
  /** Waits until every character is in the ledger and nothing more comes, and gives what was built, ms. */
  const built = async (patience = PATIENCE): Promise<number> => {
    let last = -1;
    let times = 0;
    const settled = await reportedOnce(
      session,
      ({ origins, headlines }) => {
        times = headlines.built === last ? times + 1 : 1;
        last = headlines.built;
        return origins.typed.inserted === typed && times >= 3;
      },
      patience,
    );
    return settled.headlines.built;
  };

  it('adds up what is typed in turn, and counts no instant twice', async () => {
    const focused: number[] = [];
    const left: number[] = [];
    for (const workbench of [first, second, first, second]) {
      await workbench.page.bringToFront();
      focused.push(await workbench.focus());
      await turn(workbench, TURN);
      left.push(await workbench.blur());
    }
    const played = Math.max(...left) - Math.min(...focused);
    const measured = await built();
    assert.ok(Math.abs(measured - played) <= CLOSE, `${measured} ms built, ${played} ms played`);
  });

  it('counts two windows that both seem to have the focus once', async () => {
    const before = reported(session).headlines.built;
    const start = await first.focus();
    await second.focus();
    for (let round = 0; round < 3; round++) {
      await turn(first, TURN / 3);
      await turn(second, TURN / 3);
    }
    await first.blur();
    const played = (await second.blur()) - start;
    // Short absences between the turns are time at work as well.
    const measured = (await built()) - before;
    assert.ok(measured >= played - CLOSE, `${measured} ms built, ${played} ms played`);
    const { kinds } = reported(session);
    const all = Object.values(kinds).reduce((sum, ms) => sum + ms, 0);
    assert.ok(all <= Date.now() - begun, `${all} ms of ${Date.now() - begun} ms`);
  });

  it('loses nothing when one of them is closed in the middle', async () => {
    await first.focus();
    await turn(first, 2_000);
    await first.page.close({ runBeforeUnload: false });
    await second.page.bringToFront();
    await second.focus();
    await turn(second, 2_000);
    await second.press('Control+S');
    // A window that is closed has little time: what it does not get done waits for the next one that begins.
    for (let again = 3; ; again--) {
      try {
        await built(20_000);
        return;
      } catch (error) {
        if (again === 0) throw error;
        await second.page.reload();
        await second.started();
      }
    }
  });

  it('shows the dashboard after a reload where it was', async () => {
    await second.runCommand('Hands-On: Open Dashboard');
    const shown = await second.webview('[data-figure="built"]');
    await shown.locator('input[value="month"]').check();
    await shown
      .locator('h1#period-title')
      // A month's name, and not the week that was shown before.
      .filter({ hasText: /^[A-Z][a-z]+ 20\d\d$/ })
      .waitFor();
    await second.page.setViewportSize({ width: 900, height: 500 });
    await shown.evaluate(() => {
      window.scrollTo(0, 120);
    });
    const title = await shown.locator('h1#period-title').innerText();
    const top = await shown.evaluate(() => window.scrollY);
    assert.ok(top > 0, 'the page cannot be scrolled');
    await kept(second, ['handsOn.dashboard', '"period":"month"', `"scroll":${top}`]);
    await second.page.reload();
    await workbenchReady(second.page);
    const again = await second.webview('[data-figure="built"]', 60_000);
    await again.locator('h1#period-title').filter({ hasText: title }).waitFor();
    assert.equal(await again.locator('input[value="month"]').isChecked(), true);
    const scrolled = (): Promise<boolean> => again.evaluate((y) => window.scrollY === y, top);
    assert.ok(await eventually(scrolled, PATIENCE), `not at ${top}`);
  });

  it('leaves a ledger that is whole, with every character in it', async () => {
    await second.started();
    typed += await typeInto(second, 'src/a.ts', 'the end');
    await leave(session, typed);
    await session.closeWindow();
    assert.equal(reported(session).origins.typed.inserted, typed);
    const ledger = ledgerIn(session.dataFolder) ?? '';
    assert.equal((cliJson('check', '--ledger', ledger) as { ok: boolean }).ok, true);
  });
});
