import assert from 'node:assert/strict';
import { advance, begin, change } from '../../../../src/core/focus/machine';
import type { SessionResult } from '../../../../src/core/focus/result';
import type { FocusSession } from '../../../../src/core/focus/session';
import { isOpen } from '../../../../src/core/focus/spans';
import { FocusWatch } from '../../../../src/ui/focus/focusWatch';
import { SessionNotices } from '../../../../src/ui/focus/sessionNotices';
import type { NoticeOffer } from '../../../../src/ui/notices/noticeDesk';
import { VirtualClock } from '../../editor/support/virtualClock';

const MINUTE = 60_000;
const none = { count: 0, ms: 0 };
const RESULT: SessionResult = {
  ran: 10 * MINUTE,
  paused: 0,
  built: 7 * MINUTE,
  reviewed: 0,
  directed: 0,
  share: 0.7,
  areas: [],
  files: [],
  commits: [],
  interruptions: { focus: none, review: none, other: none },
};
const quiet = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };

describe('what a session says by itself', () => {
  let clock: VirtualClock;
  let kept: FocusSession | null;
  let ended: FocusSession | null;
  let offers: NoticeOffer[];
  let withdrawn: string[];
  let done: string[];
  let looks: number;
  let holds: () => boolean;
  let open: { dispose(): void }[];

  beforeEach(() => {
    clock = new VirtualClock();
    [kept, ended, offers, withdrawn, done, looks, open] = [null, null, [], [], [], 0, []];
    holds = () => false;
    const watch = new FocusWatch({
      clock,
      log: quiet,
      isThere: () => Promise.resolve(true),
      focus: {
        currentSession: () => Promise.resolve(kept),
        beatSession: (now) => {
          if (kept !== null) {
            const next = advance(kept, now);
            [kept, ended] = isOpen(next) ? [next, null] : [null, next];
          }
          return Promise.resolve({ session: kept, ended });
        },
      },
    });
    const did =
      (what: string) =>
      (_session: FocusSession, more = ''): Promise<void> => {
        done.push(`${what} ${more}`.trim());
        return Promise.resolve();
      };
    const notices = new SessionNotices({
      watch,
      clock,
      log: quiet,
      timeZone: () => 'UTC',
      focus: { sessionResult: () => Promise.resolve(ended && { session: ended, result: RESULT }) },
      notices: {
        offer: (offer) => offers.push(offer),
        withdraw: (key) => withdrawn.push(key),
        holdWhile: (isQuiet) => {
          holds = isQuiet;
          return { dispose: () => undefined };
        },
        look: () => (looks += 1),
      },
      actions: { broke: did('broke'), nothing: did('nothing'), goOn: did('goOn'), gap: did('gap') },
    });
    open.push(watch, notices);
  });
  afterEach(() => {
    for (const one of open) one.dispose();
  });

  const pass = async (ms: number, step = 1_000): Promise<void> => {
    for (let left = ms; left > 0; left -= step) {
      clock.go(Math.min(step, left));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const start = (minutes: number): void => {
    kept = begin(
      { length: { kind: 'for', ms: minutes * MINUTE }, intention: 'rounding' },
      { id: 's', host: 'h', now: clock.now(), zone: 0 },
    );
  };

  it('is that it ended, once, with what came out, outside of every budget', async () => {
    start(10);
    await pass(11 * MINUTE);
    assert.equal(offers.length, 1);
    const [offer] = offers;
    assert.equal(offer?.kind, 'sessionEnd');
    assert.match(offer.key, /^session\/s\/end\/\d+$/);
    assert.match(
      offer.message,
      /^“rounding” is over: built 7\u00a0m of 10\u00a0m \(70\u00a0%\)\.$/,
    );
    for (const { run } of offer.actions) await run();
    assert.deepEqual(done, ['nothing', 'broke', 'goOn']);
  });

  it('is nothing when the person ended it', async () => {
    start(10);
    await pass(MINUTE);
    kept = null;
    await pass(MINUTE);
    assert.deepEqual(offers, []);
  });

  it('is the question what a gap was, until it is answered anywhere', async () => {
    start(60);
    await pass(MINUTE);
    clock.sleep(30 * MINUTE);
    await pass(10_000);
    assert.equal(offers.length, 1);
    const [offer] = offers;
    assert.match(
      offer!.message,
      /^No window was awake during “rounding” from \d\d:\d\d to \d\d:\d\d/,
    );
    for (const { run } of offer!.actions) await run();
    assert.deepEqual(done, ['gap break', 'gap went-on', 'gap ended']);
    assert.deepEqual(withdrawn, []);
    kept = change(kept!, { kind: 'gap', was: 'break' }, clock.now());
    await pass(10_000);
    assert.deepEqual(withdrawn, [offer!.key]);
  });

  it('holds everything else back while it runs, and lets it come afterwards', async () => {
    await pass(1_000);
    assert.ok(!holds());
    start(10);
    await pass(10_000);
    assert.ok(holds());
    kept = change(kept!, { kind: 'pause' }, clock.now());
    await pass(10_000);
    assert.ok(!holds());
    assert.equal(looks, 1);
    kept = change(kept, { kind: 'resume' }, clock.now());
    await pass(11 * MINUTE);
    assert.ok(!holds());
    assert.equal(looks, 2);
  });
});
