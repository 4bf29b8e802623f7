import assert from 'node:assert/strict';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeBackup } from '../../src/store/backups/makeBackup';
import { leave, reported, reportedOnce } from './support/played';
import type { Session } from './support/session';
import { tooltipSays, Troubled } from './support/trouble';

describe('with something wrong in the ledger', () => {
  let person: Troubled;
  let session: Session;

  before(async () => {
    person = await Troubled.start();
    ({ session } = person);
  });

  after(() => session.end());

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  it('measures a folder that is no repository', async () => {
    await person.playAndSee('const nowhere ', /No repository was found here/);
    await leave(session, person.typed);
    await session.closeWindow();
    assert.equal(reported(session).origins.typed.inserted, person.typed);
    assert.ok(reported(session).headlines.built > 0);
  });

  it('keeps a damaged ledger under another name, begins a new one and restores a backup', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const made = makeBackup({ ledger: person.ledger, day: yesterday, now: Date.now() });
    assert.equal(made.state, 'made');
    intoOneFile(person.ledger);
    const file = openSync(person.ledger, 'r+');
    writeSync(file, Buffer.alloc(8_192, 0xa5), 0, 8_192, 4_096);
    closeSync(file);
    const { size } = statSync(person.ledger);
    const workbench = await session.openWindow();
    await person.playAndSee('const anew ', /The ledger was damaged and is kept as/);
    await tooltipSays(workbench, new RegExp(`A sound backup of ${yesterday} is there`));
    // The list of backups takes the place of the palette at once.
    const widget = workbench.quickInput();
    await workbench.startCommand('Hands-On: Restore from a Backup');
    await widget.locator('.monaco-list-row').filter({ hasText: yesterday }).first().click();
    await reportedOnce(session, ({ origins }) => origins.typed.inserted === person.typed);
    await session.closeWindow();
    const kept = readdirSync(session.dataFolder).filter((name) => /\.damaged-\w+$/.test(name));
    assert.equal(kept.length, 1, kept.join());
    assert.equal(statSync(path.join(session.dataFolder, kept[0] ?? '')).size, size);
    assert.equal(reported(session).origins.typed.inserted, person.typed);
    person.stored = person.typed;
  });

  it('writes beside a ledger of a newer version', async () => {
    const version = setVersion(person.ledger, 999);
    intoOneFile(person.ledger);
    const bytes = readFileSync(person.ledger);
    await session.openWindow();
    await person.playAndSee('const newer ', /was written by a newer version of Hands-On/);
    await person.leaveBeside();
    await session.closeWindow();
    assert.deepEqual(readFileSync(person.ledger), bytes);
    setVersion(person.ledger, version);
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
