import assert from 'node:assert/strict';
import type {
  DashboardHost,
  DashboardQuery,
  DashboardState,
  DashboardView,
} from '../../src/protocol/dashboard';
import { FRESH_STATE } from '../../src/protocol/dashboard';
import { App } from '../../src/webview/dashboard/app';
import type { BalanceChartModel } from '../../src/webview/dashboard/balanceChart';
import type { TrendChartModel } from '../../src/webview/dashboard/trendChart';
import {
  sampleEvidence,
  SAMPLE_COMMITS,
  SAMPLE_CORRECTION,
  SAMPLE_SPOTS,
} from '../support/sampleEvidence';
import { sampleOverview, totals } from '../support/sampleOverview';
import { msOf, textOf, usePage } from './page';

interface Played {
  readonly app: App;
  /** Every question the page asked, in order. */
  readonly asked: DashboardQuery[];
  readonly actions: string[];
  /** What else the page asked for. */
  readonly done: string[];
  readonly charts: BalanceChartModel[];
  readonly trends: TrendChartModel[];
  /** Is history still being read. */
  readonly spots: { indexing: boolean };
  /** The last state it wanted to remember. */
  readonly state: () => DashboardState | undefined;
  /** Answers the oldest question that waits. */
  readonly answer: (view: DashboardView | Error) => Promise<void>;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const view = (overview = sampleOverview()): DashboardView => ({
  overview,
  tracking: { kind: 'on' },
});

/** What the extension answers beside the numbers, and what the page made it do. */
function otherAnswers(
  done: string[],
  spots: { indexing: boolean },
): Omit<DashboardHost, 'view' | 'run' | 'report'> {
  const note = (what: string): Promise<void> => {
    done.push(what);
    return Promise.resolve();
  };
  return {
    evidence: (query) => {
      done.push(`evidence ${JSON.stringify(query)}`);
      return Promise.resolve({ ...sampleEvidence(), query, next: null });
    },
    correct: async (wish) => {
      await note(`correct ${JSON.stringify(wish)}`);
      return { ...SAMPLE_CORRECTION, ...wish };
    },
    revoke: async (id) => {
      await note(`revoke ${id}`);
      return true;
    },
    corrections: () => Promise.resolve([SAMPLE_CORRECTION]),
    commitShares: (query) => {
      done.push(`commitShares ${JSON.stringify(query)}`);
      return Promise.resolve(SAMPLE_COMMITS);
    },
    open: (repo, path) => note(`open ${repo} ${path}`),
    copy: (text) => note(`copy ${text}`),
    blindSpots: () => Promise.resolve({ ...SAMPLE_SPOTS, ...spots }),
    catchUp: (repo, path) => note(`catchUp ${repo} ${path}`),
    setting: (name) => note(`setting ${name}`),
    wantedTab: () => Promise.resolve(null),
    weeks: () => Promise.reject(new Error('not asked here')),
    answerWeek: (week, answer) => note(`answerWeek ${week} ${answer}`),
    decideDrift: () => Promise.resolve(false),
    decideQuarter: (text) => note(`decideQuarter ${text}`),
    weeksAction: (action) => note(`weeksAction ${action}`),
    blockWeeks: () => Promise.reject(new Error('not asked here')),
    sessionLines: () => Promise.reject(new Error('not asked here')),
    estimates: () => Promise.reject(new Error('not asked here')),
    blockAction: (action) => note(`blockAction ${action}`),
    answerBlock: (key) => note(`answerBlock ${key}`),
  };
}

function play(root: HTMLElement, state: Partial<DashboardState> = {}, directed = false): Played {
  const done: string[] = [];
  const spots = { indexing: false };
  const rest = otherAnswers(done, spots);
  const asked: DashboardQuery[] = [];
  const actions: string[] = [];
  const charts: BalanceChartModel[] = [];
  const trends: TrendChartModel[] = [];
  const waiting: ((view: DashboardView | Error) => void)[] = [];
  let remembered: DashboardState | undefined;
  const app = new App({
    root,
    state: { ...FRESH_STATE, ...state },
    remember: (next) => {
      remembered = next;
    },
    features: { directed },
    host: {
      view: (query) => {
        asked.push(query);
        return new Promise((resolve, reject) => {
          waiting.push((answer) => {
            if (answer instanceof Error) reject(answer);
            else resolve(answer);
          });
        });
      },
      run: (action) => {
        actions.push(action);
        return Promise.resolve();
      },
      report: () => Promise.resolve(),
      ...rest,
    },
    drawWeeks: () => ({
      update: () => undefined,
      point: () => undefined,
      destroy: () => undefined,
    }),
    drawTrend: (_canvas, model) => {
      trends.push(model);
      return {
        update: (next) => trends.push(next),
        destroy: () => undefined,
      };
    },
    draw: (_canvas, model) => {
      charts.push(model);
      return {
        update: (next) => charts.push(next),
        destroy: () => undefined,
      };
    },
  });
  app.start();
  return {
    app,
    asked,
    actions,
    done,
    charts,
    trends,
    spots,
    state: () => remembered,
    answer: async (given) => {
      waiting.shift()?.(given);
      await settle();
    },
  };
}

function click(root: HTMLElement, name: string): void {
  const found = [...root.querySelectorAll('button')].find(
    (button) => button.getAttribute('aria-label') === name || textOf(button) === name,
  );
  assert.ok(found, `a button ${name}`);
  found.click();
}

function choose(root: HTMLElement, period: string): void {
  const radio = root.querySelector<HTMLInputElement>(`input[value="${period}"]`);
  assert.ok(radio);
  radio.checked = true;
  radio.dispatchEvent(new window.Event('change'));
}

const figure = (root: HTMLElement, id: string): Element | null =>
  root.querySelector(`[data-figure="${id}"]`);
const visible = (element: Element | null): boolean =>
  element !== null && element.closest('[hidden]') === null;

describe('the dashboard', () => {
  const page = usePage();

  it('says the week in one sentence', async () => {
    const root = page.root();
    await play(root).answer(view());
    assert.equal(
      textOf(root.querySelector('#say')),
      'This week you built for 6 h 26 and reviewed for 7 h 06: 48 % hands-on, as usual.',
    );
    assert.equal(
      textOf(root.querySelector('.usual')),
      'Usual for a whole week is 7 h 20 built and 8 h 00 reviewed; Monday, Wednesday and Friday went to review.',
    );
  });

  it('shows exactly the model’s numbers', async () => {
    const root = page.root();
    const overview = sampleOverview();
    await play(root).answer(view(overview));
    const { built, reviewed } = overview.totals.headlines;
    const value = (id: string): number => msOf(figure(root, id)?.querySelector('.value time'));
    assert.equal(value('built'), built);
    assert.equal(value('reviewed'), reviewed);
    assert.equal(textOf(figure(root, 'share')?.querySelector('.value') ?? null), '48 %');
    const listed = [...root.querySelectorAll('.kinds tbody time')].map(msOf);
    const { kinds, sub } = overview.totals;
    assert.deepEqual(listed, [
      kinds.implementing,
      kinds.debugging,
      sub.reviewing.own,
      sub.reviewing.others,
      kinds.reading,
      kinds.other,
    ]);
    assert.equal(
      msOf(root.querySelector('.kinds tfoot time')),
      Object.values(kinds).reduce((sum, ms) => sum + ms, 0),
    );
  });

  it('has no number, no bar and no row for what is not measured', async () => {
    const root = page.root();
    const { charts, answer } = play(root);
    await answer(view());
    assert.equal(
      textOf(figure(root, 'directed')?.querySelector('.value') ?? null),
      'not measured yet',
    );
    assert.equal(figure(root, 'directed')?.querySelector('time'), null);
    assert.equal(root.querySelector('.fill-directed'), null);
    assert.deepEqual(
      charts.at(-1)?.series.map(({ id }) => id),
      ['writing', 'debugging', 'own', 'reviewed'],
    );
  });

  it('shows directing everywhere once it is measured', async () => {
    const root = page.root();
    const { charts, answer } = play(root, {}, true);
    await answer(view());
    assert.match(textOf(root.querySelector('#say')), /directed agents for 0 m and reviewed/);
    assert.equal(msOf(figure(root, 'directed')?.querySelector('.value time')), 0);
    assert.ok(charts.at(-1)?.series.some(({ id }) => id === 'directed'));
  });

  it('has a table with the same numbers as the chart, and remembers the choice', async () => {
    const root = page.root();
    const played = play(root);
    const overview = sampleOverview();
    await played.answer(view(overview));
    click(root, 'Show as table');
    assert.equal(played.state()?.table, true);
    const rows = [...root.querySelectorAll('[aria-labelledby="balance-title"] .numbers tbody tr')];
    assert.equal(rows.length, 7);
    rows.forEach((row, index) => {
      const day = overview.days[index];
      assert.ok(day);
      const { headlines, kinds, sub } = day.totals;
      assert.deepEqual([...row.querySelectorAll('time')].map(msOf), [
        headlines.built,
        headlines.reviewed,
        kinds.implementing,
        kinds.debugging,
        sub.reviewing.own,
      ]);
      const bar = played.charts.at(-1)?.bars[index];
      assert.equal(bar?.totals.headlines.built, headlines.built);
    });
    assert.ok(!visible(root.querySelector('canvas')));
  });

  it('a refresh keeps the elements, the focus and the selection', async () => {
    const root = page.root();
    const { app, answer } = play(root);
    await answer(view());
    const toggle = root.querySelector<HTMLElement>('#balance-toggle');
    toggle?.focus();
    app.refresh();
    await answer(view(sampleOverview('week', '2026-11-05')));
    assert.equal(document.activeElement, toggle);
    assert.equal(textOf(root.querySelector('[role="status"].hidden')), '');
  });

  it('steps through periods, and finds back to the one that holds today', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    click(root, 'Previous week');
    assert.deepEqual(played.asked.at(-1), { period: 'week', date: '2026-11-15', repo: null });
    await played.answer(view(sampleOverview('week', '2026-11-15')));
    assert.match(textOf(root.querySelector('#say')), /^Last week you built/);
    click(root, 'Next week');
    assert.equal(played.asked.at(-1)?.date, null);
    await played.answer(view());
    click(root, 'Next week');
    assert.equal(played.asked.length, 3);
    assert.equal(
      root.querySelector('[aria-label="Next week"]')?.getAttribute('aria-disabled'),
      'true',
    );
    choose(root, 'month');
    assert.deepEqual(played.asked.at(-1), { period: 'month', date: null, repo: null });
    assert.equal(played.state()?.period, 'month');
  });

  it('the answer to the last question counts, whatever came later', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    choose(root, 'month');
    choose(root, 'year');
    await played.answer(view(sampleOverview('month')));
    assert.match(textOf(root.querySelector('#say')), /^This week/);
    await played.answer(view(sampleOverview('year')));
    assert.match(textOf(root.querySelector('#say')), /^This year/);
  });

