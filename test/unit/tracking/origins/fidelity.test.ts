import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyedHash } from '../../../../src/backend/keyedHash';
import { isAgentCommand } from '../../../../src/core/agents/agentCommands';
import { EventShaper } from '../../../../src/core/events/shapeEvent';
import { RULES } from '../../../../src/tracking/origins/rules/table';
import { classify, judge } from '../../../support/fidelity/judge';
import {
  MIXED,
  MIXED_RECORDINGS,
  PLAYED,
  PLAYED_RECORDINGS,
  readRecording,
  RECORDINGS,
  SMALL,
} from '../../../support/fidelity/recordings';
import { measure, TO_REACH } from '../../../support/fidelity/report';
import { scoreOf, type Score } from '../../../support/fidelity/score';
import {
  deeper,
  delayed,
  dice,
  fastFingers,
  lateSelections,
  loaded,
  noVisibleRanges,
  otherLetters,
  otherWords,
  paced,
  pacedAgents,
  smallerPieces,
  stalled,
  tabs,
  varied,
  windowsBreaks,
  type Variation,
} from '../../../support/fidelity/variations';

function assertReached(score: Score): void {
  assert.ok(score.typedF1 >= TO_REACH.typedF1, `F1 ${score.typedF1}`);
  assert.ok(score.assistedAsTyped <= TO_REACH.leak, `assisted as typed ${score.assistedAsTyped}`);
  assert.ok(score.typedAsAssisted <= TO_REACH.leak, `typed as assisted ${score.typedAsAssisted}`);
  assert.ok(score.right >= TO_REACH.right, `right ${score.right}`);
}

describe('recordings of real editor events', function () {
  this.timeout(60_000);
  for (const name of RECORDINGS) {
    it(`are told as the editor labels them: ${name}`, () => {
      const recording = readRecording(name);
      assertReached(scoreOf(judge(recording, classify(recording.events))));
    });
  }

  for (const name of PLAYED_RECORDINGS) {
    it(`are told as the editor labels them: ${name}, of our own`, () => {
      const recording = readRecording(name, PLAYED);
      assertReached(scoreOf(judge(recording, classify(recording.events))));
    });
  }

  it('are told as the editor labels them: mixed work that no rule had seen', () => {
    const { rows, total } = measure(MIXED_RECORDINGS.map((name) => readRecording(name, MIXED)));
    assert.equal(rows.length, MIXED_RECORDINGS.length + 1);
    assert.ok(total.assistedAsTyped <= TO_REACH.leak, `assisted as typed ${total.assistedAsTyped}`);
    assert.ok(total.typedAsAssisted <= TO_REACH.leak, `typed as assisted ${total.typedAsAssisted}`);
    assert.ok(total.right >= TO_REACH.right, `right ${total.right}`);
    // What is left is named beside the recordings.
    assert.ok(total.typedF1 >= 0.99, `F1 ${total.typedF1}`);
  });

  it('are told as the editor labels them: small edits of agents at the caret', () => {
    const played = (name: string): Score => {
      const recording = readRecording(name, SMALL);
      return scoreOf(judge(recording, classify(recording.events)));
    };
    for (const name of ['unattended', 'watched-end']) {
      const { typedF1, assistedAsTyped, typedAsAssisted } = played(name);
      assert.deepEqual([typedF1, assistedAsTyped, typedAsAssisted], [1, 0, 0], name);
    }
    // Where nothing tells of what is visible: what cannot be told is named beside the recordings.
    const { matrix, typedAsAssisted } = played('watched-middle');
    assert.equal(typedAsAssisted, 0);
    assert.equal(matrix.assisted.typed.events, 6);
  });

  it('are told better than by any other tool’s rule', () => {
    const { total, peers } = measure(RECORDINGS.map((name) => readRecording(name)));
    assertReached(total);
    for (const { name, score } of peers) {
      assert.ok(score.typedF1 < total.typedF1 && score.right < total.right, name);
    }
  });

  it('are told the same on a slow or a fast machine, and by a slow or a fast person', () => {
    for (const pace of [0.5, 0.75, 1.5]) {
      const judged = RECORDINGS.flatMap((name) => {
        const recording = readRecording(name);
        const events = recording.events.map((event) => ({
          ...event,
          t: Math.round(event.t * pace),
        }));
        return judge(recording, classify(events));
      });
      assertReached(scoreOf(judged));
    }
  });

  it('are told as well by what a diagnostic trace keeps of them', () => {
    const judged = RECORDINGS.flatMap((name) => {
      const recording = readRecording(name);
      const shaper = new EventShaper({ hash: keyedHash(), isAgentCommand });
      return judge(recording, classify(recording.events.map((event) => shaper.shape(event))));
    });
    assertReached(scoreOf(judged));
  });

  it('are told the same in a workspace of other names', () => {
    for (const name of RECORDINGS) {
      const { events } = readRecording(name);
      const renamed = JSON.parse(
        JSON.stringify(events).replaceAll('/workspace/', '/srv/people/').replaceAll('.ts', '.rs'),
      ) as typeof events;
      assert.deepEqual(classify(renamed), classify(events), name);
    }
  });
});

