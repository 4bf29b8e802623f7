import assert from 'node:assert/strict';
import type { DashboardHost, DashboardPage } from '../../../src/protocol/dashboard';
import {
  hostAccepts,
  hostAnswers,
  pageAccepts,
  pageAnswers,
} from '../../../src/protocol/dashboard';
import type { RpcChannel } from '../../../src/protocol/rpc';
import { connectRpc } from '../../../src/protocol/rpc';

const METHODS = Object.keys(hostAccepts) as (keyof DashboardHost)[];

/** What no method of the extension takes, and no question of the page is answered with. */
const NONSENSE: readonly unknown[] = [{ nonsense: true }, 'x', 1, 2, 3, 4, 5];

/** One wrong call each of the methods that change something or leave the page. */
const WRONG: readonly (readonly [keyof DashboardHost, ...unknown[]])[] = [
  ['view', { period: 'decade', date: null, repo: null }],
  ['run', 'workbench.action.quit'],
  ['evidence', { from: '2026-11-16' }],
  ['correct', { start: 0, end: 1.5, kind: 'implementing', sub: null }],
  ['correct', { start: 0, end: 10, kind: 'sleeping', sub: null }],
  ['revoke', -1],
  ['revoke', '3'],
  ['open', 'file:///home/ada/shop', '../../etc/passwd'],
  ['open', 'file:///home/ada/shop', '/etc/passwd'],
  ['open', '', 'a.ts'],
  ['copy', 'x'.repeat(2_000_001)],
  ['copy', null],
  ['blindSpots', 7],
  ['catchUp', '/home/ada/shop', 'C:\\Windows'],
  ['setting', 'editor.fontSize'],
  ['report', 'x'.repeat(2_001)],
];

