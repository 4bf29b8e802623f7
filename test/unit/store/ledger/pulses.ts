import fc from 'fast-check';
import { ORIGINS } from '../../../../src/core/origins/origin';
import { SURFACES } from '../../../../src/core/time/kind';
import type { Pulse, PulseState } from '../../../../src/core/time/pulse';

/** 16 November 2026, 09:00 in Berlin. */
export const MORNING = Date.UTC(2026, 10, 16, 8);

export const STATE: PulseState = {
  focused: true,
  active: true,
  answered: true,
  beat: false,
  busy: false,
  surface: 'editor',
  repo: 'file:///home/lea/shop',
  path: 'src/cart.ts',
  owner: null,
  refs: null,
  debug: false,
  agentMade: false,
  pairing: false,
};

/** A pulse of 5 s in which the person typed. */
export function typing(start: number, change: Partial<Pulse> = {}): Pulse {
  return {
    window: 'w1',
    start,
    end: start + 5_000,
    state: STATE,
    firstInput: start + 100,
    lastInput: start + 4_900,
    inputGap: 800,
    firstHands: start + 100,
    lastHands: start + 4_900,
    handsRepo: STATE.repo,
    firstAgent: null,
    lastAgent: null,
    edits: [
      {
        repo: STATE.repo,
        path: STATE.path,
        origin: 'typed',
        events: 12,
        inserted: 14,
        deleted: 1,
        rules: [
          { rule: 'key', events: 10, inserted: 10, deleted: 0 },
          { rule: 'enter', events: 2, inserted: 4, deleted: 1 },
        ],
      },
    ],
    zone: 60,
    ...change,
  };
}

/** So many pulses of typing, one after the other. */
export function typingFor(count: number, start = MORNING, window = 'w1'): Pulse[] {
  return Array.from({ length: count }, (_, index) => typing(start + index * 5_000, { window }));
}

const plain = { noNullPrototype: true };
const repo = fc.option(fc.constantFrom('file:///a', 'file:///b', 'vscode-remote://ssh+x/c'), {
  nil: null,
});
const path = fc.option(fc.constantFrom('a.ts', 'dir/ü 1.md', ''), { nil: null });

const count = fc.integer({ min: 0, max: 1e9 });
const rules = fc.uniqueArray(
  fc.record(
    {
      rule: fc.constantFrom('key', 'undo', 'a-rule-to-come'),
      events: count,
      inserted: count,
      deleted: count,
    },
    plain,
  ),
  { maxLength: 3, selector: ({ rule }) => rule },
);

/** Any pulse that the shapes allow, at a start of its own choosing. */
export const anyPulse: fc.Arbitrary<Pulse> = fc
  .record(
    {
      window: fc.constantFrom('w1', 'w2', 'w3'),
      start: fc.integer({ min: MORNING, max: MORNING + 3_600_000 }),
      length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 })),
      state: fc.record(
        {
          focused: fc.boolean(),
          active: fc.boolean(),
          answered: fc.boolean(),
          beat: fc.boolean(),
          busy: fc.boolean(),
          surface: fc.constantFrom(...SURFACES),
          repo,
          path,
          owner: fc.constantFrom('others', 'own', 'revisions', null),
          refs: fc.option(fc.tuple(fc.constantFrom('HEAD', 'main'), fc.string()), { nil: null }),
          debug: fc.boolean(),
          agentMade: fc.boolean(),
          pairing: fc.boolean(),
        },
        plain,
      ),
      input: fc.boolean(),
      hands: fc.boolean(),
      agent: fc.boolean(),
      inputGap: fc.integer({ min: 0, max: 5_000 }),
      handsRepo: repo,
      edits: fc.uniqueArray(
        fc.record(
          {
            repo,
            path,
            origin: fc.constantFrom(...ORIGINS),
            events: fc.integer({ min: 0, max: 500 }),
            inserted: fc.integer({ min: 0, max: 1e9 }),
            deleted: fc.integer({ min: 0, max: 1e9 }),
            rules,
          },
          { ...plain, requiredKeys: ['repo', 'path', 'origin', 'events', 'inserted', 'deleted'] },
        ),
        { maxLength: 3, selector: (edit) => [edit.repo, edit.path, edit.origin].join('\n') },
      ),
      zone: fc.integer({ min: -720, max: 840 }),
    },
    plain,
  )
  .map(({ start, length, input, hands, agent, ...rest }) => ({
    ...rest,
    start,
    end: start + length,
    firstInput: input ? start : null,
    lastInput: input ? start + length : null,
    firstHands: hands ? start + Math.floor(length / 2) : null,
    lastHands: hands ? start + length : null,
    firstAgent: agent ? start : null,
    lastAgent: agent ? start + length : null,
  }));
