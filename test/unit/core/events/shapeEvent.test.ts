import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isAgentCommand } from '../../../../src/core/agents/agentCommands';
import type { RawEvent } from '../../../../src/core/events/rawEvent';
import { EventShaper } from '../../../../src/core/events/shapeEvent';
import { shapeOf } from '../../../../src/core/events/shapeText';
import { sumIntervals } from '../../../../src/core/time/kind';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import { readTrace } from '../../../../src/tracking/replay/readTrace';
import { replayEvents, type Replay } from '../../../../src/tracking/replay/replayEvents';
import { classify } from '../../../support/fidelity/judge';
import { RECORDINGS, readRecording, TRACES } from '../../../support/fidelity/recordings';

const hash = (text: string): string =>
  createHmac('sha256', 'salt').update(text).digest('hex').slice(0, 10);
const newShaper = (): EventShaper => new EventShaper({ hash, isAgentCommand });

/** As a trace file brings it: shaped, written and read again. */
function shaped(events: readonly RawEvent[]): readonly RawEvent[] {
  const shaper = newShaper();
  const lines = events.map((event) => JSON.stringify(shaper.shape(event)));
  const { events: read, skipped } = readTrace(lines.join('\n'));
  assert.equal(skipped, 0);
  return read;
}

function replayed(events: readonly RawEvent[]): Replay {
  return replayEvents(events, { parameters: DEFAULT_PARAMETERS, isAgentCommand });
}

describe('the shape of a trace', () => {
  for (const name of RECORDINGS) {
    it(`gives every edit of ${name} the same verdict`, () => {
      const { events } = readRecording(name);
      assert.deepEqual(classify(shaped(events)), classify(events));
    });
  }

  for (const name of [...RECORDINGS, 'time-worked', 'time-morning']) {
    it(`gives ${name} the same kinds of time`, () => {
      const { events } = readTrace(readFileSync(join(TRACES, `${name}.jsonl`), 'utf8'));
      const [own, other] = [replayed(events), replayed(shaped(events))];
      assert.deepEqual(sumIntervals(other.intervals), sumIntervals(own.intervals));
      assert.deepEqual(other.origins, own.origins);
      assert.deepEqual(
        other.intervals.map(({ start, end, rule, surface }) => [start, end, rule, surface]),
        own.intervals.map(({ start, end, rule, surface }) => [start, end, rule, surface]),
      );
    });
  }

  it('keeps no word of the recordings', () => {
    for (const name of RECORDINGS) {
      const { events } = readRecording(name);
      const text = JSON.stringify(shaped(events));
      for (const word of [
        'orchard',
        'workspace/',
        'main"',
        'index.',
        'import',
        'const',
        'return',
      ]) {
        assert.ok(!text.includes(word), `${name}: ${word}`);
      }
    }
  });

  it('keeps of a text its length, its blanks and breaks, its brackets and quotes', () => {
    assert.equal(
      shapeOf('if (a[1] == "b,c") {\r\n\tgo();\n}'),
      'xx (x[0] ** "x*x") {\r\n\txx():\n}',
    );
    assert.equal(shapeOf('</article>'), '</xxxxxxx>');
  });

  // None of these stands for anything, and none is a hex digit.
  const secret = fc.string({
    unit: fc.constantFrom(...Array.from('ghjklmnopqrstuvGHJKLMNÜßжקᄀ漢+-=,|%^~😎é')),
  });
  const text = fc.string({
    unit: fc.oneof(
      secret.filter((one) => one.length > 0),
      fc.constantFrom(' ', '\n', '\r\n', '\t', '(', '"', '>'),
    ),
    maxLength: 20,
  });
  const SAME = /[\s()[\]{}<>"'`]/;

  it('says nothing of any text but that', () => {
    fc.assert(
      fc.property(text, (original) => {
        const shape = shapeOf(original);
        assert.equal(shape.length, original.length);
        const signs = new Set(Array.from(original));
        for (const sign of Array.from(shape)) {
          assert.ok(SAME.test(sign) || !signs.has(sign) || sign === '\u0301', sign);
        }
        const kept = (text: string): string => text.replace(/[^\s()[\]{}<>"'`]/g, '#');
        assert.equal(kept(shape), kept(original));
      }),
    );
  });

  it('says nothing of any path, name, label, branch, commit or command', () => {
    fc.assert(
      fc.property(
        secret.filter((word) => word.length > 2),
        (word) => {
          const file = `file:///${word}/${word}.ts`;
          const at = { seq: 1, t: 1 };
          const events = [
            { ...at, e: 'meta', folders: [file], workspace: word, description: word, remote: word },
            {
              ...at,
              e: 'docOpen',
              u: file,
              s: 'file',
              lang: 'typescript',
              n: 1,
              dirty: false,
              v: 1,
            },
            {
              ...at,
              e: 'docClose',
              u: `git:/${word}?{"path":"/${word}","ref":"${word}"}`,
              s: 'git',
            },
            {
              ...at,
              e: 'docClose',
              u: `vscode-scm:${word}?rootUri=${word}#${word}`,
              s: 'vscode-scm',
            },
            {
              ...at,
              e: 'gitState',
              root: file,
              head: word,
              commit: word,
              work: 0,
              index: 0,
              merge: 0,
              touched: [word],
            },
            { ...at, e: 'shellExecStart', name: word, cmd: `claude ${word}`, id: 1 },
            {
              ...at,
              e: 'termOpen',
              name: word,
              id: 1,
              opt: { name: word, shell: word, args: `-c ${word}` },
            },
            { ...at, e: 'taskStart', name: word },
            { ...at, e: 'dbgStart', id: word, name: word, type: 'node', parent: word },
            { ...at, e: 'filesRenamed', u: [[file, `${file}x`]] },
            {
              ...at,
              e: 'tabs',
              o: 0,
              c: 0,
              g: 0,
              groups: 1,
              n: 1,
              in: { k: 'Text', label: word, dirty: false, preview: false, u: file },
            },
            {
              ...at,
              e: 'nbChange',
              u: file,
              content: [{ [word]: word, add: 1 }],
              cells: [{ i: 0, doc: true, out: word, ex: false }],
            },
            { ...at, e: 'docClose', u: file, s: 'file', [word]: word, label: word },
          ] as unknown as RawEvent[];
          const shaper = newShaper();
          for (const event of events) {
            const shape = JSON.stringify(shaper.shape(event));
            assert.ok(
              !shape.includes(word) && !shape.includes(JSON.stringify(word).slice(1, -1)),
              shape,
            );
          }
        },
      ),
    );
  });

  it('tells one file from another, and an agent from other commands', () => {
    const shaper = newShaper();
    const close = (u: string): RawEvent =>
      shaper.shape({ seq: 0, t: 0, e: 'docClose', u, s: 'file' });
    assert.deepEqual(close('file:///a/b.ts'), close('file:///a/b.ts'));
    assert.notDeepEqual(close('file:///a/b.ts'), close('file:///a/c.ts'));
    assert.match(
      JSON.stringify(close('file:///a/b.ts')),
      /"file:\/\/\/[0-9a-f]{10}\/[0-9a-f]{10}\.ts"/,
    );
    const start = (cmd: string): RawEvent =>
      shaper.shape({ seq: 0, t: 0, e: 'shellExecStart', name: 'zsh', cmd, id: 1 });
    const commandOf = (event: RawEvent): string => (event as { readonly cmd: string }).cmd;
    assert.ok(isAgentCommand(commandOf(start('npx claude --resume'))));
    assert.ok(!isAgentCommand(commandOf(start('npm test'))));
  });
}).timeout(60_000);
