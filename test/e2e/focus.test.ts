import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { workbenchReady } from '../../scripts/vscode/browser';
import { eventually, sendSignal } from '../../scripts/vscode/processes';
import type { FocusSession } from '../../src/core/focus/session';
import type { ReportSession } from '../../src/insights/report/reportSessions';
import { codeLines, makeRepository, ME } from '../support/repository';
import { cliJson, ledgerIn } from './support/played';
import { Session } from './support/session';
import { PATIENCE, type Workbench } from './support/workbench';

const MINUTE = 60_000;

describe('a focus session', () => {
  let session: Session;
  let first: Workbench;
  let second: Workbench;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        const date = Date.now() - 86_400_000;
        const files = { 'src/a.ts': codeLines('a', 80) };
        makeRepository(folder, [{ author: ME, message: 'Count things', date, files }]);
      },
    });
    first = session.workbench;
    await first.started();
    await first.openFile('src/a.ts');
    await first.blur();
    second = await session.openWindow();
    await second.started();
    await second.blur();
    await first.page.bringToFront();
    await first.focus();
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed') return;
    await first.screenshot(`${currentTest.title} (first)`);
    await second.screenshot(`${currentTest.title} (second)`);
  });

  /** The state by its icon, and what is left. */
  const shown = async (workbench: Workbench): Promise<string> => {
    const item = workbench.statusBar().first();
    const icons = await item
      .locator('.codicon')
      .evaluateAll((all) =>
        all.map(
          (icon) => /codicon-(?!modifier)([\w-]+)/.exec(icon.getAttribute('class') ?? '')?.[1],
        ),
      );
    return [...icons, (await item.innerText()).trim()].join(' ');
  };
  const shows = async (workbench: Workbench, words: RegExp): Promise<void> => {
    const fits = async (): Promise<boolean> => words.test(await shown(workbench));
    assert.ok(await eventually(fits, PATIENCE), `${await shown(workbench)} is not ${words.source}`);
  };
  /** Opens the pick of the status bar by keyboard. */
  const openPick = async (workbench: Workbench): Promise<void> => {
    const opens = async (): Promise<boolean> => {
      await workbench.statusBar().first().locator('a').first().focus();
      await workbench.press('Enter');
      // An item that is drawn anew in between loses the focus.
      return workbench
        .quickInput()
        .locator('.monaco-list-row')
        .first()
        .waitFor({ timeout: 10_000 })
        .then(
          () => true,
          () => false,
        );
    };
    assert.ok(await eventually(opens, PATIENCE), 'the pick of the status bar does not open');
  };
  const asked = async ({ page }: Workbench, title: string): Promise<void> => {
    await page.locator('.quick-input-title', { hasText: title }).waitFor();
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  };
  const ledger = (): string => {
    const file = ledgerIn(session.dataFolder);
    assert.ok(file !== undefined);
    return file;
  };
  const reportedSessions = (): readonly ReportSession[] => {
    const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
    const range = ['--from', day(Date.now() - 86_400_000), '--to', day(Date.now() + 86_400_000)];
    const report = cliJson('report', '--ledger', ledger(), ...range);
    return (report as { sessions: readonly ReportSession[] }).sessions;
  };

  it('starts by two keys from the status bar, and both windows count down', async () => {
    await openPick(first);
    await first.press('Enter');
    await asked(first, 'What For?');
    await first.press('Enter');
    await shows(first, /^target (?:50|49)m/);
    await shows(second, /^target (?:50|49)m/);
    const [only, ...rest] = reportedSessions();
    assert.deepEqual([only?.state, only?.planned, rest.length], ['running', 50 * MINUTE, 0]);
  });

  it('is paused in one window and goes on in the other', async () => {
    await openPick(second);
    await second.press('Enter');
    await shows(second, /^debug-pause \d+m/);
    await shows(first, /^debug-pause \d+m/);
    await openPick(first);
    await first.press('Enter');
    await shows(first, /^target \d+m/);
    await shows(second, /^target \d+m/);
  });

  it('is still there after the window was loaded anew', async () => {
    await first.page.reload();
    await workbenchReady(first.page);
    await first.started();
    await shows(first, /^target \d+m/);
    const [only] = reportedSessions();
    assert.equal(only?.state, 'running');
  });

  it('asks what a sleep was, and takes a break for a break', async () => {
    await sleepFor(20 * MINUTE);
    await shows(first, /^question session/);
    await first.answer('had it ended?', 'A Break');
    await shows(first, /^target (?:50|49|48|47)m/);
    await shows(second, /^target (?:50|49|48|47)m/);
    const [only] = reportedSessions();
    assert.ok((only?.paused ?? 0) >= 19 * MINUTE, String(only?.paused));
    assert.ok((only?.ran ?? Infinity) <= 5 * MINUTE, String(only?.ran));
  });

  it('ends with what was built, and what broke it by one key', async () => {
    await first.openFile('src/a.ts');
    await first.press('Control+Home');
    await first.type('const built = 1;\n');
    await openPick(first);
    await first.press('ArrowDown', 'Enter');
    await asked(first, 'What Broke It?');
    await first.press('m');
    const toast = first.page.locator('.notification-toast', { hasText: 'Session over: built' });
    await toast.waitFor({ timeout: PATIENCE });
    await shows(first, /^tools/);
    await shows(second, /^tools/);
    const measured = (): boolean => (reportedSessions()[0]?.built ?? 0) > 0;
    assert.ok(await eventually(measured, PATIENCE, 500));
    const [only, ...rest] = reportedSessions();
    assert.deepEqual([only?.state, only?.broke, rest.length], ['ended', 'meeting', 0]);
    assert.ok((only?.end ?? 0) > Date.now() - 5 * MINUTE);
  });

  /**
   * The computer sleeps: the extension hosts stop, and when they go on, that long has passed since they were
   * heard of last. Only the session is moved into the past; nobody waits for it here.
   */
  async function sleepFor(ms: number): Promise<void> {
    const hosts = await session.server.extensionHosts();
    assert.ok(hosts.length >= 2, `${hosts.length} extension hosts`);
    const slept = (): boolean => {
      for (const pid of hosts) sendSignal(pid, 'SIGSTOP');
      try {
        moveSession(ms);
        return true;
      } catch (error) {
        // One of them was stopped while it wrote.
        if (/locked|busy/.test(String(error))) return false;
        throw error;
      } finally {
        for (const pid of hosts) sendSignal(pid, 'SIGCONT');
      }
    };
    assert.ok(await eventually(slept, PATIENCE), 'the ledger is always locked');
  }

  function moveSession(ms: number): void {
    const db = new DatabaseSync(ledger());
    try {
      const row = db.prepare('SELECT record FROM session WHERE open = 1').get();
      const moved = earlier(JSON.parse(String(row?.['record'])) as FocusSession, ms);
      db.prepare('UPDATE session SET start = ?, record = ? WHERE open = 1').run(
        moved.start,
        JSON.stringify(moved),
      );
    } finally {
      db.close();
    }
  }
});

function earlier(session: FocusSession, ms: number): FocusSession {
  return {
    ...session,
    start: session.start - ms,
    plannedEnd: session.plannedEnd - ms,
    seen: session.seen - ms,
    spans: session.spans.map((span) => ({
      ...span,
      start: span.start - ms,
      end: span.end === null ? null : span.end - ms,
    })),
  };
}
