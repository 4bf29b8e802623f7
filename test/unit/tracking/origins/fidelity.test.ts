import assert from 'node:assert/strict';
import { RULES } from '../../../../src/tracking/origins/rules/table';
import { classify, judge } from '../../../support/fidelity/judge';
import { readRecording, RECORDINGS } from '../../../support/fidelity/recordings';
import { measure, TO_REACH } from '../../../support/fidelity/report';
import { scoreOf, type Score } from '../../../support/fidelity/score';

function assertReached(score: Score): void {
  assert.ok(score.typedF1 >= TO_REACH.typedF1, `F1 ${score.typedF1}`);
  assert.ok(score.assistedAsTyped <= TO_REACH.leak, `assisted as typed ${score.assistedAsTyped}`);
  assert.ok(score.typedAsAssisted <= TO_REACH.leak, `typed as assisted ${score.typedAsAssisted}`);
  assert.ok(score.right >= TO_REACH.right, `right ${score.right}`);
}

describe('recordings of real editor events', () => {
  for (const name of RECORDINGS) {
    it(`are told as the editor labels them: ${name}`, () => {
      const recording = readRecording(name);
      assertReached(scoreOf(judge(recording, classify(recording.events))));
    });
  }

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
