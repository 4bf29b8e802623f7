import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportCommand } from '../../../src/cli/export';
import { importCommand } from '../../../src/cli/import';
import { reportCommand } from '../../../src/cli/report';
import type { Verb } from '../../../src/cli/verb';
import { noAnswer, withAnswer } from '../../../src/core/blocks/keptAnswer';
import { plannedOf } from '../../../src/core/blocks/planned';
import { DEFAULT_THRESHOLDS, type ProtectedBlock } from '../../../src/core/blocks/protectedBlock';
import type { Report } from '../../../src/insights/report/reportModel';
import { keepAnswer } from '../../../src/store/blocks/answers';
import { keepMeasure } from '../../../src/store/blocks/measures';
import { keepPlan } from '../../../src/store/blocks/plans';
import { setFolded } from '../../../src/store/ledger/rollups';
import { newFile, newFolder, open, removeFolders } from '../store/ledger/folder';
import { typing } from '../store/ledger/pulses';

const BERLIN = 'Europe/Berlin';
// A week that is over whenever this runs.
const MONDAY = Date.parse('2025-11-17T00:00:00+01:00');
const BLOCK: ProtectedBlock = {
  name: 'Secret plan',
  days: ['tue', 'thu'],
  start: '09:00',
  end: '12:00',
  area: { repo: null, path: 'services/billing', name: 'services/billing' },
  zone: BERLIN,
};

const MEASURED = {
  ...{ built: 7_200_000, reviewed: 60_000, directed: 0, present: 7_500_000 },
  open: true,
};

async function run(verb: Verb, ...args: string[]): Promise<string> {
  const out: string[] = [];
  const io = { stdout: (text: string) => out.push(text), stderr: (text: string) => out.push(text) };
  assert.equal(await verb(args, io), 0, out.join(''));
  return out.join('');
}

async function blocksOf(ledger: string): Promise<Report['blocks']> {
  const week = ['--week', '2025-W47', '--tz', BERLIN, '--json'];
  return (JSON.parse(await run(reportCommand, '--ledger', ledger, ...week)) as Report).blocks;
}

/** A week with a block that was built in and one that was skipped. */
function filled(): string {
  const file = newFile();
  const { ledger } = open(file);
  const [tuesday, thursday] = plannedOf(BLOCK, MONDAY, MONDAY + 6 * 86_400_000);
  ledger.append(Array.from({ length: 1_440 }, (_, i) => typing(tuesday!.start + i * 5_000)));
  keepPlan(ledger.db, { blocks: [BLOCK], thresholds: DEFAULT_THRESHOLDS }, MONDAY);
  const answer = withAnswer(noAnswer(thursday!), { kind: 'skip', reason: 'Secret meeting' });
  keepAnswer(ledger.db, answer, MONDAY + 1);
  ledger.close();
  return file;
}

describe('protected blocks from the command line', function () {
  this.timeout(60_000);
  after(removeFolders);

  const exported = async (ledger: string, ...args: string[]): Promise<string> => {
    const document = await run(exportCommand, '--ledger', ledger, '--format', 'json', ...args);
    const file = path.join(newFolder(), 'export.json');
    writeFileSync(file, document);
    return file;
  };

  it('are the same in another ledger after an export and an import, and a second one changes nothing', async () => {
    const ledger = filled();
    const file = await exported(ledger);
    const other = newFile();
    assert.match(
      await run(importCommand, file, '--ledger', other),
      /2 plans of blocks and answers are new/,
    );
    const blocks = await blocksOf(ledger);
    assert.deepEqual(
      blocks.map(({ state, cause }) => [state, cause]),
      [
        ['kept', null],
        ['skipped', 'Secret meeting'],
      ],
    );
    assert.deepEqual(await blocksOf(other), blocks);
    assert.match(await run(importCommand, file, '--ledger', other), /nothing new/);
    assert.deepEqual(await blocksOf(other), blocks);
  });

  it('keep what was measured where its pulses are gone, or never were here', async () => {
    const [tuesday, thursday] = plannedOf(BLOCK, MONDAY, MONDAY + 6 * 86_400_000);
    const gone = filled();
    {
      const { ledger } = open(gone);
      const kept = { host: 'h', stamp: 'x', measure: MEASURED };
      keepMeasure(ledger.db, tuesday!.key, tuesday!, kept, MONDAY);
      setFolded(ledger.db, { day: '2025-11-24', until: MONDAY + 7 * 86_400_000 });
      ledger.close();
    }
    const rebuilt = newFile();
    {
      const { ledger } = open(rebuilt);
      keepPlan(ledger.db, { blocks: [BLOCK], thresholds: DEFAULT_THRESHOLDS }, MONDAY);
      const kept = { host: 'lake~1', stamp: 'x', measure: MEASURED };
      keepMeasure(ledger.db, thursday!.key, thursday!, kept, MONDAY);
      ledger.close();
    }
    for (const [ledger, states] of [
      [gone, ['kept', 'skipped']],
      [rebuilt, ['lost', 'kept']],
    ] as const) {
      const blocks = await blocksOf(ledger);
      assert.deepEqual(
        blocks.map(({ state }) => state),
        states,
      );
      const file = await exported(ledger);
      const other = newFile();
      await run(importCommand, file, '--ledger', other);
      assert.deepEqual(await blocksOf(other), blocks);
      await run(importCommand, file, '--ledger', other);
      assert.deepEqual(await blocksOf(other), blocks);
      // From one to the next, and without names.
      const again = newFile();
      await run(importCommand, await exported(other, '--redact'), '--ledger', again);
      assert.deepEqual(
        (await blocksOf(again)).map(({ state, built }) => [state, built]),
        blocks.map(({ state, built }) => [state, built]),
      );
      assert.doesNotMatch(
        await run(exportCommand, '--ledger', again, '--format', 'json'),
        /Secret|billing|lake/,
      );
    }
  });

  it('keep their times and lose their words where names are left out', async () => {
    const ledger = filled();
    const file = await exported(ledger, '--redact');
    const other = newFile();
    await run(importCommand, file, '--ledger', other);
    const [first, second] = await blocksOf(other);
    const [kept] = await blocksOf(ledger);
    assert.deepEqual(
      [first?.state, first?.built, first?.start],
      ['kept', kept?.built, kept?.start],
    );
    assert.equal(second?.state, 'skipped');
    const document = await run(exportCommand, '--ledger', other, '--format', 'json');
    assert.doesNotMatch(document, /Secret|billing/);
  });
});
