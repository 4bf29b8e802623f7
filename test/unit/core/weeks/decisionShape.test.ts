import assert from 'node:assert/strict';
import type { Decision } from '../../../../src/core/weeks/decision';
import { decisionOf } from '../../../../src/core/weeks/decisionShape';

const SAID = { id: 'd', at: 1 };
const KNOWN: readonly Decision[] = [
  { ...SAID, kind: 'week', week: '2026-11-09', answer: 'holiday' },
  {
    ...{ ...SAID, kind: 'phase', name: 'Planning', from: '2026-11-09', until: '2026-11-30' },
    target: 2.1 * 3_600_000,
  },
  { ...SAID, kind: 'phaseExtended', phase: 'p', until: '2026-12-24' },
  { ...SAID, kind: 'phaseEnded', phase: 'p', on: '2026-12-24', answer: 'newNormal' },
  {
    ...{ ...SAID, kind: 'drift', episode: '2026-11-09', from: '2026-10-12', text: '' },
    answer: 'comeBack',
  },
  {
    ...{ ...SAID, kind: 'quarter', from: '2026-08-10', to: '2026-11-08', text: 'x' },
    reading: null,
  },
];

describe('a decision from outside', () => {
  it('is taken as it is, without fields that nobody knows', () => {
    for (const decision of KNOWN) {
      assert.deepEqual(decisionOf({ ...decision, mood: 'good' }), decision, decision.kind);
    }
  });

  it('is none where a field lacks, is of another kind, or says what only a newer version knows', () => {
    for (const decision of KNOWN) {
      for (const name of Object.keys(decision)) {
        const { [name]: _gone, ...rest } = decision as unknown as Record<string, unknown>;
        assert.equal(decisionOf(rest), undefined, `${decision.kind} without ${name}`);
        assert.equal(decisionOf({ ...decision, [name]: { a: 1 } }), undefined, name);
      }
      for (const name of ['answer', 'reading', 'kind'].filter((one) => one in decision)) {
        assert.equal(decisionOf({ ...decision, [name]: 'of tomorrow' }), undefined, name);
      }
    }
    for (const odd of [null, undefined, 'week', [], { kind: 'toString', id: 'd', at: 1 }]) {
      assert.equal(decisionOf(odd), undefined);
    }
  });
});
