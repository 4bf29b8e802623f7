import assert from 'node:assert/strict';
import type { AreasModel } from '../../../src/core/ledger/areas';
import type {
  AreasPageQuery,
  AreasPageState,
  AreasView,
  Situation,
} from '../../../src/protocol/areas';
import { FRESH_AREAS_STATE } from '../../../src/protocol/areas';
import { AreasApp } from '../../../src/webview/areas/app';
import { COLUMN_MODELS } from '../../../src/webview/areas/tableData';
import { manyAreas, SAMPLE_PICKS, SAMPLE_ROOT, sampleAreas } from '../../support/sampleAreas';
import { textOf, usePage } from '../page';

interface Played {
  readonly app: AreasApp;
  readonly asked: AreasPageQuery[];
  /** What was done, in words. */
  readonly done: string[];
  readonly state: () => AreasPageState | undefined;
  /** Answers the oldest question that waits. */
  readonly answer: (areas: AreasModel | Error | null, view?: Partial<AreasView>) => Promise<void>;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function play(root: HTMLElement, state: Partial<AreasPageState> = {}): Played {
  const asked: AreasPageQuery[] = [];
  const done: string[] = [];
  const waiting: ((given: AreasView | Error) => void)[] = [];
  let remembered: AreasPageState | undefined;
  const note = (text: string): Promise<void> => {
    done.push(text);
    return Promise.resolve();
  };
  const app = new AreasApp({
    root,
    state: { ...FRESH_AREAS_STATE, ...state },
    remember: (next) => {
      remembered = next;
    },
    host: {
      view: (query) => {
        asked.push(query);
        return new Promise((resolve, reject) => {
          waiting.push((given) => {
            if (given instanceof Error) reject(given);
            else resolve(given);
          });
        });
      },
      picks: () => Promise.resolve(SAMPLE_PICKS),
      act: (action, { path }) => note(`${action} ${path}`),
      start: ({ path }, line) => note(`start ${path}:${line}`),
      run: (action) => note(action),
      copy: (text) => note(`copy ${text}`),
      report: note,
    },
  });
  app.start();
  return {
    app,
    asked,
    done,
    state: () => remembered,
    answer: async (areas, view = {}) => {
      const base = { situation: 'ready', timeZone: 'UTC', show: null, offers: [] } as const;
      waiting.shift()?.(areas instanceof Error ? areas : { ...base, areas, ...view });
      await settle();
    },
  };
}

const visible = (element: Element | null): boolean =>
  element !== null && element.closest('[hidden]') === null;
const tiles = (root: HTMLElement): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[role="option"]'),
];
const tile = (root: HTMLElement, name: string): HTMLElement => {
  const found = tiles(root).find((one) => one.getAttribute('aria-label')?.startsWith(name));
  assert.ok(found, `a tile ${name}`);
  return found;
};
const selected = (root: HTMLElement): string =>
  root.querySelector('[aria-selected="true"]')?.getAttribute('aria-label') ?? '';

function click(root: HTMLElement, name: string, within = 'main'): void {
  const found = [...root.querySelectorAll(`${within} button`)].find(
    (button) =>
      visible(button) && (button.getAttribute('aria-label') === name || textOf(button) === name),
  );
  assert.ok(found instanceof HTMLElement, `a button ${name}`);
  found.click();
}

function press(key: string): void {
  const event = new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
}

function choose(root: HTMLElement, value: string): void {
  const radio = root.querySelector<HTMLInputElement>(`input[value="${value}"]`);
  assert.ok(radio);
  radio.checked = true;
  radio.dispatchEvent(new window.Event('change'));
}