interface Sides {
  readonly page: { readonly host: DashboardHost; readonly refused: string[] };
  readonly extension: { readonly refused: string[]; readonly reached: string[] };
  /** Puts a message on the way that no honest side would send. */
  readonly forge: { toPage(message: unknown): void; toExtension(message: unknown): void };
  /** Every message that the extension posted. */
  readonly posted: { t?: string; i?: string; e?: { message?: string } }[];
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The page and the extension as they are wired, over JSON; the extension answers whatever it is given. */
function wire(answer: (method: string) => unknown): Sides {
  const listeners: { page?: (message: unknown) => void; extension?: (message: unknown) => void } =
    {};
  const copy = (message: unknown): unknown => JSON.parse(JSON.stringify(message)) as unknown;
  const posted: Sides['posted'] = [];
  const channel = (own: 'page' | 'extension', other: 'page' | 'extension'): RpcChannel => ({
    post: (message) => {
      if (own === 'extension') posted.push(message as Sides['posted'][number]);
      listeners[other]?.(copy(message));
    },
    listen: (listener) => {
      listeners[own] = listener;
      return () => undefined;
    },
  });
  const refused = { page: [] as string[], extension: [] as string[] };
  const reached: string[] = [];
  const local = Object.fromEntries(
    METHODS.map((method) => [
      method,
      () => {
        reached.push(method);
        return Promise.resolve(answer(method));
      },
    ]),
  ) as unknown as DashboardHost;
  connectRpc<DashboardPage, DashboardHost>({
    channel: channel('extension', 'page'),
    local,
    accepts: hostAccepts,
    expects: pageAnswers,
    refused: (reason) => refused.extension.push(reason),
  });
  const { remote } = connectRpc<DashboardHost, DashboardPage>({
    channel: channel('page', 'extension'),
    local: {
      changed: () => {
        reached.push('changed');
        return Promise.resolve();
      },
    },
    accepts: pageAccepts,
    expects: hostAnswers,
    refused: (reason) => refused.page.push(reason),
  });
  return {
    page: { host: remote, refused: refused.page },
    extension: { refused: refused.extension, reached },
    forge: {
      toPage: (message) => listeners.page?.(message),
      toExtension: (message) => listeners.extension?.(message),
    },
    posted,
  };
}

describe('wrong messages of the dashboard', () => {
  it('a call of any method with arguments it does not take reaches nothing, and is told', async () => {
    for (const method of METHODS) {
      const { forge, extension, posted } = wire(() => null);
      forge.toExtension({ t: 'q', i: 'forged', m: method, a: NONSENSE });
      await settle();
      assert.deepEqual(extension.reached, [], method);
      assert.equal(extension.refused.length, 1, method);
      assert.match(extension.refused[0] ?? '', new RegExp(`^a call of ${method}:`));
      assert.match(posted.find(({ i }) => i === 'forged')?.e?.message ?? '', /^Refused a call/);
    }
  });

  it('a call that only looks right reaches nothing either', async () => {
    for (const [method, ...args] of WRONG) {
      const { forge, extension } = wire(() => null);
      forge.toExtension({ t: 'q', i: 'forged', m: method, a: args });
      await settle();
      const name = `${method} ${JSON.stringify(args).slice(0, 80)}`;
      assert.deepEqual(extension.reached, [], name);
      assert.equal(extension.refused.length, 1, name);
    }
  });

  it('what the page itself would ask goes through', async () => {
    const { page, extension } = wire((method) => (method === 'revoke' ? true : null));
    assert.equal(await page.host.revoke(3), true);
    await page.host.open('file:///home/ada/shop', 'src/a.ts');
    await page.host.report('it failed');
    await settle();
    assert.deepEqual(extension.reached, ['revoke', 'open', 'report']);
    assert.deepEqual([...extension.refused, ...page.refused], []);
  });

  it('a wrong answer to any question is refused and told, or nothing of it arrives', async () => {
    const right: Partial<Record<keyof DashboardHost, readonly unknown[]>> = {
      view: [{ period: 'week', date: null, repo: null }],
      run: ['showLog'],
      evidence: [
        {
          from: '2026-11-16',
          to: '2026-11-16',
          part: 'all',
          repo: null,
          folder: null,
          language: null,
          origin: null,
          span: null,
          cursor: null,
        },
      ],
      correct: [{ start: 0, end: 10, kind: 'reading', sub: null }],
      revoke: [1],
      corrections: [],
      open: ['/home/ada/shop', 'a.ts'],
      copy: ['x'],
      blindSpots: [null],
      catchUp: ['/home/ada/shop', 'src'],
      setting: ['weeklyTarget'],
      wantedTab: [],
    };
    let asked = 0;
    for (const [method, args] of Object.entries(right)) {
      const { page, extension } = wire(() => ({ nonsense: true }));
      const host = page.host as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>;
      const answer = await host[method]?.(...args).then(
        (value: unknown) => ({ value }),
        (error: unknown) => ({ error }),
      );
      assert.ok(answer, method);
      assert.deepEqual(extension.refused, [], method);
      assert.deepEqual(extension.reached, [method]);
      asked += 1;
      if ('error' in answer) {
        assert.match(String(answer.error), new RegExp(`Refused an answer to ${method}`));
        assert.equal(page.refused.length, 1, method);
      } else assert.equal(answer.value, undefined, method);
    }
    assert.equal(asked, Object.keys(right).length);
  });

  it('the page takes only what it is told of, and nothing that is no message', async () => {
    const { forge, page, extension } = wire(() => null);
    forge.toPage({ t: 'q', i: 'f1', m: 'changed', a: ['now'] });
    forge.toPage({ t: 'q', i: 'f2', m: 'constructor', a: [] });
    forge.toPage('hello');
    forge.toPage({ t: 'q', m: 7, a: [] });
    await settle();
    assert.deepEqual(extension.reached, []);
    assert.equal(page.refused.length, 4);
    forge.toPage({ t: 'q', i: 'f3', m: 'changed', a: [] });
    await settle();
    assert.deepEqual(extension.reached, ['changed']);
  });
});
