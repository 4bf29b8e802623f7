import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../scripts/vscode/processes';
import { durationText } from '../../src/core/format/duration';
import { buildRecorder } from '../recorder/build';
import { codeLines, COLLEAGUE, makeRepository, ME } from '../support/repository';
import { openCommitDiff } from './support/diffs';
import { cliJson, ledgerIn, reported, type Reported } from './support/played';
import { Session } from './support/session';
import { sights } from './support/witness';
import { PATIENCE } from './support/workbench';

const DAY = 24 * 60 * 60_000;
/** Thresholds short enough to play an idle pause in a test, s. */
const IDLE_TIMEOUT = 20;
const IDLE_GRACE = 5;
/** What was played and what was measured may differ by this much per kind, ms. */
const CLOSE = 2_000;

function assertClose(actual: number, expected: number, what: string, tolerance = CLOSE): void {
  const off = Math.abs(actual - expected);
  assert.ok(off <= tolerance, `${what}: ${String(actual)} ms measured, ${String(expected)} played`);
}

describe('from a keystroke to a chart', () => {
  let scratch: string;
  let session: Session;
  /** Played, ms. */
  const played = { implementing: 0, others: 0 };

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-spine-'));
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          {
            author: ME,
            message: 'Count things',
            date: Date.now() - 3 * DAY,
            files: { 'src/a.ts': codeLines('a', 300) },
          },
          {
            author: COLLEAGUE,
            message: 'Count other things',
            date: Date.now() - 2 * DAY,
            files: { 'src/b.ts': codeLines('b', 300) },
          },
        ]);
      },
      settings: {
        'handsOn.idleTimeout': IDLE_TIMEOUT,
        'handsOn.idleGrace': IDLE_GRACE,
        'handsOn.awayGrace': 10,
      },
      development: await buildRecorder(),
      env: { HANDS_ON_RECORD: path.join(scratch, 'trace.jsonl') },
    });
    await session.workbench.started();
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

  it('takes part in an hour of work, here a minute or two', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const reads = async (ms: number): Promise<void> => {
      const until = Date.now() + ms;
      while (Date.now() < until) {
        await workbench.scroll(workbench.editor(), 400);
        await page.waitForTimeout(1_500);
      }
    };

    await workbench.openFile('src/a.ts');
    await reads(8_000);
    await workbench.press('Control+Home');
    const typing = Date.now();
    while (Date.now() < typing + 30_000) await workbench.type('const word = 1; ', 90);
    await workbench.press('Control+S');

    await openCommitDiff(workbench, 'src/b.ts', 'Count other things');
    await reads(20_000);

    await workbench.openFile('src/a.ts');
    await workbench.press('Control+End');
    await workbench.type('more', 200);
    // Nobody is there: the pause is longer than the idle timeout, so only the grace after it counts.
    await page.waitForTimeout((IDLE_TIMEOUT + 10) * 1_000);
    await workbench.press('ArrowUp');
    await workbench.type('and more', 200);
    // Until it is in front, the person is at the file.
    await workbench.runCommand('Hands-On: Open Dashboard');
    await session.workbench.webview('[data-figure="built"]');

    const all = await sights(page);
    const [opened, , reviewing, back, left] = all
      .filter(({ what, name }) => what === 'tab' && name !== '')
      .map(({ at }) => at);
    const keys = all.filter(({ what }) => what === 'key');
    const returned = keys.findIndex(({ name }) => name === 'ArrowUp');
    const [last, first] = [keys[returned - 1]?.at, keys[returned]?.at];
    const told = JSON.stringify(all.filter(({ what }) => what === 'tab'));
    assert.ok(opened && reviewing && back && left && last && first, told);
    played.others = back - reviewing;
    played.implementing = reviewing - opened + (last - back) + IDLE_GRACE * 1_000 + (left - first);
  });

  it('wrote down the time that was played, each kind within two seconds', async () => {
    const all = played.implementing + played.others;
    const stored = await eventually(() => {
      const { headlines } = reported(session);
      return headlines.built + headlines.reviewed > all - CLOSE;
    }, PATIENCE);
    const { kinds, sub } = reported(session);
    assert.ok(stored, JSON.stringify({ kinds, sub, played }));
    assertClose(kinds.implementing, played.implementing, 'implementing');
    assertClose(sub.reviewing.others, played.others, 'reviewing others');
    assert.equal(sub.reviewing.own + kinds.debugging + kinds.directing, 0);
  });

  it('shows the same numbers on the dashboard', async () => {
    const frame = await session.workbench.webview('[data-figure="built"]');
    const shown = async (name: string): Promise<string> =>
      (await frame.locator(`[data-figure="${name}"] .value`).innerText()).replaceAll('\u00a0', ' ');
    const same = async (name: 'built' | 'reviewed'): Promise<void> => {
      const wanted = (): string =>
        durationText(reported(session).headlines[name]).replaceAll('\u00a0', ' ');
      await eventually(async () => (await shown(name)) === wanted(), PATIENCE);
      assert.equal(await shown(name), wanted(), name);
    };
    await same('built');
    await same('reviewed');
    await session.workbench.screenshot('spine-dashboard');
  });

  it('gives the same when the recorded raw events are replayed', async () => {
    await session.closeWindow();
    const trace = path.join(scratch, 'trace.jsonl');
    const seconds = ['--idle', String(IDLE_TIMEOUT), '--grace', String(IDLE_GRACE), '--away', '10'];
    const replay = cliJson('replay', trace, ...seconds) as Reported;
    const { kinds, sub, origins } = reported(session);
    assert.ok(readFileSync(trace, 'utf8').length > 0);
    // Two extensions hear the same events some ms apart.
    assertClose(kinds.implementing, replay.kinds.implementing, 'implementing, replayed', 100);
    assertClose(sub.reviewing.others, replay.sub.reviewing.others, 'reviewing, replayed', 100);
    assert.deepEqual(origins, replay.origins);
  });

  it('leaves one ledger that is whole', () => {
    const ledgers = readdirSync(session.dataFolder).filter((name) => /^ledger-\w+\.db$/.test(name));
    assert.equal(ledgers.length, 1, ledgers.join());
    const ledger = ledgerIn(session.dataFolder) ?? '';
    assert.equal((cliJson('check', '--ledger', ledger) as { ok: boolean }).ok, true);
  });
});
