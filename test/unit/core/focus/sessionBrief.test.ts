import assert from 'node:assert/strict';
import fc from 'fast-check';
import { begin, change } from '../../../../src/core/focus/machine';
import { BROKE, SESSION_TAGS, type FocusSession } from '../../../../src/core/focus/session';
import { briefOf, ofBrief } from '../../../../src/core/focus/sessionBrief';
import { measureOfText, measureText, withOthers } from '../../../../src/core/focus/sessionMeasure';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 16, 8);

const over = fc
  .record({
    intention: fc.string({ maxLength: 120 }),
    estimate: fc.option(fc.integer({ min: MINUTE, max: 600 * MINUTE })),
    tags: fc.subarray([...SESSION_TAGS]),
    area: fc.option(fc.tuple(fc.string(), fc.string()).map(([repo, path]) => ({ repo, path }))),
    block: fc.option(fc.string({ minLength: 1 })),
    pauses: fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 12 }),
    ending: fc.constantFrom('end' as const, 'abandon' as const),
    broke: fc.option(fc.constantFrom(...BROKE)),
  })
  .map(({ pauses, ending, broke, ...wish }): FocusSession => {
    const length = { kind: 'for', ms: 25 * MINUTE } as const;
    const place = { id: 'one', host: 'here', now: START, zone: 60 };
    let session = begin({ ...wish, length }, place);
    let now = START;
    for (const [index, ms] of pauses.entries()) {
      now += ms;
      session = change(session, { kind: index % 2 === 0 ? 'pause' : 'resume' }, now);
    }
    session = change(session, { kind: ending }, now + 1_000);
    return broke === null ? session : change(session, { kind: 'broke', by: broke }, now + 5_000);
  });

describe('a session in the mirror', () => {
  it('comes back as it was, by way of JSON', () => {
    fc.assert(
      fc.property(over, (session) => {
        const brief = JSON.parse(JSON.stringify(briefOf(session))) as unknown[];
        assert.deepEqual(ofBrief('one', brief), session);
      }),
    );
  });

  it('is nothing where it was cut or is something else', () => {
    const [session] = fc.sample(over, { numRuns: 1, seed: 1 });
    assert.ok(session !== undefined);
    const brief = briefOf(session);
    for (let length = 0; length < brief.length; length++) {
      assert.equal(ofBrief('one', brief.slice(0, length)), undefined, String(length));
    }
    for (const odd of [[], [1, 2], brief.map(() => null), brief.map(() => 'x')]) {
      assert.equal(ofBrief('one', odd), undefined);
    }
  });
});

describe('what machines measured in a session', () => {
  const quiet = { count: 0, ms: 0 };
  const lunch = { count: 1, ms: 30 * MINUTE };
  const measure = (built: number, focus = quiet) => ({
    ...{ built, reviewed: 1, directed: 2 },
    interruptions: { focus, review: quiet, other: lunch },
  });

  it('is kept as numbers', () => {
    assert.deepEqual(measureOfText(measureText(measure(5, lunch))), measure(5, lunch));
    for (const odd of ['', '{}', '[1]', '[1,2,3,4,5,6,7,8,-1]', '[1,2,3,4,5,6,7,8,"9"]']) {
      assert.equal(measureOfText(odd), undefined, odd);
    }
  });

  it('adds up; interruptions are those of the machine that was worked on', () => {
    const none = { areas: [], files: [], commits: [] };
    const own = { ...measure(5), ...none, ran: 20, paused: 0, share: 0.25 };
    assert.equal(withOthers(own, []), own);
    const both = withOthers(own, [measure(10, lunch)]);
    assert.deepEqual([both.built, both.reviewed, both.directed, both.share], [15, 2, 4, 0.75]);
    assert.deepEqual(both.interruptions.focus, lunch);
  });
});
