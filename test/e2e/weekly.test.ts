import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventually } from '../../scripts/vscode/processes';
import { hostIdentity } from '../../src/backend/hostIdentity';
import { addDays } from '../../src/core/calendar/day';
import { weekdayOf } from '../../src/core/calendar/week';
import { lastDue } from '../../src/core/weekly/schedule';
import { weekTitle } from '../../src/core/weekly/weekWords';
import { ledgerFileName } from '../../src/protocol/worker';
import { openLedger } from '../../src/store/ledger/openLedger';
import type { Pulse } from '../../src/core/time/pulse';
import { addCommit, codeLines, git, makeRepository, ME } from '../support/repository';
import { STATE, typing } from '../unit/store/ledger/pulses';
import { cliJson, type Reported } from './support/played';
import { Session } from './support/session';
import { PATIENCE, type Workbench } from './support/workbench';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The setting by which the summary became due a minute ago, and the week that it tells of. */
function dueNow(): { readonly setting: string; readonly week: string } {
  const at = Date.now() - MINUTE;
  const iso = new Date(at).toISOString();
  const weekday = weekdayOf(iso.slice(0, 10));
  const minutes = Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16));
  return {
    setting: `${NAMES[weekday] ?? ''} ${iso.slice(11, 16)}`,
    week: lastDue({ weekday, minutes }, 'UTC', Date.now()).week,
  };
}

/** Pulses of so many minutes: of typing, or of scrolling through a pull request. */
function played(start: number, minutes: number, change: Partial<Pulse> = {}): Pulse[] {
  return Array.from({ length: minutes * 12 }, (_, index) =>
    typing(start + index * 5_000, { window: `w${start}`, zone: 0, ...change }),
  );
}

/** How the summary of the week begins. */
const SUMMARY = /uilt\s1\sh\s30, reviewed\s1\sh\s00/;

const REVIEW: Partial<Pulse> = {
  state: { ...STATE, surface: 'pr', owner: 'others' },
  firstHands: null,
  lastHands: null,
  handsRepo: null,
  edits: [],
};

