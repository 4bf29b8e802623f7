import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cliJson, reportedOnce } from './support/played';
import type { Session } from './support/session';
import { spools, tooltipSays, Troubled } from './support/trouble';

/** What waits is offered to the ledger every 30 s, which is tried again every 30 s. */
const TAKEN_IN = 120_000;

describe('with the ledger out of reach', () => {
  let person: Troubled;
  let session: Session;
  let aside: string;

  before(async () => {
    aside = mkdtempSync(path.join(tmpdir(), 'hands-on-aside-'));
    person = await Troubled.start();
    ({ session } = person);
    // A first window has made the ledger.
    await reportedOnce(session, () => true);
    await session.closeWindow();
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

  const worker = (): string => path.join(session.extension, 'dist/worker.js');

  it('goes on where its worker is missing', async () => {
    const moved = path.join(aside, 'worker.js');
    renameSync(worker(), moved);
    await session.openWindow();
    await person.playAndSee('const thread ', /[Tt]he thread of the ledger/);
    await tooltipSays(session.workbench, /does not stay up/);
    await person.leaveBeside();
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
    await person.playAndSee('const none ', /has no node:sqlite/);
    await person.leaveBeside();
    await session.closeWindow();
    writeFileSync(worker(), whole);
    assert.ok(spools(session.dataFolder).length > 0);
  });

  it('waits where its folder cannot be written, and then has everything in the ledger', async () => {
    const moved = path.join(aside, 'data');
    renameSync(session.dataFolder, moved);
    writeFileSync(session.dataFolder, 'in the way');
    await session.openWindow();
    await person.playAndSee('const folder ', /The folder of the ledger cannot be made/);
    await tooltipSays(session.workbench, /waits? in memory/);
    rmSync(session.dataFolder);
    renameSync(moved, session.dataFolder);
    await reportedOnce(session, ({ origins }) => origins.typed.inserted === person.typed, TAKEN_IN);
    await tooltipSays(session.workbench, /Built\s+\d+/);
    await session.closeWindow();
    assert.deepEqual(spools(session.dataFolder), []);
    assert.equal((cliJson('check', '--ledger', person.ledger) as { ok: boolean }).ok, true);
  });
});
