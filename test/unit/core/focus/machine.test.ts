import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExpectedError } from '../../../../src/core/errors/expectedError';
import { advance, begin, change, GAP, GO_ON_WITHIN } from '../../../../src/core/focus/machine';
import type { FocusSession, SessionChange, SessionWish } from '../../../../src/core/focus/session';
import { sessionOf } from '../../../../src/core/focus/sessionShape';
import { isOpen, openGap, ranFor, remainingOf, runRanges } from '../../../../src/core/focus/spans';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 10, 17, 8);

function started(minutes = 50, more: Partial<SessionWish> = {}): FocusSession {
  return begin(
    { length: { kind: 'for', ms: minutes * MINUTE }, ...more },
    { id: 's', host: 'h', now: T0, zone: 60 },
  );
}

/** A window says every so often that it lives. */
function live(session: FocusSession, from: number, to: number): FocusSession {
  let at = from;
  let alive = session;
  while (at < to) {
    at = Math.min(at + MINUTE, to);
    alive = advance(alive, at);
  }
  return alive;
}

const at = (minutes: number): number => T0 + minutes * MINUTE;
const spansOf = (session: FocusSession): unknown[] =>
  session.spans.map(({ start, end, kind }) => [
    kind,
    (start - T0) / MINUTE,
    end === null ? null : (end - T0) / MINUTE,
  ]);