/** Circumstances that the recordings do not have, each by chance where there is any. */
const CIRCUMSTANCES: readonly (readonly [string, (random: () => number) => Variation])[] = [
  ['line breaks of Windows', () => windowsBreaks],
  ['tabs', () => tabs],
  ['other words', () => otherWords],
  ['words of another alphabet', () => otherLetters],
  ['nothing that tells of what is visible', () => noVisibleRanges],
  ['a place further down', () => deeper(37)],
  ['another pace', (random) => paced(random, 0.4, 2.5)],
  ['fast fingers', (random) => fastFingers(random, 25)],
  ['a loaded machine', (random) => loaded(random, 60)],
  ['a machine under heavy load', (random) => loaded(random, 200)],
  ['a machine that stands still for moments', (random) => stalled(random, 150)],
  ['a machine that stands still for a while', (random) => stalled(random, 1000)],
  ['a machine on which anything is slow', (random) => delayed(random, 0.4, 300)],
  ['selections that are told late', (random) => lateSelections(random, 200)],
  ['fast agents', (random) => pacedAgents(random, 0.1, 0.6)],
  ['slow agents', (random) => pacedAgents(random, 1, 4)],
  ['agents that write word by word', (random) => smallerPieces(random, 6)],
  ['agents that write by one or two letters', (random) => smallerPieces(random, 2)],
  [
    'all of it at once',
    (random) => (lines) =>
      loaded(random, 30)(smallerPieces(random, 5)(windowsBreaks(otherWords(deeper(5)(lines))))),
  ],
];

describe('the same under other circumstances', function () {
  this.timeout(60_000);
  for (const [name, variation] of CIRCUMSTANCES) {
    it(`is told as well: ${name}`, () => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const judged = RECORDINGS.flatMap((recording) => {
            const other = varied(recording, variation(dice(seed)));
            return judge(other, classify(other.events));
          });
          assertReached(scoreOf(judged));
        }),
        { numRuns: variation.length === 0 ? 1 : 4, seed: 20_261_123 },
      );
    });
  }
});

describe('the table of rules', () => {
  it('names each rule once, with a reason and a fact in a sentence', () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
    for (const { id, reason, fact } of RULES) {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/);
      assert.match(reason, /^[A-Z].*\.$/s, id);
      assert.match(fact, /^[A-Z`].*\.$/s, id);
    }
  });

  it('calls accepted inline suggestions by ids that begin so, and no other rule', () => {
    for (const { id, origin } of RULES.filter(({ id }) => id.startsWith('inline-'))) {
      assert.equal(origin, 'assisted', id);
    }
  });
});
