import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { MirrorEntry, MirrorPort, MirrorTaken } from '../../../../src/core/ports/mirrorPort';
import { MirrorKeeper, type MirrorStore } from '../../../../src/ui/mirror/mirrorKeeper';
import { VirtualClock } from '../../editor/support/virtualClock';

const MINUTE = 60_000;
const NOTHING: MirrorTaken = { months: 0, rebuilt: 0, rows: 0, newer: 0, damaged: 0 };
const key = (host: string, month = '2026-11'): string => `mirror/${host}~1/${month}`;
const text = (at: number): string => `1 ${at} 0123456789abcdef {}`;

/** As VS Code keeps it: any value by key, and a list of keys to sync. */
class Storage implements MirrorStore {
  readonly values = new Map<string, unknown>([['handsOn.paused', true]]);
  readonly written: string[] = [];
  synced: readonly string[] = [];

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get(name: string): unknown {
    return this.values.get(name);
  }

  update(name: string, value: string | undefined): Promise<void> {
    this.written.push(name);
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, value);
    return Promise.resolve();
  }

  setKeysForSync(keys: readonly string[]): void {
    this.synced = keys;
  }
}

/** A ledger that gives what it is told to. */
class Port implements MirrorPort {
  readonly took: (readonly MirrorEntry[])[] = [];
  readonly held: Readonly<Record<string, string>>[] = [];
  give: MirrorEntry[] = [];
  news: MirrorTaken = NOTHING;
  fault: Error | undefined;

  giveMirror(held: Readonly<Record<string, string>>): Promise<readonly MirrorEntry[]> {
    this.held.push(held);
    if (this.fault !== undefined) return Promise.reject(this.fault);
    return Promise.resolve(this.give.splice(0));
  }

  takeMirror(entries: readonly MirrorEntry[]): Promise<MirrorTaken> {
    this.took.push(entries);
    return Promise.resolve(this.news);
  }
}

describe('the mirror on the client side', () => {
  const clock = new VirtualClock();
  clock.sleep(Date.UTC(2026, 10, 16, 8) - clock.now());
  let storage: Storage;
  let port: Port;
  let keeper: MirrorKeeper;
  let isSynced = false;
  let told = 0;
  const said: string[] = [];
  const say = (message: string): void => {
    said.push(message);
  };

  beforeEach(() => {
    storage = new Storage();
    port = new Port();
    isSynced = false;
    told = 0;
    said.length = 0;
    keeper = new MirrorKeeper({
      port,
      store: storage,
      clock,
      log: { debug: say, info: say, warn: say, error: say },
      isSynced: () => isSynced,
      onTaken: () => {
        told += 1;
      },
    });
  });
  afterEach(() => {
    keeper.dispose();
  });

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  };
  const look = async (): Promise<void> => {
    clock.go(MINUTE);
    await settle();
  };

  it('hands each text over once, and tells the views when something was new', async () => {
    storage.values.set(key('b'), text(1));
    port.news = { ...NOTHING, months: 1 };
    await look();
    assert.deepEqual(port.took, [[{ key: key('b'), text: text(1) }]]);
    assert.equal(told, 1);
    await look();
    assert.equal(port.took.length, 1);
    storage.values.set(key('b'), text(2));
    port.news = NOTHING;
    await look();
    assert.deepEqual(port.took[1], [{ key: key('b'), text: text(2) }]);
    assert.equal(told, 1);
  });

  it('writes what the ledger gives, and says what is held', async () => {
    port.give = [{ key: key('a'), text: text(5) }];
    await look();
    assert.equal(storage.values.get(key('a')), text(5));
    await look();
    assert.deepEqual(port.held.at(-1), { [key('a')]: text(5) });
    assert.deepEqual(storage.written, [key('a')]);
    assert.equal(storage.values.get('handsOn.paused'), true);
  });

  it('goes on after a failure, and writes nothing after its end', async () => {
    port.fault = new Error('the ledger is busy');
    await look();
    port.fault = undefined;
    port.give = [{ key: key('a'), text: text(5) }];
    await look();
    assert.equal(storage.values.get(key('a')), text(5));
    port.give = [{ key: key('a'), text: text(6) }];
    clock.go(MINUTE);
    keeper.dispose();
    await settle();
    assert.equal(storage.values.get(key('a')), text(5));
    await look();
    assert.equal(storage.values.get(key('a')), text(5));
  });

  it('drops months that nobody can see any more, and nothing else', async () => {
    storage.values.set(key('b', '2023-10'), text(1));
    storage.values.set(key('b', '2023-11'), text(1));
    storage.values.set('mirror/b~1/someday', text(1));
    await look();
    assert.deepEqual(storage.written, [key('b', '2023-10')]);
  });

  it('registers the last 13 months for Settings Sync only while that is wanted', async () => {
    for (const month of ['2025-10', '2025-11', '2026-11'])
      storage.values.set(key('b', month), text(1));
    await look();
    assert.deepEqual(storage.synced, []);
    isSynced = true;
    await look();
    assert.deepEqual([...storage.synced].sort(), [key('b', '2025-11'), key('b')]);
    isSynced = false;
    await look();
    assert.deepEqual(storage.synced, []);
  });

  it('says what it cannot read', async () => {
    storage.values.set(key('b'), text(1));
    port.news = { ...NOTHING, newer: 1, damaged: 2 };
    await look();
    assert.ok(
      said.some((line) => line.includes('1 months are of a newer version, 2 cannot be read')),
    );
    assert.equal(told, 0);
  });
});