describe('the end of a week, and a hand-off', () => {
  let session: Session;
  let first: Workbench;
  let second: Workbench;
  let ledger = '';
  const due = dueNow();
  const { week } = due;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        const files = { 'src/a.ts': codeLines('a', 40), 'src/b.ts': codeLines('b', 40) };
        makeRepository(folder, [
          { author: ME, message: 'Begin', date: Date.now() - 30 * DAY, files },
        ]);
      },
      settings: {
        'handsOn.weeklySummary': due.setting,
        'handsOn.protectedBlocks': [
          { name: 'Design', days: ['tue', 'wed', 'thu', 'sun'], start: '23:00', end: '24:00' },
        ],
      },
      env: { TZ: 'UTC' },
      // Due all the time, but nobody looks at a window.
      focused: false,
      prepare: ({ dataFolder }) => {
        mkdirSync(dataFolder, { recursive: true });
        ledger = path.join(dataFolder, ledgerFileName(hostIdentity().key));
        const kept = openLedger({ file: ledger, host: hostIdentity(), now: Date.now() });
        const monday = Date.parse(due.week);
        kept.ledger.append(played(monday + 9 * HOUR, 90));
        kept.ledger.append(played(monday + 13 * HOUR, 60, REVIEW));
        kept.ledger.close();
      },
    });
    first = session.workbench;
    await first.started();
    await first.blur();
    second = await session.openWindow();
    await second.started();
    await second.blur();
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    console.log(noticesInLedger(), session.log());
    for (const [name, workbench] of [
      ['first', first],
      ['second', second],
    ] as const) {
      await workbench.screenshot(`${this.currentTest.title} (${name})`);
    }
  });

  const summaries = async (workbench: Workbench): Promise<number> =>
    (await workbench.toasts()).filter((text) => /uilt\s1\sh\s30/.test(text)).length;
  const noticesInLedger = (): Record<string, unknown>[] => {
    const db = new DatabaseSync(ledger, { readOnly: true });
    try {
      return db.prepare('SELECT kind, key, shown, held, settled FROM notice').all();
    } finally {
      db.close();
    }
  };
  const shownInLedger = (): number =>
    noticesInLedger().filter(({ kind, shown }) => kind === 'weekly' && shown !== null).length;

  it('is summed up once, in the window that is looked at', async () => {
    assert.deepEqual([await summaries(first), await summaries(second)], [0, 0]);
    await second.page.bringToFront();
    await second.focus();
    await second.page
      .locator('.notification-toast')
      .filter({ hasText: SUMMARY })
      .waitFor({ timeout: 90_000 });
    assert.deepEqual([await summaries(first), await summaries(second)], [0, 1]);
    assert.equal(shownInLedger(), 1);
  });

  it('shows the week with the numbers of the ledger', async () => {
    await second.answer(SUMMARY, 'Open week', 0);
    const page = await second.webview('.markdown-body h1', PATIENCE);
    const text = (await page.locator('.markdown-body').innerText()).replaceAll('\u00a0', ' ');
    assert.ok(text.startsWith(weekTitle(week)), text);
    const range = ['--from', week, '--to', addDays(week, 6), '--tz', 'UTC'];
    const { totals } = cliJson('report', '--ledger', ledger, ...range) as { totals: Reported };
    // What the windows themselves measured since is under a minute.
    assert.ok(totals.headlines.built - 90 * MINUTE < MINUTE, JSON.stringify(totals.headlines));
    assert.match(text, /Week\s+1 h 30\s+1 h 00/);
    assert.match(text, /One decision for next week/);
  });

  it('ends in one decision, which the week keeps', async () => {
    const { page } = second;
    await page.locator('.editor-actions').getByLabel('Plan Next Week').first().click();
    const row = page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'Keep' });
    await row.first().click();
    let text = '';
    const decided = async (): Promise<boolean> => {
      const shown = await second.webview('.markdown-body h1');
      // The frame may go while it is asked.
      text = await shown
        .locator('.markdown-body')
        .innerText({ timeout: 5_000 })
        .catch(() => '');
      return /Decided:\s+Keep Design/.test(text);
    };
    const said = await eventually(decided, PATIENCE, 500);
    assert.ok(said, `the page does not say what was decided: ${text}`);
  });

  it('is told in no other window, and not again after a reload', async () => {
    await second.blur();
    await first.page.bringToFront();
    await first.focus();
    // That it is asked for by hand shows that the window had its time to look.
    await first.runCommand('Hands-On: Open Week');
    await first.tab('Preview Week').waitFor({ timeout: PATIENCE });
    await first.blur();
    await second.page.bringToFront();
    await second.page.reload();
    await second.started();
    await second.blur();
    await second.focus();
    await second.runCommand('Hands-On: Open Week');
    await second.tab('Preview Week').waitFor({ timeout: PATIENCE });
    assert.deepEqual([await summaries(first), await summaries(second)], [0, 0]);
    assert.equal(shownInLedger(), 1);
  });

  it('leaves a note of a dirty repository, and writes nothing into it', async () => {
    const { folder } = session;
    addCommit(folder, {
      author: ME,
      message: 'Count <more> things',
      date: Date.now(),
      files: { 'src/b.ts': codeLines('b', 50) },
    });
    writeFileSync(path.join(folder, 'src/a.ts'), codeLines('changed', 40));
    writeFileSync(path.join(folder, 'new ü`file.ts'), 'export {};\n');
    const before = git(folder, ['status', '--porcelain', '-z']);
    const notes = path.join(path.dirname(folder), 'notes');
    const machine = path.join(session.server.dataDir, 'data/Machine');
    mkdirSync(machine, { recursive: true });
    const settings = JSON.stringify({ 'handsOn.handOffFolder': notes });
    writeFileSync(path.join(machine, 'settings.json'), settings);
    await second.openFile('src/a.ts');
    await second.press('Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowRight');

    const save = second.page
      .locator('.quick-input-widget .monaco-list-row')
      .filter({ hasText: `Save in ${notes}` });
    const offered = async (): Promise<boolean> => {
      await second.startCommand('Hands-On: Write Hand-Off Note');
      await second.page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
      if ((await save.count()) > 0) return true;
      await second.press('Escape');
      return false;
    };
    assert.ok(await eventually(offered, PATIENCE, 500), 'the folder of the setting is not offered');
    await save.click();
    await second.tab('hand-off').waitFor();
    const [file = ''] = readdirSync(notes);
    assert.match(file, /^hand-off \d{4}-\d\d-\d\d \d{4} workspace main\.md$/);
    const note = readFileSync(path.join(notes, file), 'utf8');
    for (const line of [
      '# Hand-off: workspace, `main`',
      '; **not pushed:** it has no upstream.',
      '- modified: `src/a.ts`',
      '- ``new ü`file.ts``',
      'Count \\<more\\> things',
      '- `src/a.ts:3:2`',
      '## Next step\n\n\n',
      'VS Code does not tell extensions which tests failed',
    ]) {
      assert.ok(note.includes(line), `${line}\n\n${note}`);
    }
    assert.equal(git(folder, ['status', '--porcelain', '-z']), before);
    assert.equal(shownInLedger(), 1);
  });
});