describe('a focus session', () => {
  it('ends by itself at its planned end, not when that is noticed', () => {
    const ended = live(started(), T0, at(51));
    assert.equal(ended.state, 'ended');
    assert.equal(ended.end, at(50));
    assert.equal(ranFor(ended), 50 * MINUTE);
    assert.deepEqual(spansOf(ended), [['run', 0, 50]]);
  });

  it('keeps what is left over a pause', () => {
    let session = live(started(), T0, at(20));
    session = change(session, { kind: 'pause' }, at(20));
    assert.equal(session.state, 'paused');
    // However long, with windows open or not: a pause has no gaps.
    session = advance(session, at(200));
    assert.equal(remainingOf(session, at(200)), 30 * MINUTE);
    session = change(session, { kind: 'resume' }, at(200));
    assert.equal(session.plannedEnd, at(230));
    const ended = live(session, at(200), at(231));
    assert.deepEqual(spansOf(ended), [
      ['run', 0, 20],
      ['pause', 20, 200],
      ['run', 200, 230],
    ]);
    assert.equal(ranFor(ended), 50 * MINUTE);
  });

  it('ends at its time of day also when it was paused until then', () => {
    const session = begin(
      { length: { kind: 'until', at: at(60) } },
      { id: 's', host: 'h', now: T0, zone: 0 },
    );
    const paused = change(live(session, T0, at(10)), { kind: 'pause' }, at(10));
    assert.equal(remainingOf(paused, at(30)), 30 * MINUTE);
    const ended = advance(paused, at(61));
    assert.deepEqual([ended.state, ended.end], ['ended', at(10)]);
  });

  describe('that nobody saw for a while', () => {
    const slept = (): FocusSession => advance(live(started(), T0, at(20)), at(35));

    it('has a gap from the last sign of life until the return, and asks', () => {
      const session = slept();
      assert.deepEqual(spansOf(session), [
        ['run', 0, 20],
        ['gap', 20, 35],
      ]);
      assert.equal(session.state, 'running');
      assert.deepEqual(openGap(session), { start: at(20), end: at(35), kind: 'gap' });
      assert.equal(ranFor(session), 20 * MINUTE);
      // It is asked about as long as nobody answers, whatever the clock says.
      assert.notEqual(openGap(live(session, at(35), at(90))), undefined);
    });

    it('as a break goes on for what was left', () => {
      const session = change(slept(), { kind: 'gap', was: 'break' }, at(36));
      assert.equal(session.plannedEnd, at(65));
      const ended = live(session, at(36), at(66));
      assert.deepEqual(spansOf(ended), [
        ['run', 0, 20],
        ['pause', 20, 35],
        ['run', 35, 65],
      ]);
    });

    it('as work that went on is what it would have been', () => {
      const session = change(slept(), { kind: 'gap', was: 'went-on' }, at(36));
      assert.deepEqual(spansOf(session), [['run', 0, null]]);
      assert.equal(session.plannedEnd, at(50));
    });

    it('as the end ended when it was seen last', () => {
      const session = change(slept(), { kind: 'gap', was: 'ended' }, at(36));
      assert.deepEqual([session.state, session.end], ['ended', at(20)]);
      assert.equal(ranFor(session), 20 * MINUTE);
    });

    it('ends where the gap began when it is ended without an answer', () => {
      assert.equal(change(slept(), { kind: 'end' }, at(40)).end, at(20));
      assert.equal(change(slept(), { kind: 'abandon' }, at(40)).state, 'abandoned');
    });

    it('over the planned end went on no longer than was planned', () => {
      const session = advance(live(started(), T0, at(20)), at(900));
      const ended = change(session, { kind: 'gap', was: 'went-on' }, at(901));
      assert.deepEqual([ended.state, ended.end], ['ended', at(50)]);
      const back = change(session, { kind: 'gap', was: 'break' }, at(901));
      assert.deepEqual([back.state, remainingOf(back, at(901))], ['running', 29 * MINUTE]);
    });

    it('is not asked about when it was about to end anyway', () => {
      const session = advance(live(started(), T0, at(48)), at(700));
      assert.deepEqual([session.state, session.end], ['ended', at(50)]);
    });

    it('is paused or extended only after the answer is known', () => {
      assert.throws(() => change(slept(), { kind: 'pause' }, at(36)), ExpectedError);
    });
  });

  it('loses nothing to a clock that is put back, and gains nothing', () => {
    const session = live(started(), T0, at(20));
    const back = advance(session, at(-40));
    assert.equal(remainingOf(back, at(-40)), 30 * MINUTE);
    assert.equal(back.start, at(-40));
    assert.equal(ranFor(back), 0);
    const ended = live(back, at(-40), at(-9));
    assert.equal(ended.end, at(-10));
    assert.equal(ranFor(ended), 30 * MINUTE);
  });

  it('goes on after its end when asked soon, and the time between is no part of it', () => {
    const ended = live(started(), T0, at(51));
    const longer = change(ended, { kind: 'extend', by: 15 * MINUTE }, at(55));
    assert.deepEqual(spansOf(longer), [
      ['run', 0, 50],
      ['pause', 50, 55],
      ['run', 55, null],
    ]);
    assert.deepEqual([longer.plannedEnd, longer.planned], [at(70), 65 * MINUTE]);
    const late = at(50) + GO_ON_WITHIN + 1;
    assert.throws(() => change(ended, { kind: 'extend', by: MINUTE }, late), /over/);
  });

  it('takes what broke it only when it is over', () => {
    const running = live(started(), T0, at(10));
    assert.throws(() => change(running, { kind: 'broke', by: 'chat' }, at(10)), /What broke it/);
    const ended = change(running, { kind: 'end' }, at(12));
    assert.equal(change(ended, { kind: 'broke', by: 'incident' }, at(13)).broke, 'incident');
  });

  describe('refuses in words, with the field,', () => {
    const refused = (wish: SessionWish, words: RegExp): void => {
      assert.throws(
        () => begin(wish, { id: 's', host: 'h', now: T0, zone: 0 }),
        (error: unknown) => error instanceof ExpectedError && words.test(error.message),
      );
    };
    it('no time and more than a day', () => {
      refused({ length: { kind: 'for', ms: 0 } }, /^Length: is less than a minute/);
      refused({ length: { kind: 'for', ms: -MINUTE } }, /^Length/);
      refused({ length: { kind: 'for', ms: 25 * 60 * MINUTE } }, /^Length: is more than 24 hours/);
      refused({ length: { kind: 'for', ms: Number.NaN } }, /^Length: is not a duration/);
    });
    it('an end before the start', () => {
      refused({ length: { kind: 'until', at: T0 - 1 } }, /^Until: is in the past/);
      refused({ length: { kind: 'until', at: T0 } }, /^Until: is in the past/);
      refused({ length: { kind: 'until', at: at(25 * 60) } }, /^Until: is more than 24 hours/);
    });
    it('words without end, estimates of nothing, unknown tags', () => {
      const length = { kind: 'for', ms: MINUTE } as const;
      refused({ length, intention: 'x'.repeat(121) }, /^What for/);
      refused({ length, estimate: 0 }, /^Estimate/);
      refused({ length, tags: ['urgent' as never] }, /^Tags: there is no urgent/);
    });
    it('an extension beyond a day', () => {
      const session = started(23 * 60);
      assert.throws(() => change(session, { kind: 'extend', by: 120 * MINUTE }, T0), /24 hours/);
    });
  });

  it('creates no time, whatever happens to it and to the clock', () => {
    const step = fc.record({
      passed: fc.oneof(
        fc.integer({ min: 0, max: 2 * MINUTE }),
        // Small steps back of the clock may go before it.
        fc.integer({ min: GAP + 2 * MINUTE, max: 600 * MINUTE }),
        fc.integer({ min: -120 * MINUTE, max: 0 }),
      ),
      wish: fc.constantFrom<SessionChange | null>(
        null,
        null,
        null,
        { kind: 'pause' },
        { kind: 'resume' },
        { kind: 'extend', by: 5 * MINUTE },
        { kind: 'gap', was: 'break' },
        { kind: 'gap', was: 'ended' },
        { kind: 'end' },
        { kind: 'abandon' },
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, fixed) => {
        const until = { kind: 'until', at: at(90) } as const;
        let session = started(90, fixed ? { length: until } : {});
        let now = T0;
        // Time in which a window was there, by a clock that only goes on.
        let alive = 0;
        for (const { passed, wish } of steps) {
          now += passed;
          if (passed > 0 && passed <= GAP) alive += passed;
          const before = session;
          session = advance(session, now);
          // A gap that reaches over the end is asked about only when it began well before.
          if (isOpen(before) && session.end === session.plannedEnd) alive += GAP;
          if (wish !== null) {
            try {
              session = change(session, wish, now);
            } catch (error) {
              assert.ok(error instanceof ExpectedError);
            }
          }
          assert.deepEqual(sessionOf(JSON.parse(JSON.stringify(session))), session);
          assert.ok(ranFor(session) <= alive, `${ranFor(session)} ran of ${alive}`);
          const ranges = runRanges(session);
          for (const range of ranges)
            assert.ok(range.start >= session.start && range.end <= session.seen);
          assert.ok(session.changed >= before.changed);
          if (!fixed) assert.ok(remainingOf(session, now) <= session.planned);
          if (isOpen(session)) assert.equal(session.end, null);
          else assert.ok(session.end !== null && session.end >= session.start);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('fits into the little room of a mirror', () => {
    let session = started(600, {
      intention: 'ä'.repeat(120),
      area: {
        repo: '/home/someone/projects/a-rather-long-name',
        path: 'packages/services/billing',
      },
      tags: ['nobody-waits', 'interruptible', 'hand-off', 'new-ground'],
      block: '2026-11-17T09:00[Europe/Berlin]',
    });
    let now = T0;
    assert.throws(() => {
      for (;;) {
        session = live(session, now, now + MINUTE);
        session = change(session, { kind: 'pause' }, (now += MINUTE));
        session = change(session, { kind: 'resume' }, (now += MINUTE));
      }
    }, /paused too often/);
    assert.ok(Buffer.byteLength(JSON.stringify(session)) < 2_048);
  });
});