describe('the page of areas', () => {
  const page = usePage();

  it('begins with the worst blind spot in a sentence and what can be done about it', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas());
    const { worst } = sampleAreas();
    assert.equal(textOf(root.querySelector('h1')), worst?.sentence);
    click(root, 'Catch me up', '.headline');
    assert.deepEqual(played.done, ['catchUp web/checkout']);
    click(root, 'Show on the map');
    assert.equal(document.activeElement, tile(root, 'web/checkout'));
    assert.match(
      selected(root),
      /^web\/checkout, last written 7 months ago, 62 commits by 5 people/,
    );
  });

  it('has one tile per area of my ground and one for all outside', async () => {
    const root = page.root();
    await play(root).answer(sampleAreas());
    assert.equal(tiles(root).length, 17);
    assert.match(tile(root, 'outside your ground').getAttribute('aria-label') ?? '', /: 2 areas\./);
    choose(root, 'all');
    assert.equal(tiles(root).length, 18);
    assert.ok(tile(root, 'ml/ranking'));
  });

  it('shows everything where nothing is my ground, instead of one grey tile', async () => {
    const root = page.root();
    const { areas } = sampleAreas();
    const none = areas.map((area) => ({ ...area, onMyGround: false }));
    await play(root).answer(sampleAreas({ areas: none, outside: none.length, worst: null }));
    assert.match(textOf(root.querySelector('h1')), /^None of this is your ground yet/);
    assert.equal(tiles(root).length, areas.length);
    const radio = (value: string): HTMLInputElement | null =>
      root.querySelector<HTMLInputElement>(`input[value="${value}"]`);
    assert.deepEqual([radio('all')?.checked, radio('mine')?.disabled], [true, true]);
    assert.match(textOf(root.querySelector('#details-title')), /./);
  });

  it('is walked with the arrows: the words follow, one tile is in the tab order', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas());
    tile(root, 'web/checkout').focus();
    press('ArrowRight');
    const { activeElement } = document;
    assert.ok(activeElement instanceof HTMLElement && activeElement !== tile(root, 'web/checkout'));
    const name = activeElement.getAttribute('aria-label')?.split(',')[0];
    assert.equal(textOf(root.querySelector('#details-title')), name);
    assert.deepEqual(
      tiles(root).filter(({ tabIndex }) => tabIndex === 0),
      [activeElement],
    );
    press('ArrowLeft');
    assert.equal(document.activeElement, tile(root, 'web/checkout'));
    press('End');
    assert.equal(document.activeElement, tile(root, 'outside your ground'));
    press('Enter');
    assert.equal(played.state()?.ground, 'all');
  });

  it('goes in with Enter and comes back up to where it was with Escape', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas());
    tile(root, 'auth/session').click();
    press('Enter');
    assert.deepEqual(played.asked.at(-1), { repo: SAMPLE_ROOT, path: 'auth/session' });
    const inside = sampleAreas()
      .areas.slice(0, 3)
      .map((area, index) => {
        const path = `auth/session/${['keys', 'tokens', '*'][index] ?? ''}`;
        return { ...area, path, name: path, canDrill: false };
      });
    const query = { ...sampleAreas().query, repo: SAMPLE_ROOT, path: 'auth/session' };
    await played.answer(sampleAreas({ query, areas: inside, outside: 0, worst: null }));
    assert.deepEqual(
      tiles(root)
        .map((one) => textOf(one.querySelector('b')))
        .sort(),
      ['*', 'keys', 'tokens'],
    );
    assert.ok(tiles(root).includes(document.activeElement as HTMLElement));
    assert.equal(textOf(root.querySelector('.crumbs')), 'All areasauthsession');
    assert.match(textOf(root.querySelector('h1')), /^auth\/session: nobody else has changed it/);
    press('Escape');
    assert.deepEqual(played.asked.at(-1), { repo: SAMPLE_ROOT, path: 'auth' });
    await played.answer(sampleAreas());
    assert.equal(document.activeElement, tile(root, 'auth/session'));
    click(root, 'All areas');
    assert.deepEqual(played.asked.at(-1), { repo: SAMPLE_ROOT, path: null });
    await played.answer(sampleAreas());
    tile(root, 'proto').focus();
    press('Escape');
    assert.equal(played.asked.length, 4);
  });

  it('keeps the focus on the map when news overtakes the way inside', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas());
    tile(root, 'auth/session').click();
    press('Enter');
    played.app.refresh();
    const [first] = sampleAreas().areas;
    assert.ok(first);
    const path = 'auth/session/keys';
    const inside = sampleAreas({
      areas: [{ ...first, path, name: path }],
      outside: 0,
      worst: null,
    });
    await played.answer(inside);
    await played.answer(inside);
    assert.equal(document.activeElement, tile(root, path));
  });

  it('leads on to what can be done where there is nothing inside', async () => {
    const root = page.root();
    await play(root).answer(sampleAreas());
    tile(root, 'proto').click();
    press('Enter');
    assert.equal(textOf(document.activeElement), 'Catch me up');
    assert.ok(document.activeElement?.closest('.details'));
  });

  it('says an area in words, with its actions', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas());
    const said = textOf(root.querySelector('.details'));
    assert.match(
      said,
      /Written 7 months ago \(22 April, “Retry on 502”\) · directed 2 months ago · reviewed 9 days ago · read yesterday\./,
    );
    assert.match(
      said,
      /Since then 5 people made 62 commits and changed 62 of 71 files; you merged or reviewed 14 of them\./,
    );
    assert.match(said, /Who to ask: Kim Colleague \(31 commits here in all\), Bo Berg/);
    click(root, '62 commits', '.details');
    click(root, 'Open folder', '.details');
    assert.deepEqual(played.done, ['commits web/checkout', 'open web/checkout']);
    tile(root, 'web/design-system').click();
    assert.ok(!textOf(root.querySelector('.details')).includes('In your commits'));
    assert.match(textOf(root.querySelector('.details')), /Never written by you.*So far, 4 people/);
    tile(root, 'api/routes').click();
    assert.match(
      textOf(root.querySelector('.details')),
      /In your commits, in characters: 1,500 typed, 100 pasted, 400 assisted; 80 % by hand\./,
    );
  });

  it('offers what there is, and nothing else; an area can be changed', async () => {
    const root = page.root();
    const played = play(root);
    const words = (): string => textOf(root.querySelector('.details .buttons'));
    await played.answer(sampleAreas());
    assert.doesNotMatch(words(), /session|block/);
    assert.ok(!visible(root.querySelector('#area-changes')));
    played.app.refresh();
    await played.answer(sampleAreas({ edits: 3, hidden: 1 }), { offers: ['session', 'block'] });
    click(root, 'Start a session here', '.details');
    click(root, 'Put it in a block', '.details');
    click(root, 'Change this area', '.details');
    click(root, 'Your areas: 3 changes, 1 hidden');
    const at = 'web/checkout';
    assert.deepEqual(played.done, [`session ${at}`, `block ${at}`, `edit ${at}`, 'areaChanges']);
  });

  it('goes into an area that was made of many folders, and out again to the top', async () => {
    const root = page.root();
    const played = play(root);
    const [first, ...rest] = sampleAreas().areas;
    assert.ok(first);
    const made = { ...first, path: ':Web + co/x', name: 'Web + co/x', canDrill: true };
    await played.answer(sampleAreas({ areas: [made, ...rest], worst: made }));
    assert.doesNotMatch(textOf(root.querySelector('.details')), /Open folder/);
    click(root, 'Look inside', '.details');
    await played.answer(sampleAreas({ areas: rest.slice(0, 3) }));
    assert.equal(textOf(root.querySelector('.crumbs [aria-current]')), 'Web + co/x');
    press('Escape');
    await played.answer(sampleAreas());
    assert.ok(!visible(root.querySelector('.crumbs')));
  });

  it('claims nothing about merges that leave no trace', async () => {
    const root = page.root();
    const { areas, repositories } = sampleAreas();
    await play(root).answer(
      sampleAreas({
        areas: areas.map((area) => ({ ...area, approvedSince: null })),
        repositories: repositories.map((one) => ({ ...one, mergesVisible: false })),
      }),
    );
    assert.match(textOf(root.querySelector('.details')), /; merges not visible here\./);
    assert.match(textOf(root.querySelector('.headline')), /Merges are not visible here/);
    click(root, 'Show as table');
    assert.equal(textOf(root.querySelector('tbody td:nth-of-type(5)')), 'not visible');
  });

  it('offers ways back in once somebody stays on an area', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas());
    assert.ok(!visible(root.querySelector('.picks')));
    while (!visible(root.querySelector('.picks li'))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    click(root, 'Start: Skipped test: rounds every line before the sum');
    assert.deepEqual(played.done, ['start web/checkout/cart-rounding.spec.ts:39']);
  });

  it('claims no sizes where a partial clone does not know them', async () => {
    const root = page.root();
    const { areas, repositories } = sampleAreas();
    await play(root).answer(
      sampleAreas({
        areas: areas.map((area) => ({ ...area, bytes: null })),
        repositories: repositories.map((one) => ({ ...one, sized: false })),
      }),
    );
    assert.match(textOf(root.querySelector('.notices')), /A partial clone.*nothing is fetched/);
    assert.doesNotMatch(textOf(root.querySelector('.details header')), /[BMk]B|bytes?/);
    assert.match(textOf(root.querySelector('.details header')), /\d files?$/);
    click(root, 'Show as table');
    assert.equal(textOf(root.querySelector('tbody td:nth-of-type(7)')), 'not known');
  });

  it('has a table with the same numbers, sorted by any of them', async () => {
    const root = page.root();
    const played = play(root);
    const model = sampleAreas();
    await played.answer(model);
    click(root, 'Show as table');
    assert.equal(played.state()?.table, true);
    const rows = (): string[][] =>
      [...root.querySelectorAll('.area-table tbody tr')].map((row) =>
        [...row.children].map(textOf),
      );
    const mine = model.areas.filter(({ onMyGround }) => onMyGround);
    assert.deepEqual(
      rows(),
      mine.map((area) => COLUMN_MODELS.map(({ text }) => text(area, model.query.now))),
    );
    for (const { id, title, value } of COLUMN_MODELS) {
      for (const turn of [1, 2]) {
        click(root, title, 'thead');
        const head = root.querySelector(`[aria-sort]`);
        assert.ok(head && textOf(head) === title, `${title} ${turn}`);
        const down = head.getAttribute('aria-sort') === 'descending';
        const values = rows().map(([name]) => value(mine.find((area) => area.name === name)!));
        const sorted = [...values].sort((a, b) => {
          const order = typeof a === 'string' ? a.localeCompare(String(b)) : Number(a) - Number(b);
          return down ? -order : order;
        });
        assert.deepEqual(values, sorted, `${id} ${String(down)}`);
      }
    }
  });

  it('shows thousands of areas without thousands of elements, and all of them in the table', async () => {
    const root = page.root();
    const model = manyAreas(5_000);
    await play(root).answer(model);
    assert.ok(tiles(root).length <= 122);
    tile(root, 'smaller').click();
    assert.ok(visible(root.querySelector('.area-table')));
    assert.equal(root.querySelectorAll('tbody tr').length, 200);
    click(root, 'Show 200 more of 4,800 areas');
    assert.equal(root.querySelectorAll('.area-table tbody tr').length, 400);
    assert.equal(
      document.activeElement,
      root.querySelectorAll('.area-table tbody tr')[200]?.querySelector('button'),
    );
  });

  it('a refresh keeps elements, focus and selection', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas());
    const focused = tile(root, 'search/indexer');
    focused.click();
    played.app.refresh();
    const later = sampleAreas();
    await played.answer({ ...later, query: { ...later.query, now: later.query.now + 60_000 } });
    assert.equal(document.activeElement, focused);
    assert.match(selected(root), /^search\/indexer/);
    const action = root.querySelector<HTMLElement>('.details .buttons button:last-child');
    action?.focus();
    played.app.refresh();
    await played.answer({
      ...later,
      query: { ...later.query, now: later.query.now + 40 * 86_400_000 },
    });
    assert.equal(textOf(document.activeElement), textOf(action));
  });

  it('shows an area that was asked for elsewhere, wherever it is', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(sampleAreas(), { show: { repo: SAMPLE_ROOT, path: 'ml/ranking' } });
    assert.match(selected(root), /^ml\/ranking/);
    assert.equal(document.activeElement, tile(root, 'ml/ranking'));
    played.app.refresh();
    await played.answer(sampleAreas(), { show: { repo: SAMPLE_ROOT, path: 'web/checkout/cart' } });
    assert.deepEqual(played.asked.at(-1), { repo: SAMPLE_ROOT, path: 'web/checkout' });
  });

  it('filters by repository and comes home from one that is gone', async () => {
    const root = page.root();
    const played = play(root, { repo: '/home/ada/gone', path: 'src' });
    await played.answer(sampleAreas({ areas: [] }));
    assert.deepEqual(played.asked.at(-1), { repo: null, path: null });
    const [one] = sampleAreas().repositories;
    assert.ok(one);
    const other = { ...one, root: '/home/ada/infra', name: 'infra' };
    await played.answer(sampleAreas({ repositories: [one, other] }));
    const select = root.querySelector('select');
    assert.ok(select && visible(select));
    select.value = other.root;
    select.dispatchEvent(new window.Event('change'));
    assert.deepEqual(played.asked.at(-1), { repo: other.root, path: null });
  });

  it('says a year of commit days as bars and as a table', async () => {
    const root = page.root();
    const { commitWeeks } = sampleAreas();
    const played = play(root);
    await played.answer(sampleAreas());
    const sum = commitWeeks.reduce((total, { writtenDays }) => total + writtenDays, 0);
    const bars = root.querySelector('.weeks');
    assert.match(bars?.getAttribute('aria-label') ?? '', new RegExp(`written on ${sum} days`));
    assert.equal(bars?.children.length, 53);
    click(root, 'Show weeks as table');
    const rows = [...root.querySelectorAll('section .numbers tbody tr')].filter(visible);
    assert.deepEqual(
      rows.map((row) => [...row.querySelectorAll('td')].map(textOf).map(Number)).reverse(),
      commitWeeks.map(({ writtenDays, directedDays }) => [writtenDays, directedDays]),
    );
    click(root, 'CSV', 'section');
    const newest = commitWeeks.at(-1);
    assert.ok(newest);
    assert.ok(
      played.done
        .at(-1)
        ?.startsWith(
          `copy Week from,Days written,Days directed\r\n${newest.week},${newest.writtenDays},${newest.directedDays}\r\n`,
        ),
      played.done.at(-1),
    );
  });

  it('copies every row of the table, in its order and with exact numbers', async () => {
    const root = page.root();
    const played = play(root, { table: true, sort: { by: 'bytes', down: true }, ground: 'all' });
    const areas = sampleAreas();
    await played.answer(areas);
    click(root, 'CSV', '.area-table');
    const [head, first, ...rest] = (played.done.at(-1) ?? '').split('\r\n');
    assert.equal(
      head,
      'copy Area,You wrote,Commits,People,Files changed,You approved,Files,Bytes,Rank',
    );
    const largest = [...areas.areas].sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))[0];
    assert.ok(largest);
    assert.ok(first?.startsWith(`${largest.name},`), first);
    assert.ok(first?.includes(`,${largest.files},${largest.bytes},`), first);
    assert.equal(rest.filter((line) => line !== '').length, areas.areas.length - 1);
    click(root, 'Markdown', '.area-table');
    assert.match(
      played.done.at(-1) ?? '',
      /^copy \| Area \| You wrote \| .*\n\| --- \| --- \| ---: /,
    );
  });

  it('tells of repositories that are being read, failed or shallow', async () => {
    const root = page.root();
    const played = play(root);
    const [one] = sampleAreas().repositories;
    assert.ok(one);
    await played.answer(
      sampleAreas({
        repositories: [
          { ...one, shallow: true },
          { ...one, root: '/b', name: 'b', state: 'indexing', commits: 41_200 },
          { ...one, root: '/c', name: 'c', state: 'failed', message: 'It is damaged.' },
        ],
      }),
    );
    const said = textOf(root.querySelector('.notices'));
    assert.match(said, /shop\. A shallow clone.*b\. .*41,200 commits so far.*c\. It is damaged\./);
    click(root, 'Stop');
    click(root, 'Try again');
    assert.deepEqual(played.done, ['cancelIndexing', 'refresh']);
  });

  const screens: readonly (readonly [Situation, RegExp, string | null, string])[] = [
    ['indexing', /Reading the history.*stays on this machine/, 'Stop', 'cancelIndexing'],
    [
      'untrusted',
      /not run in a folder you do not trust.*still measured/,
      'Manage workspace trust',
      'manageTrust',
    ],
    ['noRepository', /No git repository here.*still measured/, 'Open folder', 'openFolder'],
    [
      'noIdentity',
      /who you are.*no user\.email/,
      'Say which addresses are yours',
      'openIdentities',
    ],
    ['noGit', /No usable git was found.*still measured/, 'Look again', 'refresh'],
    ['stopped', /Reading was stopped.*What was read is kept/, 'Continue reading', 'refresh'],
    ['failed', /could not be read.*still being measured/, 'Continue reading', 'refresh'],
    ['empty', /Nothing here yet.*After the first commit/, 'Look again', 'refresh'],
  ];
  for (const [situation, words, button, action] of screens) {
    it(`says plainly what to do: ${situation}`, async () => {
      const root = page.root();
      const played = play(root);
      const nothing = sampleAreas({ areas: [], worst: null });
      await played.answer(situation === 'untrusted' ? null : nothing, { situation });
      assert.match(textOf(root.querySelector('.content')), words);
      assert.ok(!visible(root.querySelector('.map')));
      if (button === null) return;
      click(root, button);
      assert.deepEqual(played.done, [action]);
      played.app.refresh();
      await played.answer(sampleAreas());
      assert.ok(visible(root.querySelector('.map')));
    });
  }

  it('keeps the finger on the button that stops, while the numbers go on', async () => {
    const root = page.root();
    const played = play(root);
    const [one] = sampleAreas().repositories;
    assert.ok(one);
    const reading = (commits: number): Promise<void> =>
      played.answer(
        sampleAreas({ areas: [], repositories: [{ ...one, state: 'indexing', commits }] }),
        { situation: 'indexing' },
      );
    await reading(500);
    root.querySelector<HTMLElement>('.content button')?.focus();
    played.app.refresh();
    await reading(41_000);
    assert.match(textOf(root.querySelector('.content')), /41,000 commits so far/);
    assert.equal(textOf(document.activeElement), 'Stop');
  });

  it('keeps the last map when no fresh answer comes, and offers another try without one', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(new Error('worker is gone'));
    assert.match(textOf(root), /could not be read.*still being measured/);
    click(root, 'Try again');
    await played.answer(sampleAreas());
    played.app.refresh();
    await played.answer(new Error('worker is gone'));
    assert.match(textOf(root), /this is the last answer/);
    assert.ok(visible(root.querySelector('.map')));
  });

  it('names from history are text, never markup', async () => {
    const root = page.root();
    const name = '<img src=x onerror=alert(1)>';
    const areas = sampleAreas().areas.map((area) => ({
      ...area,
      name,
      writtenSubject: name,
      ask: [{ name, commits: 1 }],
      sentence: `${name}: you never wrote here.`,
    }));
    await play(root).answer(sampleAreas({ areas, worst: areas[0] ?? null }));
    assert.equal(root.querySelector('img'), null);
    assert.ok(textOf(root.querySelector('h1')).includes(name));
  });
});
