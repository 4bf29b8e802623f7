import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { WorkerApi } from '../../../src/protocol/worker';
import { readElsewhere } from '../../../src/store/ledger/elsewhere';
import { readLedger } from '../../../src/store/ledger/readLedger';
import { PersonTimers } from '../../../src/wiring/personTimers';
import { workerServices } from '../../../src/worker/workerServices';
import { VirtualClock } from '../editor/support/virtualClock';
import { newFile, removeFolders } from '../store/ledger/folder';
import { STATE } from '../store/ledger/pulses';

const MINUTE = 60_000;

describe('what the person said by one key, over several windows', function () {
  this.timeout(60_000);
  let clock: VirtualClock;
  let file: string;
  const services: WorkerApi[] = [];
  const timers: PersonTimers[] = [];

  beforeEach(() => {
    clock = new VirtualClock();
    clock.sleep(Date.UTC(2026, 10, 16, 8) - clock.now());
    file = newFile();
  });
  afterEach(async () => {
    for (const one of timers.splice(0)) one.dispose();
    await settle();
    for (const service of services.splice(0)) await service.flush();
  });
  after(removeFolders);

  /** A window with a thread of its own, on the one ledger. */
  const window = async (): Promise<PersonTimers> => {
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    const host = { key: 'abc123', name: 'bench' };
    const service = workerServices({ file, host, now: () => clock.now(), log });
    services.push(service);
    await service.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'UTC',
    });
    const made = new PersonTimers({ clock, ledger: { person: service }, log, onNoted: quiet });
    timers.push(made);
    return made;
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  };
  const focus = (timer: PersonTimers, focused: boolean): void => {
    timer.hear({ type: 'state', t: clock.now(), state: { ...STATE, focused } });
  };
  const go = async (minutes: number): Promise<void> => {
    for (let minute = 0; minute < minutes; minute++) {
      clock.go(MINUTE);
      await settle();
    }
  };
  const noted = (): number =>
    readLedger(file, ({ db }) =>
      readElsewhere(db, { start: 0, end: clock.now() + 1 }).reduce(
        (sum, { start, end }) => sum + (end - start),
        0,
      ),
    );

  it('ends when they come back in another window, at that instant', async () => {
    const [first, second] = [await window(), await window()];
    focus(second, true);
    focus(second, false);
    focus(first, true);
    first.toggleElsewhere();
    focus(first, false);
    await go(7);
    assert.equal(first.reviewsElsewhere, true);
    clock.go(30_000);
    focus(second, true);
    await settle();
    await go(2);
    assert.equal(first.reviewsElsewhere, false);
    assert.equal(noted(), 7.5 * MINUTE);
    await go(30);
    assert.equal(noted(), 7.5 * MINUTE);
  });

  it('takes back what was noted after their first input in another window', async () => {
    const [first, second] = [await window(), await window()];
    focus(second, true);
    first.toggleElsewhere();
    await go(3);
    const back = clock.now() + 20_000;
    clock.go(20_000);
    second.hear({ type: 'input', t: back });
    await settle();
    await go(3);
    assert.equal(noted(), 3 * MINUTE + 20_000);
    assert.equal(first.reviewsElsewhere, false);
  });

  it('goes on while nobody comes back anywhere, at most half an hour', async () => {
    const [first, second] = [await window(), await window()];
    focus(first, true);
    first.toggleElsewhere();
    focus(first, false);
    await go(40);
    assert.equal(noted(), 30 * MINUTE);
    assert.deepEqual([first.reviewsElsewhere, second.reviewsElsewhere], [false, false]);
  });

  describe('while they pair', () => {
    it('goes on in the window that they look into, and ends in the one they left', async () => {
      const [first, second] = [await window(), await window()];
      focus(first, true);
      first.togglePairing();
      await go(5);
      focus(first, false);
      await settle();
      clock.go(2_000);
      focus(second, true);
      await settle();
      assert.equal(second.pairs, true);
      await go(3);
      assert.deepEqual([first.pairs, second.pairs], [false, true]);
      // And back again after more than a look.
      focus(second, false);
      await settle();
      focus(first, true);
      await settle();
      assert.equal(first.pairs, true);
      await go(2);
      assert.deepEqual([first.pairs, second.pairs], [true, false]);
    });

    it('ends half an hour after its beginning, in whichever window', async () => {
      const [first, second] = [await window(), await window()];
      focus(first, true);
      first.togglePairing();
      await go(20);
      focus(first, false);
      await settle();
      focus(second, true);
      await settle();
      await go(9);
      assert.equal(second.pairs, true);
      await go(2);
      assert.deepEqual([first.pairs, second.pairs], [false, false]);
    });

    it('is over for all windows when they were away, or end it in any', async () => {
      const [first, second] = [await window(), await window()];
      focus(first, true);
      first.togglePairing();
      focus(first, false);
      await go(5);
      focus(second, true);
      await settle();
      assert.equal(second.pairs, false);
      await go(1);
      focus(second, false);
      focus(first, true);
      await settle();
      assert.deepEqual([first.pairs, second.pairs], [false, false]);
      first.togglePairing();
      await settle();
      focus(first, false);
      await settle();
      focus(second, true);
      await settle();
      assert.equal(second.pairs, true);
      second.togglePairing();
      await settle();
      focus(first, true);
      await settle();
      await go(2);
      assert.deepEqual([first.pairs, second.pairs], [false, false]);
    });
  });

  it('is not ended by hands that come back from starting it', async () => {
    const [first, second] = [await window(), await window()];
    focus(first, true);
    first.toggleElsewhere();
    focus(first, false);
    await settle();
    clock.go(3_000);
    focus(second, true);
    await settle();
    focus(second, false);
    await go(5);
    assert.equal(first.reviewsElsewhere, true);
  });
});

function quiet(): void {
  // Nothing of it matters here.
}
