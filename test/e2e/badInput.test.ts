import assert from 'node:assert/strict';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbenchReady } from '../../scripts/vscode/browser';
import { eventually } from '../../scripts/vscode/processes';
import type { Pulse } from '../../src/core/time/pulse';
import { makeBackup } from '../../src/store/backups/makeBackup';
import { codeLines, makeRepository, ME } from '../support/repository';
import { cliJson, leave, ledgerIn, reported, reportedOnce, typeInto } from './support/played';
import { Session } from './support/session';
import {
  ADD_FOLDER,
  SECOND_FOLDER,
  VIRTUAL_FOLDER,
  virtualFolderExtension,
} from './support/virtualFolder';
import { PATIENCE, type Workbench } from './support/workbench';

/** What waits is offered to the ledger every 30 s, which is tried again every 30 s. */
const TAKEN_IN = 120_000;

function plainFolder(folder: string): void {
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  writeFileSync(path.join(folder, 'src/a.ts'), codeLines('a', 80));
}

/** Waits until the tooltip says it: the status bar is drawn anew at most every 5 s. */
async function tooltipSays(workbench: Workbench, words: RegExp): Promise<void> {
  let said = '';
  const found = await eventually(
    async () => {
      said = await workbench.tooltip();
      return words.test(said);
    },
    PATIENCE,
    500,
  );
  assert.ok(found, said);
}

