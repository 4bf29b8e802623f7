import assert from 'node:assert/strict';
import { countdownText } from '../../../../src/core/focus/countdown';
import { advance, begin, change } from '../../../../src/core/focus/machine';
import type { FocusSession } from '../../../../src/core/focus/session';
import { isOpen, openGap, remainingOf } from '../../../../src/core/focus/spans';
import { FocusWatch } from '../../../../src/ui/focus/focusWatch';
import { VirtualClock } from '../../editor/support/virtualClock';

const MINUTE = 60_000;
const quiet = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };

describe('the watch over the open session', () => {
  let clock: VirtualClock;
  /** What the ledger holds, for all windows. */
  let kept: FocusSession | null;
  let ended: FocusSession | null;
  let beats: number;
  let fails: boolean;
  /** How far the clock on the wall was put back; timers do not mind. */
  let putBack: number;
  const open: FocusWatch[] = [];

  beforeEach(() => {
    clock = new VirtualClock();
    [kept, ended, beats, fails, putBack] = [null, null, 0, false, 0];
  });
  afterEach(() => {
    for (const watch of open.splice(0)) watch.dispose();
  });

  const window = (isThere = (): boolean => true): FocusWatch => {
    const watch = new FocusWatch({
      clock: {
        now: () => clock.now() - putBack,
        zone: () => 0,
        after: (ms, run) => clock.after(ms, run),
      },
      log: quiet,
      isThere: () => Promise.resolve(isThere()),
      focus: {
        currentSession: () => Promise.resolve(kept),
        beatSession: (now) => {
          if (fails) return Promise.reject(new Error('held'));
          beats += 1;
          if (kept !== null) {
            kept = advance(kept, now);
            if (!isOpen(kept)) [kept, ended] = [null, kept];
          }
          return Promise.resolve({ session: kept, ended });
        },
      },
    });
    open.push(watch);
    return watch;
  };
  const start = (minutes: number): FocusSession =>
    begin(
      { length: { kind: 'for', ms: minutes * MINUTE } },
      { id: 's', host: 'h', now: clock.now(), zone: 0 },
    );
  /** Time goes on; what is promised meanwhile is kept. */
  const pass = async (ms: number, step = 500): Promise<void> => {
    for (let left = ms; left > 0; left -= step) {
      clock.go(Math.min(step, left));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('shows in each window what another one began, within seconds', async () => {
    const [one, two] = [window(), window()];
    await pass(1_000);
    kept = start(50);
    one.take(kept);
    assert.equal(one.current?.id, 's');
    assert.equal(two.current, null);
    await pass(6_000);
    assert.deepEqual(two.current, one.current);
    assert.ok(two.isQuiet);
    kept = change(kept, { kind: 'pause' }, clock.now());
    await pass(6_000);
    assert.deepEqual(
      [one, two].map(({ current }) => current?.state),
      ['paused', 'paused'],
    );
    assert.ok(!one.isQuiet);
  });

  it('tells of every step of the countdown once, and of the end', async () => {
    const watch = window();
    await pass(500);
    const texts: string[] = [];
    watch.onDidChange(() => {
      const { current } = watch;
      texts.push(current === null ? 'none' : countdownText(remainingOf(current, clock.now())));
    });
    const ends: string[] = [];
    watch.onDidEnd(({ id }) => ends.push(id));
    kept = start(2);
    watch.take(kept);
    await pass(2 * MINUTE + 1_000, 100);
    assert.equal(watch.current, null);
    assert.deepEqual(texts.slice(0, 4), ['2m', '60s', '59s', '58s']);
    assert.deepEqual(texts.slice(-3), ['2s', '1s', 'none']);
    assert.ok(texts.length <= 64, texts.join(' '));
    assert.ok(ends.length > 0);
  });

  it('finds a gap when the computer wakes up', async () => {
    const watch = window();
    kept = start(50);
    await pass(5 * MINUTE);
    clock.sleep(30 * MINUTE);
    await pass(500);
    assert.notEqual(openGap(watch.current!), undefined);
    assert.ok(!watch.isQuiet);
  });

  it('gives no sign of life where nobody can be there', async () => {
    let there = true;
    const watch = window(() => there);
    kept = start(50);
    await pass(2 * MINUTE);
    const before = beats;
    there = false;
    await pass(20 * MINUTE);
    assert.equal(beats, before);
    assert.equal(watch.current?.id, 's');
    there = true;
    await pass(6_000);
    assert.notEqual(openGap(watch.current), undefined);
  });

  it('keeps what it knows while the ledger does not answer, and counts on', async () => {
    const watch = window();
    await pass(500);
    kept = start(10);
    watch.take(kept);
    fails = true;
    await pass(90_000);
    assert.equal(countdownText(remainingOf(watch.current!, clock.now())), '9m');
    fails = false;
    await pass(6_000);
    assert.equal(openGap(watch.current!), undefined);
  });

  it('is not held up by a clock that is put back', async () => {
    const watch = window();
    await pass(1_000);
    const before = beats;
    putBack = 60 * MINUTE;
    await pass(6_000);
    assert.ok(beats > before);
    assert.equal(watch.current, null);
  });
});