  it('filters by repository, and shows one that is gone', async () => {
    const root = page.root();
    const played = play(root, { repo: '/home/ada/gone' });
    assert.equal(played.asked[0]?.repo, '/home/ada/gone');
    const overview = sampleOverview();
    await played.answer(
      view({ ...overview, query: { ...overview.query, repo: '/home/ada/gone' } }),
    );
    const select = root.querySelector('select');
    assert.deepEqual(
      [...(select?.options ?? [])].map(({ text }) => text),
      ['All repositories', 'shop', 'infra', 'gone'],
    );
    assert.equal(select?.value, '/home/ada/gone');
  });

  it('before the first minute says what will come, what is measured and where it stays', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view(sampleOverview('week', '2026-11-19', { since: null })));
    assert.match(textOf(root), /Nothing built or reviewed yet/);
    assert.match(textOf(root), /stays on this machine/);
    assert.ok(!visible(root.querySelector('#say')));
    const button = [...root.querySelectorAll('button')].find(
      (b) => textOf(b) === 'Show data folder',
    );
    button?.focus();
    click(root, 'Show data folder');
    assert.deepEqual(played.actions, ['showDataFolder']);
    played.app.refresh();
    await played.answer(view(sampleOverview('week', '2026-11-19', { since: null })));
    assert.equal(document.activeElement, button);
    played.app.refresh();
    await played.answer(view());
    assert.ok(visible(root.querySelector('#say')));
  });

  it('the look at this page alone is no beginning', async () => {
    const root = page.root();
    const overview = sampleOverview('week', '2026-11-19', {
      totals: totals({ other: 1 }),
      since: Date.UTC(2026, 10, 19, 9),
      share: null,
    });
    const played = play(root);
    await played.answer(view(overview));
    assert.match(textOf(root), /Nothing built or reviewed yet/);
    played.app.refresh();
    await played.answer(view({ ...overview, totals: totals({ other: 1, implementing: 1 }) }));
    assert.equal(
      textOf(root.querySelector('#say')),
      'This week you built for 1 m and reviewed for 0 m.',
    );
  });

  it('a failure says what still works and offers another try', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(new Error('timeout'));
    assert.match(textOf(root), /could not be read.*still being measured/);
    click(root, 'Show log');
    assert.deepEqual(played.actions, ['showLog']);
    click(root, 'Try again');
    await played.answer(view());
    assert.ok(visible(root.querySelector('#say')));
    assert.doesNotMatch(textOf(root), /could not be read/);
  });

  it('a failure later keeps the last numbers and says so', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    played.app.refresh();
    await played.answer(new Error('worker is gone'));
    assert.match(textOf(root), /these are the last ones/);
    assert.ok(visible(root.querySelector('#say')));
    played.app.refresh();
    await played.answer(view());
    assert.doesNotMatch(textOf(root), /these are the last ones/);
  });

  it('shows bones only after a silence', async () => {
    const root = page.root();
    const played = play(root);
    assert.equal(root.querySelector('.skeleton'), null);
    while (root.querySelector('.skeleton') === null) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await played.answer(view());
    assert.equal(root.querySelector('.skeleton'), null);
    assert.equal(root.querySelector('[aria-busy]'), null);
  });

  it('tells of a pause and of a ledger that cannot be written', async () => {
    const root = page.root();
    const played = play(root);
    const overview = sampleOverview('week', '2026-11-19', {
      health: {
        state: 'spool',
        message: 'The disk is full.',
        file: '/x',
        spooled: 1204,
        dropped: 2,
      },
    });
    await played.answer({ overview, tracking: { kind: 'paused' } });
    const said = textOf(root.querySelector('.notices'));
    assert.match(said, /Paused\. Nothing is recorded/);
    assert.match(
      said,
      /The disk is full\. 1,204 stretches are waiting to be saved.*2 stretches did not fit/,
    );
    click(root, 'Resume');
    assert.deepEqual(played.actions, ['resume']);
    played.app.refresh();
    await played.answer(view());
    assert.equal(textOf(root.querySelector('.notices')), '');
  });

  it('a period without time is a sentence, not empty charts', async () => {
    const root = page.root();
    const { answer } = play(root);
    await answer(view(sampleOverview('week', '2027-01-05')));
    assert.match(textOf(root.querySelector('#say')), /nothing was measured\.$/);
    assert.ok(!visible(root.querySelector('canvas')));
  });

  it('names from the ledger are text, never markup', async () => {
    const root = page.root();
    const name = '<img src=x onerror=alert(1)>';
    const { answer } = play(root);
    await answer(
      view(
        sampleOverview('week', '2026-11-19', {
          repositories: [
            { root: '/a', name },
            { root: '/b', name: 'b' },
          ],
        }),
      ),
    );
    assert.equal(root.querySelector('img'), null);
    assert.ok(textOf(root.querySelector('select')).includes(name));
  });

  it('opens what is behind a number, and goes back to it', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    root.querySelector<HTMLElement>('#figure-built')?.focus();
    root.querySelector<HTMLElement>('#figure-built')?.click();
    await settle();
    const question = played.done.findLast((what) => what.startsWith('evidence')) ?? '';
    assert.match(question, /"from":"2026-11-16","to":"2026-11-22".*"part":"built"/);
    assert.equal(played.state()?.evidence?.part, 'built');
    assert.equal(textOf(root.querySelector('#evidence-title')), 'Built');
    assert.equal(root.querySelectorAll('.intervals tbody tr:not(.day)').length, 7);
    assert.match(
      textOf(root.querySelector('.intervals')),
      /Between edits of yours that are at most 5 m apart/,
    );
    const why = root.querySelector<HTMLDetailsElement>('.edit-rules');
    assert.match(textOf(why), /^Why these 1,141 edits/);
    assert.match(
      textOf(why),
      /typed, 41 edits, 132 characters in: Enter, with the indentation that comes with it\..* enter/,
    );
    assert.match(
      textOf(why),
      /pasted, 1 edit, 40 characters in: recorded before rules were kept\./,
    );
    const commits = textOf(root.querySelector('.commit-shares'));
    assert.match(commits, /4f1c2a9b Round totals once/);
    assert.match(
      commits,
      /Written: 1,212 typed, 96 completed, 40 pasted, 120 assisted; 92 % by hand\./,
    );
    assert.match(commits, /api: 212 typed, 120 assisted; 64 % by hand\./);
    assert.match(
      commits,
      /Written, unverified: Hands-On saw nothing being inserted into its files/,
    );
    click(root, 'src/api/routes/orders.ts');
    assert.equal(played.done.at(-1), 'open file:///home/ada/shop src/api/routes/orders.ts');
    click(root, 'Back to the charts');
    assert.equal(played.state()?.evidence, null);
    assert.ok(visible(root.querySelector('canvas')));
    assert.equal(document.activeElement?.id, 'figure-built');
  });

  it('sorts the intervals by every column, and back', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    root.querySelector<HTMLElement>('#figure-built')?.click();
    await settle();
    const table = root.querySelector<HTMLElement>('.intervals');
    assert.ok(table);
    const lengths = (): number[] =>
      [...table.querySelectorAll('tbody tr:not(.day) time')].map(msOf);
    const inTime = lengths();
    for (const [column, direction] of [
      ['Time', 'descending'],
      ['Time', 'ascending'],
      ['What and why', 'ascending'],
      ['Where', 'ascending'],
      ['When', 'ascending'],
    ] as const) {
      click(table, column);
      assert.equal(table.querySelector('[aria-sort]')?.getAttribute('aria-sort'), direction);
      assert.equal(textOf(table.querySelector('[aria-sort]')), column);
      const sorted = [...inTime].sort((a, b) => (direction === 'ascending' ? a - b : b - a));
      if (column === 'Time') assert.deepEqual(lengths(), sorted);
    }
    assert.deepEqual(lengths(), inTime);
    assert.equal(table.querySelectorAll('tr.day').length, 1);
  });

  it('corrects a part of an interval, undoes it, and asks for new numbers each time', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    root.querySelector<HTMLElement>('#figure-built')?.click();
    await settle();
    click(root, 'Change 9:27 – 10:30');
    const form = root.querySelector('form');
    const [from] = form?.querySelectorAll('input') ?? [];
    const kind = form?.querySelector('select');
    assert.ok(form && from && kind);
    from.value = '10:00:00';
    kind.value = String([...kind.options].findIndex(({ text }) => text.startsWith('Not there')));
    form.dispatchEvent(new window.Event('submit', { cancelable: true }));
    await settle();
    const start = Date.UTC(2026, 10, 19, 9);
    assert.ok(
      played.done.includes(
        `correct ${JSON.stringify({ start, end: start + 30 * 60_000, kind: 'absent', sub: null })}`,
      ),
    );
    assert.equal(played.asked.length, 2);
    click(root, 'Undo the correction of Thu 19 Nov, 11:36 – 11:54');
    await settle();
    assert.ok(played.done.includes('revoke 3'));
    assert.equal(played.asked.length, 3);
  });

  it('says how each number is counted, with the thresholds in force and their setting', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    const how = figure(root, 'built')?.querySelector('details');
    assert.match(textOf(how ?? null), /edits are at most 5 m apart, with up to 3 m of reading/);
    how?.querySelector('button')?.click();
    assert.equal(played.done.at(-1), 'setting episodeGap');
  });

  it('sorts a table and copies it as it is sorted', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    const section = root.querySelector<HTMLElement>('[aria-labelledby="where-title"]');
    assert.ok(section);
    click(section, 'Reviewed');
    assert.equal(section.querySelector('[aria-sort]')?.getAttribute('aria-sort'), 'descending');
    click(section, 'CSV');
    const lines = (played.done.at(-1) ?? '').replace(/^copy /, '').split('\r\n');
    assert.equal(lines[0], 'Folder,Built,Reviewed');
    assert.equal(lines[1], 'shop · api/routes,1:32:00,3:05:00');
    click(section, 'Languages');
    assert.match(textOf(section), /TypeScript ?3 h 53 ?5 h 45/);
  });

  it('tells of the worst blind spot and leads to catching up', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    assert.match(textOf(root.querySelector('.spot')), /^web\/checkout: you last wrote here/);
    click(root, 'Catch me up');
    assert.equal(played.done.at(-1), 'catchUp /home/ada/shop web/checkout');
    click(root, 'Open the map');
    assert.deepEqual(played.actions, ['showStaleAreas']);
  });

  it('comes back to where the person was', async () => {
    const root = page.root();
    const places: unknown[] = [];
    window.scrollTo = (...to: unknown[]) => places.push(to);
    const played = play(root, { period: 'month', date: '2026-10-07', scroll: 420 });
    assert.deepEqual(played.asked[0], { period: 'month', date: '2026-10-07', repo: null });
    played.app.scrolled(0);
    await played.answer(view(sampleOverview('month', '2026-10-07')));
    assert.deepEqual(places, [[0, 420]]);
    played.app.scrolled(300);
    assert.equal(played.state()?.scroll, 300);
  });

  const questionOf = (played: Played): string =>
    played.done.findLast((what) => what.startsWith('evidence')) ?? '';

  it('opens what is behind the share: what it is a part of', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    root.querySelector<HTMLElement>('#figure-share')?.click();
    await settle();
    assert.match(questionOf(played), /"from":"2026-11-16","to":"2026-11-22".*"part":"counted"/);
    click(root, 'Back to the charts');
    played.app.refresh();
    await played.answer(view(sampleOverview('week', '2026-11-19', { countDirected: 'handsOn' })));
    root.querySelector<HTMLElement>('#figure-share')?.click();
    await settle();
    assert.match(questionOf(played), /"part":"headlines"/);
  });

  it('opens evidence from every number of the sentence, the notes, the bracket and the kinds', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    const places = ['#say', '[data-figure="built"]', '#bracket', '.kinds tbody', '.kinds tfoot'];
    const asked = new Set<string>();
    for (const place of places) {
      const numbers = [...root.querySelectorAll<HTMLElement>(`${place} time`)];
      assert.ok(numbers.length > 0, place);
      for (const number of numbers) {
        const open = number.closest('button');
        const isNote = number.closest('.note') !== null && open === null;
        // What is usual is a median: no interval is behind it.
        if (isNote) {
          assert.match(textOf(number.parentElement), /^usual/);
          continue;
        }
        assert.ok(open, `${place}: ${textOf(number)}`);
        open.click();
        await settle();
        const [, part = ''] = /"part":"(\w+)"/.exec(questionOf(played)) ?? [];
        asked.add(part);
        click(root, 'Back to the charts');
      }
    }
    assert.deepEqual(
      [...asked].sort(),
      'all built debugging other others own reading reviewed writing'.split(' '),
    );
  });

  it('a press on a bar asks for its kind, beside it for all that the bar shows', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    const chart = played.charts.at(-1);
    chart?.pick(1, 'debugging');
    await settle();
    assert.match(questionOf(played), /"from":"2026-11-17","to":"2026-11-17".*"part":"debugging"/);
    assert.equal(textOf(root.querySelector('#evidence-title')), 'Debugging, Tuesday 17 November');
    chart?.pick(2, null);
    await settle();
    assert.equal(
      textOf(root.querySelector('#evidence-title')),
      'Built and reviewed, Wednesday 18 November',
    );
    assert.match(questionOf(played), /"part":"counted"/);
  });

  it('a point of the trend leads to what is behind it, in the chart as in the table', async () => {
    const root = page.root();
    const played = play(root, { chart: 'trend' });
    await played.answer(view());
    played.trends.at(-1)?.pick(11);
    await settle();
    assert.match(questionOf(played), /"part":"counted"/);
    const inChart = played.state()?.evidence;
    assert.deepEqual([inChart?.from, inChart?.to], ['2026-11-09', '2026-11-15']);
    click(root, 'Back to the charts');
    click(root, 'Show as table');
    const row = root.querySelectorAll('[aria-labelledby="balance-title"] tbody tr')[11];
    row?.querySelector<HTMLElement>('td:last-child button')?.click();
    await settle();
    assert.deepEqual(played.state()?.evidence, inChart);
  });

  it('sorts and copies the kinds and the line of the day, with the numbers that are shown', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    const section = (id: string): HTMLElement => {
      const found = root.querySelector<HTMLElement>(`[aria-labelledby="${id}"]`);
      assert.ok(found, id);
      return found;
    };
    const times = (place: HTMLElement): number[] =>
      [...place.querySelectorAll('tbody time')].map(msOf);
    const kinds = section('kinds-title');
    const before = times(kinds);
    click(kinds, 'Time');
    assert.deepEqual(
      times(kinds),
      [...before].sort((a, b) => b - a),
    );
    click(kinds, 'Markdown');
    assert.match(played.done.at(-1) ?? '', /^copy \| Kind \| Counts as \| Time \|/);
    click(root, 'Show the day as a table');
    const day = section('line-title');
    const stretches = times(day);
    assert.equal(stretches.length, sampleOverview().line.segments.length);
    click(day, 'Time');
    assert.deepEqual(
      times(day),
      [...stretches].sort((a, b) => b - a),
    );
    click(day, 'CSV');
    assert.match(played.done.at(-1) ?? '', /^copy From,To,Kind,Time\r\n9:30,10:36,Writing,1:06:00/);
  });

  it('a refresh leaves the focus on a number of a table', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    const number = root.querySelector<HTMLElement>(
      '.kinds tbody tr:nth-child(2) button.number-link',
    );
    number?.focus();
    played.app.refresh();
    await played.answer(view(sampleOverview('week', '2026-11-05')));
    const { activeElement } = document;
    assert.ok(activeElement?.closest('.kinds tbody tr:nth-child(2)'));
  });

  it('what a person asked for is told although news overtook its answer', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    choose(root, 'month');
    played.app.refresh();
    // The answer to the person's question is overtaken by that of the refresh.
    await played.answer(view(sampleOverview('month')));
    assert.equal(textOf(root.querySelector('[role="status"].hidden')), '');
    await played.answer(view(sampleOverview('month')));
    assert.match(root.querySelector('[role="status"].hidden')?.textContent ?? '', /^This month/);
    assert.equal(root.querySelector('[aria-busy]'), null);
  });

  it('tells how far the target is in every period, and draws it where bars hold weeks', async () => {
    const root = page.root();
    const played = play(root);
    await played.answer(view());
    const built = (): string => textOf(figure(root, 'built'));
    const hint = (): string => textOf(root.querySelector('.hint'));
    assert.match(built(), /target 8 h 00, 1 h 34 to go/);
    assert.match(hint(), /^Your target of 8 h 00 is for the whole week, not for single days/);
    assert.equal(played.charts.at(-1)?.targets, null);
    for (const period of ['day', 'month', 'quarter', 'year'] as const) {
      choose(root, period);
      await played.answer(view(sampleOverview(period)));
      if (period === 'day') {
        assert.match(built(), /week so far: 4 h 40 of 8 h 00/);
        continue;
      }
      assert.match(built(), /to go|reached/);
      assert.match(hint(), /\d+ of \d+ whole weeks reached|The one whole week/);
      const targets = played.charts.at(-1)?.targets ?? [];
      assert.equal(targets.length > 0, period !== 'month');
      if (period === 'quarter') assert.equal(targets[1], 8 * 3_600_000);
    }
  });

  it('marks the seam to numbers of other thresholds in charts, words and tables', async () => {
    const root = page.root();
    const played = play(root, { period: 'year' });
    const overview = sampleOverview('year');
    const days = overview.days.map((day) =>
      day.date <= '2026-04-30' ? { ...day, folded: 'other' as const } : day,
    );
    const trend = overview.trend.map((point, index) =>
      index < 5 ? { ...point, other: true as const } : point,
    );
    await played.answer(view({ ...overview, days, trend }));
    assert.deepEqual(played.charts.at(-1)?.seams, [3.5]);
    assert.match(
      textOf(root.querySelector('.hint')),
      /Dotted line: for days up to 30 Apr 2026 .*thresholds other than today/,
    );
    click(root, 'Show as table');
    const cells = (): string[] =>
      [...root.querySelectorAll('[aria-labelledby="balance-title"] tbody tr')].map((row) =>
        textOf(row.lastElementChild),
      );
    assert.deepEqual(cells().slice(0, 6), [
      'others',
      'others',
      'others',
      'others',
      'in force',
      'in force',
    ]);
    assert.match(textOf(root.querySelector('.hint')), /^For days up to 30 Apr 2026 only totals/);
    click(root, 'Trend');
    assert.equal(cells()[4], 'others');
    assert.equal(cells()[5], 'in force');
    click(root, 'Show as chart');
    assert.deepEqual(played.trends.at(-1)?.seams, [4.5]);
    played.app.refresh();
    await played.answer(view(overview));
    assert.deepEqual(played.trends.at(-1)?.seams, []);
    assert.doesNotMatch(textOf(root.querySelector('.hint')), /thresholds/);
  });

  it('on a Monday morning tells of the week before, and leads to it', async () => {
    const root = page.root();
    const played = play(root);
    const monday = sampleOverview('week', '2026-11-19', {
      totals: totals({ implementing: 6 }),
      share: null,
    });
    await played.answer(view(monday));
    const last = root.querySelector('.last-period');
    assert.match(
      textOf(last),
      /^Last week: 7 h 18 built, 7 h 55 reviewed, 48 % hands-on\. Show last week$/,
    );
    click(root, 'Show last week');
    assert.equal(played.asked.at(-1)?.date, '2026-11-09');
    await played.answer(view());
    assert.ok(!visible(last));
  });

  it('names the computers, and tells of one whose latest days may be missing', async () => {
    const root = page.root();
    const played = play(root);
    const own = { name: 'ada-laptop', own: true, last: '2026-11-19' };
    const box = (last: string): DashboardView =>
      view(
        sampleOverview('week', '2026-11-19', {
          hosts: [own, { name: 'build-box', own: false, last }],
        }),
      );
    await played.answer(box('2026-11-12'));
    assert.match(
      textOf(root.querySelector('.usual')),
      /The sum of ada-laptop \(this computer\) and build-box\./,
    );
    assert.match(
      textOf(root.querySelector('.notices')),
      /Nothing has come from build-box since 12 Nov, .* This computer’s time is complete\./,
    );
    for (const last of ['2026-11-18', '2026-08-01']) {
      played.app.refresh();
      await played.answer(box(last));
      assert.equal(textOf(root.querySelector('.notices')), '', last);
    }
  });

  it('says that history is still being read, and what is complete meanwhile', async () => {
    const root = page.root();
    const played = play(root);
    played.spots.indexing = true;
    await played.answer(view());
    assert.match(
      textOf(root),
      /Reading the history of your repositories\. Your time is complete; blind spots/,
    );
    played.spots.indexing = false;
    played.app.refresh();
    await played.answer(view());
    assert.doesNotMatch(textOf(root), /Reading the history/);
  });

  it('opens the row of many folders into them', async () => {
    const root = page.root();
    const played = play(root);
    const overview = sampleOverview();
    const [place] = overview.places;
    assert.ok(place);
    const places = Array.from({ length: 14 }, (_, index) => ({ ...place, folder: `f${index}` }));
    await played.answer(view({ ...overview, places }));
    const rows = (): Element[] => [
      ...root.querySelectorAll('[aria-labelledby="where-title"] tbody tr'),
    ];
    assert.equal(rows().length, 9);
    click(root, 'other (6)');
    assert.equal(rows().length, 14);
  });
});