describe('with something wrong about the ledger', () => {
  let session: Session;
  let aside: string;
  /** Characters typed. */
  let typed = 0;
  /** Those of them that are in the ledger. */
  let stored = 0;

  before(async () => {
    aside = mkdtempSync(path.join(tmpdir(), 'hands-on-aside-'));
    session = await Session.start({ workspace: plainFolder });
  });

  after(async () => {
    await session.end();
    rmSync(aside, { recursive: true, force: true });
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  const ledger = (): string => {
    const file = ledgerIn(session.dataFolder);
    assert.ok(file, 'no ledger');
    return file;
  };
  const worker = (): string => path.join(session.extension, 'dist/worker.js');

  /** One person's share of every test: types, and sees what is said. Nothing pops up. */
  const playAndSee = async (text: string, words: RegExp): Promise<void> => {
    const { workbench } = session;
    // What is typed before VS Code has started the extension cannot be seen.
    await workbench.started();
    typed += await typeInto(workbench, 'src/a.ts', text);
    await tooltipSays(workbench, words);
    assert.ok(await eventually(() => words.test(session.log()), PATIENCE), session.log());
    assert.deepEqual(await workbench.toasts(), []);
  };

  /** Characters that wait beside the ledger. */
  const waiting = (): number =>
    readdirSync(session.dataFolder)
      .filter((name) => name.startsWith('spool-'))
      .flatMap((name) => readFileSync(path.join(session.dataFolder, name), 'utf8').split('\n'))
      .filter((line) => line.endsWith('}'))
      .flatMap((line) => (JSON.parse(line) as Pulse).edits)
      .reduce((sum, { origin, inserted }) => (origin === 'typed' ? sum + inserted : sum), 0);
  /** Takes the focus from the window, and waits until all that is not in the ledger is kept beside it. */
  const leaveBeside = async (): Promise<void> => {
    await session.workbench.blur();
    const all = await eventually(() => waiting() === typed - stored, PATIENCE, 500);
    assert.ok(all, `${typed} typed, ${stored} in the ledger, ${waiting()} beside it`);
  };

  it('measures a folder that is no repository', async () => {
    await playAndSee('const nowhere ', /No repository was found here/);
    await leave(session, typed);
    await session.closeWindow();
    assert.equal(reported(session).origins.typed.inserted, typed);
    assert.ok(reported(session).headlines.built > 0);
  });

  it('keeps a damaged ledger under another name, begins a new one and restores a backup', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const made = makeBackup({ ledger: ledger(), day: yesterday, now: Date.now() });
    assert.equal(made.state, 'made');
    intoOneFile(ledger());
    const file = openSync(ledger(), 'r+');
    writeSync(file, Buffer.alloc(8_192, 0xa5), 0, 8_192, 4_096);
    closeSync(file);
    const { size } = statSync(ledger());
    const workbench = await session.openWindow();
    await playAndSee('const anew ', /The ledger was damaged and is kept as/);
    await tooltipSays(workbench, new RegExp(`A sound backup of ${yesterday} is there`));
    // The list of backups takes the place of the palette at once.
    const widget = workbench.quickInput();
    await workbench.startCommand('Hands-On: Restore from a Backup');
    await widget.locator('.monaco-list-row').filter({ hasText: yesterday }).first().click();
    await reportedOnce(session, ({ origins }) => origins.typed.inserted === typed);
    await session.closeWindow();
    const kept = readdirSync(session.dataFolder).filter((name) => /\.damaged-\w+$/.test(name));
    assert.equal(kept.length, 1, kept.join());
    assert.equal(statSync(path.join(session.dataFolder, kept[0] ?? '')).size, size);
    assert.equal(reported(session).origins.typed.inserted, typed);
    stored = typed;
  });

  it('writes beside a ledger of a newer version', async () => {
    const version = setVersion(ledger(), 999);
    intoOneFile(ledger());
    const bytes = readFileSync(ledger());
    await session.openWindow();
    await playAndSee('const newer ', /was written by a newer version of Hands-On/);
    await leaveBeside();
    await session.closeWindow();
    assert.deepEqual(readFileSync(ledger()), bytes);
    setVersion(ledger(), version);
  });

  it('goes on where its worker is missing', async () => {
    const moved = path.join(aside, 'worker.js');
    renameSync(worker(), moved);
    await session.openWindow();
    await playAndSee('const thread ', /[Tt]he thread of the ledger/);
    await tooltipSays(session.workbench, /does not stay up/);
    await leaveBeside();
    await session.closeWindow();
    renameSync(moved, worker());
  });

  it('goes on where there is no node:sqlite', async () => {
    const whole = readFileSync(worker(), 'utf8');
    const hidden =
      'const { getBuiltinModule } = process;' +
      "process.getBuiltinModule = (id) => id === 'node:sqlite' ? undefined : getBuiltinModule(id);";
    // A script's first line may name its interpreter, and only the first.
    writeFileSync(worker(), `${hidden}\n${whole.replace(/^#!.*\n/, '')}`);
    await session.openWindow();
    await playAndSee('const none ', /has no node:sqlite/);
    await leaveBeside();
    await session.closeWindow();
    writeFileSync(worker(), whole);
    assert.ok(readdirSync(session.dataFolder).some((name) => name.startsWith('spool-')));
  });

  it('waits where its folder cannot be written, and then has everything in the ledger', async () => {
    const moved = path.join(aside, 'data');
    renameSync(session.dataFolder, moved);
    writeFileSync(session.dataFolder, 'in the way');
    await session.openWindow();
    await playAndSee('const folder ', /The folder of the ledger cannot be made/);
    await tooltipSays(session.workbench, /wait in memory/);
    rmSync(session.dataFolder);
    renameSync(moved, session.dataFolder);
    await reportedOnce(session, ({ origins }) => origins.typed.inserted === typed, TAKEN_IN);
    await tooltipSays(session.workbench, /Built\s+\d+/);
    await session.closeWindow();
    assert.deepEqual(
      readdirSync(session.dataFolder).filter((name) => name.startsWith('spool-')),
      [],
    );
    assert.equal((cliJson('check', '--ledger', ledger()) as { ok: boolean }).ok, true);
  });
});

describe('with something missing from the workspace', () => {
  let session: Session;
  let scratch: string;
  let typed = 0;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-missing-'));
    const second = path.join(scratch, 'second');
    mkdirSync(second);
    writeFileSync(path.join(second, 'second.ts'), codeLines('s', 80));
    session = await Session.start({
      workspace: (folder) => {
        const date = Date.now() - 86_400_000;
        const files = { 'src/a.ts': codeLines('a', 80) };
        makeRepository(folder, [{ author: ME, message: 'Count things', date, files }]);
      },
      open: 'nothing',
      // No git anywhere, nor where a login shell finds one; VS Code's own word about that is not ours.
      env: { PATH: path.join(scratch, 'nothing'), VSCODE_CLI: '1', [SECOND_FOLDER]: second },
      settings: { 'git.ignoreMissingGitWarning': true },
      development: virtualFolderExtension(path.join(scratch, 'virtual')),
    });
  });

  after(async () => {
    await session.end();
    rmSync(scratch, { recursive: true, force: true });
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  it('opens without a folder', async () => {
    const { workbench } = session;
    await tooltipSays(workbench, /No folder is open/);
    await workbench.runCommand('Hands-On: Open Dashboard');
    const frame = await workbench.webview('h1');
    assert.match(await frame.locator('h1:visible').innerText(), /^Nothing .* yet$/);
    assert.match(session.log(), /No folder is open/);
    assert.deepEqual(await workbench.toasts(), []);
    await session.closeWindow();
  });

  it('measures reading in a folder that is on no disk, and says what it does not', async () => {
    const workbench = await session.openWindow({ uri: VIRTUAL_FOLDER });
    await tooltipSays(workbench, /This workspace is not on a disk/);
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: 'a.ts' })
      .dblclick();
    await workbench.tab('a.ts').waitFor();
    await workbench.editor().waitFor();
    await workbench.press('Control+Home');
    await workbench.type('const cloud ', 100);
    assert.deepEqual(await workbench.toasts(), []);
    await workbench.press('Control+S');
    await session.closeWindow();
    const { kinds, origins } = reported(session);
    assert.equal(kinds.implementing + origins.typed.inserted, 0);
    assert.ok(kinds.reading > 0, JSON.stringify(kinds));
  });

  it('measures a repository without git', async () => {
    const workbench = await session.openWindow('folder');
    await workbench.started();
    typed += await typeInto(workbench, 'src/a.ts', 'const nogit ');
    await tooltipSays(workbench, /Git was not found, or is too old/);
    await workbench.runCommand('Hands-On: Show Stale Areas');
    const frame = await workbench.webview('main h1', PATIENCE);
    await frame.locator('h1', { hasText: 'No usable git was found' }).waitFor();
    assert.match(await frame.locator('.empty').innerText(), /measured all the same.*git\.path/);
    assert.match(session.log(), /Git was not found/);
    assert.deepEqual(await workbench.toasts(), []);
  });

  it('measures in a workspace that was never saved', async () => {
    const { workbench } = session;
    await workbench.runCommand(ADD_FOLDER);
    await workbench.page.waitForURL(/workspace=/);
    await workbenchReady(workbench.page);
    await workbench.started();
    typed += await typeInto(workbench, 'second.ts', 'const unsaved ');
    assert.deepEqual(await workbench.toasts(), []);
    await leave(session, typed);
    await session.closeWindow();
    assert.equal(reported(session).origins.typed.inserted, typed);
  });
});

/** A window that had no time to close its ledger leaves a journal beside it, from which it could be mended. */
function intoOneFile(file: string): void {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Gives a ledger another version of its shape. @returns the one it had */
function setVersion(file: string, version: number): number {
  const db = new DatabaseSync(file);
  try {
    const before = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
    db.exec(`PRAGMA user_version = ${version}`);
    return before;
  } finally {
    db.close();
  }
}
