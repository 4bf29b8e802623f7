import assert from 'node:assert/strict';
import { isAgentCommand } from '../../../src/core/agents/agentCommands';
import { pulseOf } from '../../../src/core/time/pulseShape';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import { ruleOf } from '../../../src/tracking/origins/rules/table';
import { replayEvents } from '../../../src/tracking/replay/replayEvents';
import { RECORDINGS, readRecording } from '../../support/fidelity/recordings';

describe('the rules that pulses keep', () => {
  for (const name of RECORDINGS) {
    it(`add up to the edits of ${name}, each a rule of that origin`, () => {
      const { pulses } = replayEvents(readRecording(name).events, {
        parameters: DEFAULT_PARAMETERS,
        isAgentCommand,
      });
      const edits = pulses.flatMap((pulse) => pulse.edits);
      assert.ok(edits.length > 0);
      for (const { origin, events, inserted, deleted, rules = [] } of edits) {
        const sum = (of: 'events' | 'inserted' | 'deleted'): number =>
          rules.reduce((all, rule) => all + rule[of], 0);
        assert.deepEqual(
          [sum('events'), sum('inserted'), sum('deleted')],
          [events, inserted, deleted],
        );
        for (const { rule } of rules) assert.equal(ruleOf(rule)?.origin, origin, rule);
      }
    });
  }

  it('are taken from outside as names only', () => {
    const { pulses } = replayEvents(readRecording('session-mixed').events, {
      parameters: DEFAULT_PARAMETERS,
      isAgentCommand,
    });
    const pulse = pulses.find(({ edits }) => edits.length > 0);
    assert.ok(pulse !== undefined);
    assert.deepEqual(pulseOf(JSON.parse(JSON.stringify(pulse))), pulse);
    const [edit] = pulse.edits;
    const withRule = (rule: unknown): unknown => ({
      ...pulse,
      edits: [{ ...edit, rules: [{ rule, events: 1, inserted: 1, deleted: 0 }] }],
    });
    assert.notEqual(pulseOf(withRule('a-rule-to-come')), undefined);
    for (const bad of ['<img>', '', 'x'.repeat(65), 7, null]) {
      assert.equal(pulseOf(withRule(bad)), undefined, String(bad));
    }
    // Of before they were kept there are none.
    const { rules: _, ...old } = edit ?? assert.fail();
    assert.notEqual(pulseOf({ ...pulse, edits: [old] }), undefined);
  });
});
