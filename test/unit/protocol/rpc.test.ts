import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { RpcChannel, RpcConnection } from '../../../src/protocol/rpc';
import { connectRpc } from '../../../src/protocol/rpc';

interface Adder {
  add(a: number, b: number): Promise<number>;
  fail(): Promise<number>;
  lie(): Promise<number>;
  note(text: string): Promise<void>;
}

/** Two ends that speak JSON, as a webview does. */
function pair(): { near: RpcChannel; far: RpcChannel & { raw(message: unknown): void } } {
  const listeners: { near?: (message: unknown) => void; far?: (message: unknown) => void } = {};
  const copy = (message: unknown): unknown => JSON.parse(JSON.stringify(message));
  return {
    near: {
      post: (message) => listeners.far?.(copy(message)),
      listen: (listener) => {
        listeners.near = listener;
        return () => delete listeners.near;
      },
    },
    far: {
      post: (message) => listeners.near?.(copy(message)),
      raw: (message) => listeners.near?.(message),
      listen: (listener) => {
        listeners.far = listener;
        return () => delete listeners.far;
      },
    },
  };
}

describe('messages between two sides', () => {
  let refused: string[];
  let notes: string[];
  let caller: RpcConnection<Adder>;
  let send: (message: unknown) => void;
  let answers: unknown[];

  beforeEach(() => {
    refused = [];
    notes = [];
    answers = [];
    const { near, far } = pair();
    const callee = connectRpc<Record<string, never>, Adder>({
      channel: {
        listen: near.listen,
        post: (message) => {
          answers.push(message);
          near.post(message);
        },
      },
      local: {
        add: (a, b) => Promise.resolve(a + b),
        fail: () => Promise.reject(new Error('no ledger')),
        lie: () => Promise.resolve('seven' as unknown as number),
        note: (text) => {
          notes.push(text);
          return Promise.resolve();
        },
      },
      accepts: {
        add: v.strictTuple([v.number(), v.number()]),
        fail: v.strictTuple([]),
        lie: v.strictTuple([]),
        note: v.strictTuple([v.string()]),
      },
      expects: {},
      refused: (reason) => refused.push(reason),
    });
    assert.deepEqual(callee.remote, {});
    send = (message) => {
      far.raw(message);
    };
    caller = connectRpc<Adder, Record<string, never>>({
      channel: far,
      local: {},
      accepts: {},
      expects: { add: v.number(), fail: v.number(), lie: v.number(), note: null },
      refused: (reason) => refused.push(reason),
    });
  });

  afterEach(() => {
    caller.close();
  });

  /** Answers come in later microtasks. */
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('a call is answered, an event is heard', async () => {
    assert.equal(await caller.remote.add(2, 3), 5);
    await caller.remote.note('hello');
    await settle();
    assert.deepEqual(notes, ['hello']);
    assert.deepEqual(refused, []);
  });

  it('an error crosses with its message', async () => {
    await assert.rejects(caller.remote.fail(), /no ledger/);
  });

  it('wrong arguments never reach the method', async () => {
    await assert.rejects(caller.remote.add('2' as unknown as number, 3), /Refused a call of add/);
    const tooMany: { add(...numbers: number[]): Promise<number> } = caller.remote;
    await assert.rejects(tooMany.add(1, 2, 3), /Refused a call of add/);
    assert.equal(refused.length, 2);
  });

  it('a wrong answer is refused where it was asked for', async () => {
    await assert.rejects(caller.remote.lie(), /Refused an answer to lie/);
    assert.match(refused[0] ?? '', /an answer to lie/);
  });

  it('what is no message of ours is refused and answers nothing', async () => {
    const strange: unknown[] = [
      null,
      'hello',
      42,
      [],
      {},
      { t: 'q' },
      { t: 'q', m: 7, a: [] },
      { t: 'q', m: 'add', a: 'no list' },
      { t: 's' },
      { t: 'x', i: '1' },
    ];
    for (const message of strange) send(message);
    await settle();
    assert.equal(refused.length, strange.length);
    assert.deepEqual(answers, []);
  });

  it('methods that every object has cannot be called', async () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'nothing']) {
      send({ t: 'q', i: name, m: name, a: [] });
    }
    await settle();
    assert.equal(refused.length, 5);
    assert.ok(answers.every((answer) => 'e' in (answer as object)));
    assert.equal(answers.length, 5);
  });

  it('an answer that nobody waits for changes nothing', async () => {
    send({ t: 's', i: 'unknown', r: 1 });
    await settle();
    assert.equal(await caller.remote.add(1, 1), 2);
  });

  it('after the end, what waits fails', async () => {
    const lonely = connectRpc<Adder, Record<string, never>>({
      channel: { post: () => undefined, listen: () => () => undefined },
      local: {},
      accepts: {},
      expects: { add: v.number(), fail: v.number(), lie: v.number(), note: null },
      refused: () => undefined,
    });
    const waiting = lonely.remote.add(1, 2);
    await settle();
    lonely.close();
    await assert.rejects(waiting, /closed/);
  });
});
