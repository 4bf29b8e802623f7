import assert from 'node:assert/strict';
import type { BlockOccurrence } from '../../../../src/core/blocks/blockOccurrence';
import { DEFAULT_THRESHOLDS } from '../../../../src/core/blocks/protectedBlock';
import type { FocusSession } from '../../../../src/core/focus/session';
import { BlockWatch } from '../../../../src/ui/blocks/blockWatch';
import type { NoticeOffer } from '../../../../src/ui/notices/noticeDesk';
import { SAMPLE_BLOCK } from '../../../support/sampleBlocks';
import { VirtualClock } from '../../editor/support/virtualClock';

const MINUTE = 60_000;
const quiet = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
/** All promises that are ready go on. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve();
};

describe('the watch over blocks', () => {
  let clock: VirtualClock;
  let ahead: BlockOccurrence[];
  let session: Pick<FocusSession, 'block'> | null;
  let [autoStart, focused, fails] = [false, true, false];
  let claimed: Set<string>;
  let configured: number;
  const done: string[] = [];
  const open: BlockWatch[] = [];

  beforeEach(() => {
    clock = new VirtualClock();
    [ahead, session, claimed, configured] = [[], null, new Set(), 0];
    [autoStart, focused, fails] = [false, true, false];
    done.length = 0;
  });
  afterEach(() => {
    for (const watch of open.splice(0)) watch.dispose();
  });

  /** A block that begins in so many minutes; its state goes by the clock. */
  const occurrence = (inMinutes: number): BlockOccurrence => {
    const start = clock.now() + inMinutes * MINUTE;
    const end = start + 180 * MINUTE;
    return {
      key: `k${inMinutes}`,
      block: SAMPLE_BLOCK,
      start,
      end,
      movedFrom: null,
      get state() {
        return clock.now() < start ? 'coming' : 'now';
      },
      built: 0,
      present: 0,
      cause: null,
      because: null,
      area: { repo: null, path: 'web', name: 'web/checkout' },
    };
  };

  const window = (): { watch: BlockWatch; offers: Map<string, NoticeOffer> } => {
    const offers = new Map<string, NoticeOffer>();
    const watch = new BlockWatch({
      clock,
      log: quiet,
      blocks: {
        configureBlocks: () => {
          if (fails) return Promise.reject(new Error('held'));
          configured += 1;
          return Promise.resolve();
        },
        blocksAhead: (now) => Promise.resolve(ahead.filter(({ end }) => end > now)),
        claimBlock: (key) => {
          const first = !claimed.has(key);
          claimed.add(key);
          return Promise.resolve(first);
        },
      },
      focus: { currentSession: () => Promise.resolve(session as FocusSession | null) },
      notices: {
        offer: (offer) => void offers.set(offer.key, offer),
        withdraw: (key) => void offers.delete(key),
      },
      plan: () => ({ blocks: [SAMPLE_BLOCK], thresholds: DEFAULT_THRESHOLDS }),
      autoStart: () => autoStart,
      timeZone: () => 'UTC',
      isFocused: () => focused,
      onPlanned: () => undefined,
      actions: {
        start: ({ key }) => done.push(`start ${key}`),
        move: ({ key }) => done.push(`move ${key}`),
        skip: ({ key }) => done.push(`skip ${key}`),
      },
    });
    open.push(watch);
    return { watch, offers };
  };
  const pass = async (minutes: number): Promise<void> => {
    for (let i = 0; i < minutes * 3; i++) {
      clock.go(20_000);
      await settle();
    }
  };

  it('offers a word within a minute of the start, with three things to do, and what it is for', async () => {
    ahead = [occurrence(5)];
    const { offers } = window();
    await pass(4);
    assert.equal(offers.size, 0);
    await pass(2);
    const [offer] = [...offers.values()];
    assert.match(
      offer!.message,
      /^Your block "Coding" has begun and lasts until \d+:\d\d\. It is for web\/checkout\.$/,
    );
    assert.equal(offer!.kind, 'block');
    assert.deepEqual(
      offer!.actions.map(({ title }) => title),
      ['Start Session', 'Move It This Week', 'Skip, Because…'],
    );
    for (const { run } of offer!.actions) run();
    assert.deepEqual(done, ['start k5', 'move k5', 'skip k5']);
  });

  it('is there after a sleep over the start, and says nothing of a block that is over', async () => {
    ahead = [occurrence(5), occurrence(600)];
    const { offers } = window();
    await settle();
    clock.sleep(60 * MINUTE);
    await settle();
    await pass(1);
    assert.equal(offers.size, 1);
    clock.sleep(300 * MINUTE);
    await settle();
    await pass(1);
    assert.equal(offers.size, 0);
  });

  it('takes the word back when the block is skipped, moved, or its session runs', async () => {
    const block = occurrence(0);
    ahead = [block];
    const { offers } = window();
    await pass(1);
    assert.equal(offers.size, 1);
    ahead = [{ ...block, state: 'skipped' }];
    await pass(1);
    assert.equal(offers.size, 0);
    ahead = [block];
    await pass(1);
    assert.equal(offers.size, 1);
    session = { block: block.key };
    await pass(1);
    assert.equal(offers.size, 0);
    // The session may end before the block: nobody is told twice.
    session = null;
    await pass(1);
    assert.equal(offers.size, 0);
  });

  it('starts a session by itself where that is wanted: in one window, in front, once', async () => {
    autoStart = true;
    focused = false;
    ahead = [occurrence(1)];
    const [one, two] = [window(), window()];
    await pass(3);
    assert.deepEqual(done, []);
    focused = true;
    await pass(3);
    assert.deepEqual(done, ['start k1']);
    assert.equal(one.offers.size + two.offers.size, 0);
  });

  it('tells the ledger what the settings say, again and again until it is there, and after each change', async () => {
    fails = true;
    ahead = [occurrence(0)];
    const { watch, offers } = window();
    await pass(2);
    assert.equal(configured + offers.size, 0);
    fails = false;
    await pass(2);
    assert.equal(configured, 1);
    assert.equal(offers.size, 1);
    watch.changed();
    await pass(1);
    assert.equal(configured, 2);
  });
});
