import assert from 'node:assert/strict';
import { migrate } from '../../../../src/store/ledger/migrations';
import {
  askNotice,
  doneNotices,
  heldNotices,
  settleNotice,
} from '../../../../src/store/notices/notices';
import type { NoticeWish } from '../../../../src/core/ports/noticesPort';
import { NoticeDesk, type NoticeOffer } from '../../../../src/ui/notices/noticeDesk';
import { ShownElsewhere } from '../../../../src/ui/notices/shownElsewhere';
import { waitingItems, waitingText } from '../../../../src/ui/notices/waitingWords';
import type { Memento } from 'vscode';
import { DatabaseSync } from 'node:sqlite';
import { VirtualClock } from '../../editor/support/virtualClock';

/** Tuesday, 17 November 2026, 9:00 UTC. */
const TUESDAY = Date.UTC(2026, 10, 17, 9);
const MINUTE = 60_000;

function memento(values: Map<string, unknown>): Memento {
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key),
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  } as Memento;
}

interface Window {
  readonly desk: NoticeDesk;
  readonly shown: string[];
  focused: boolean;
  quiet: boolean;
}

describe('the desk of notices', () => {
  let db: DatabaseSync;
  let clock: VirtualClock;
  let values: Map<string, unknown>;
  let fail: Error | undefined;

  beforeEach(() => {
    db = new DatabaseSync(':memory:');
    migrate(db);
    clock = new VirtualClock();
    clock.go(TUESDAY - clock.now());
    values = new Map();
    fail = undefined;
  });

  function window(host = 'one', ledger = db): Window {
    const machines = new ShownElsewhere(memento(values), host);
    const shown: string[] = [];
    const ask = (wish: NoticeWish): ReturnType<typeof askNotice> => {
      if (fail !== undefined) throw fail;
      return askNotice(ledger, wish, 'UTC');
    };
    const desk = new NoticeDesk({
      port: {
        askNotice: async (wish) => Promise.resolve(wish).then(ask),
        settleNotice: (key, kind, now) => {
          settleNotice(ledger, key, kind, now);
          return Promise.resolve();
        },
      },
      clock,
      log: {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: (message) => {
          assert.ok(false, message);
        },
      },
      isFocused: () => result.focused,
      schedule: () => null,
      elsewhere: () => machines.others(),
      show: ({ key }) => shown.push(key),
      tell: (notice) => void machines.add(notice),
      changed: () => undefined,
    });
    const result: Window = { desk, shown, focused: true, quiet: false };
    desk.holdWhile(() => result.quiet);
    return result;
  }

  const offer = (key: string, change: Partial<NoticeOffer> = {}): NoticeOffer => ({
    kind: 'block',
    key,
    message: `This is ${key}.`,
    actions: [],
    ...change,
  });

  it('shows an offer once, in one of two windows that both have the focus', async () => {
    const [a, b] = [window(), window()];
    for (const { desk } of [a, b]) desk.offer(offer('block/1'));
    await Promise.all([a.desk.look(), b.desk.look()]);
    a.desk.offer(offer('block/1'));
    const later = window();
    later.desk.offer(offer('block/1'));
    await Promise.all([a.desk.look(), later.desk.look()]);
    assert.deepEqual([...a.shown, ...b.shown, ...later.shown], ['block/1']);
    assert.deepEqual(doneNotices(db, ['block/1', 'block/2']), ['block/1']);
  });

  it('waits for the focus, and asks each minute', async () => {
    const one = window();
    one.focused = false;
    one.desk.offer(offer('block/1'));
    await one.desk.look();
    assert.deepEqual(one.shown, []);
    one.focused = true;
    clock.go(MINUTE);
    await one.desk.look();
    assert.deepEqual(one.shown, ['block/1']);
  });

  it('holds back in a session, and says so until it may be shown', async () => {
    const one = window();
    one.quiet = true;
    one.desk.offer(offer('block/1'));
    await one.desk.look();
    const [waiting] = one.desk.waiting();
    assert.equal(waiting?.reason, 'session');
    assert.equal(waitingText(one.desk.waiting()), 'Hands-On: 1 notice is waiting');
    assert.equal(
      waitingItems(one.desk.waiting())[0]?.description,
      'waits for the end of your session',
    );
    assert.equal(heldNotices(db, TUESDAY, TUESDAY + 1)[0]?.message, 'This is block/1.');
    one.quiet = false;
    await one.desk.look();
    assert.deepEqual(one.shown, ['block/1']);
    assert.deepEqual(one.desk.waiting(), []);
    assert.equal(waitingText([]), undefined);
    assert.deepEqual(heldNotices(db, TUESDAY, TUESDAY + 1), []);
  });

  it('leaves to the report of the week what came too late', async () => {
    const one = window();
    one.desk.offer(offer('block/1'));
    one.desk.offer(offer('block/2', { until: TUESDAY + MINUTE }));
    await one.desk.look();
    assert.deepEqual(
      one.desk.waiting().map(({ key, reason }) => [key, reason]),
      [['block/2', 'day']],
    );
    clock.go(24 * 60 * MINUTE);
    await one.desk.look();
    assert.deepEqual(one.shown, ['block/1']);
    assert.deepEqual(one.desk.waiting(), []);
    assert.deepEqual(
      heldNotices(db, TUESDAY, TUESDAY + MINUTE).map(({ key }) => key),
      ['block/2'],
    );
  });

  it('takes back what is not so any more, and what was seen in the list', async () => {
    const one = window();
    for (const key of ['block/1', 'block/2', 'block/3']) one.desk.offer(offer(key));
    await one.desk.look();
    one.desk.withdraw('block/2');
    one.desk.seen(offer('block/3'));
    clock.go(24 * 60 * MINUTE);
    one.desk.offer(offer('block/2'));
    one.desk.offer(offer('block/3'));
    await one.desk.look();
    assert.deepEqual(one.shown, ['block/1']);
    assert.deepEqual(heldNotices(db, 0, TUESDAY * 2), []);
  });

  it('shows the most urgent first', async () => {
    const one = window();
    one.focused = false;
    for (const kind of ['question', 'phase', 'block', 'quarter'] as const) {
      one.desk.offer(offer(kind, { kind }));
    }
    await one.desk.look();
    one.focused = true;
    await one.desk.look();
    assert.deepEqual(one.shown, ['block']);
    assert.deepEqual(
      one.desk.waiting().map(({ kind }) => kind),
      ['phase', 'quarter', 'question'],
    );
  });

  it('counts what another machine showed, and shows nothing that it showed', async () => {
    const other = new DatabaseSync(':memory:');
    migrate(other);
    const [laptop, container] = [window('laptop'), window('container', other)];
    laptop.desk.offer(offer('block/1'));
    await laptop.desk.look();
    container.desk.offer(offer('block/1'));
    container.desk.offer(offer('block/2'));
    await container.desk.look();
    assert.deepEqual([laptop.shown, container.shown], [['block/1'], []]);
    assert.equal(container.desk.waiting()[0]?.reason, 'day');
    // What a later version keeps there is left alone.
    values.set('handsOn.notices.laptop', [{ key: 1 }, 'x', null]);
    clock.go(24 * 60 * MINUTE);
    await container.desk.look();
    assert.deepEqual(container.shown, ['block/2']);
  });

  it('tells of lost data once where the ledger fails, and of nothing else', async () => {
    const one = window();
    fail = new Error('The disk is full.');
    one.desk.offer(offer('loss', { kind: 'dataLoss' }));
    one.desk.offer(offer('block/1'));
    await one.desk.look();
    await one.desk.look();
    assert.deepEqual(one.shown, ['loss']);
    fail = undefined;
    await one.desk.look();
    assert.deepEqual(one.shown, ['loss', 'block/1']);
  });
});
