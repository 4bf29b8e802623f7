import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportCommand } from '../../../src/cli/export';
import { importCommand } from '../../../src/cli/import';
import type { Verb } from '../../../src/cli/verb';
import type { Decision } from '../../../src/core/weeks/decision';
import { addDecision, readDecisions } from '../../../src/store/weeks/decisions';
import { allWeekDecisions, keepWeekDecision } from '../../../src/store/weekly/weekDecisions';
import { decided, SAMPLE_DECISIONS } from '../../support/sampleWeeks';
import { newFile, newFolder, open, removeFolders } from '../store/ledger/folder';
import { typingFor } from '../store/ledger/pulses';

const DECISIONS: readonly Decision[] = [
  ...SAMPLE_DECISIONS,
  decided('x', '2026-10-02', { kind: 'phaseExtended', phase: 'p1', until: '2026-10-09' }),
  decided('w', '2026-10-20', { kind: 'week', week: '2026-10-12', answer: 'holiday' }),
  decided('d', '2026-11-12', {
    kind: 'drift',
    episode: '2026-10-19',
    answer: 'comeBack',
    from: '2026-09-28',
    text: 'Two mornings a week.',
  }),
];

async function run(verb: Verb, ...args: string[]): Promise<string> {
  let out = '';
  let err = '';
  const code = await verb(args, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  assert.deepEqual([code, err], [0, '']);
  return out;
}

function withDecisions(): string {
  const file = newFile();
  const { ledger } = open(file);
  ledger.append(typingFor(12));
  for (const decision of DECISIONS) addDecision(ledger.db, decision);
  ledger.close();
  return file;
}

function kept(file: string): Decision[] {
  const { ledger } = open(file);
  try {
    return readDecisions(ledger.db);
  } finally {
    ledger.close();
  }
}

describe('decisions in an export', () => {
  after(removeFolders);
  const written = (content: string): string => {
    const file = path.join(newFolder(), 'in.json');
    writeFileSync(file, content);
    return file;
  };
  const newest = DECISIONS.toSorted((a, b) => a.at - b.at);

  it('come into another ledger as they were made, once', async () => {
    const from = written(await run(exportCommand, '--ledger', withDecisions(), '--format', 'json'));
    const target = newFile();
    assert.match(await run(importCommand, from, '--ledger', target), /6 decisions/);
    assert.deepEqual(kept(target), newest);
    await run(importCommand, from, '--ledger', target);
    assert.deepEqual(kept(target), newest);
  });

  it('say nothing by name where names are replaced, and belong together all the same', async () => {
    const document = await run(
      exportCommand,
      ...['--ledger', withDecisions(), '--format', 'json', '--redact'],
    );
    assert.doesNotMatch(document, /Planning|mornings|release tooling/);
    const target = newFile();
    await run(importCommand, written(document), '--ledger', target);
    const taken = kept(target);
    assert.deepEqual(
      taken.map(({ kind, at }) => [kind, at]),
      newest.map(({ kind, at }) => [kind, at]),
    );
    const phase = taken.find(({ kind }) => kind === 'phase');
    for (const one of taken) if ('phase' in one) assert.equal(one.phase, phase?.id);
  });

  it('bring what weeks ended in, unless it was said later here', async () => {
    const first = { week: '2026-11-09', kind: 'keep', text: 'Keep Secret.', at: 100 } as const;
    const second = { week: '2026-11-16', kind: 'drop', text: 'Drop Secret.', at: 200 } as const;
    const source = newFile();
    {
      const { ledger } = open(source);
      for (const decision of [first, second]) keepWeekDecision(ledger.db, decision);
      ledger.close();
    }
    const target = newFile();
    const later = { ...first, kind: 'later', text: 'Nothing yet.', at: 101 } as const;
    {
      const { ledger } = open(target);
      keepWeekDecision(ledger.db, later);
      ledger.close();
    }
    const wish = ['--ledger', source, '--format', 'json'];
    const from = written(await run(exportCommand, ...wish));
    for (const found of [/1 decision is new; known before: 1/, /nothing new; known before: 2/]) {
      assert.match(await run(importCommand, from, '--ledger', target), found);
      const { ledger } = open(target);
      assert.deepEqual(allWeekDecisions(ledger.db), [later, second]);
      ledger.close();
    }
    assert.doesNotMatch(await run(exportCommand, ...wish, '--redact'), /Secret/);
  });
});
