import assert from 'node:assert/strict';
import type { JSDOM } from 'jsdom';
import type { WeeksModel } from '../../src/core/weeks/weeksModel';
import type { DashboardHost, DashboardState, WantedView } from '../../src/protocol/dashboard';
import { FRESH_STATE } from '../../src/protocol/dashboard';
import { App } from '../../src/webview/dashboard/app';
import { chartLabel, weeksChartModel } from '../../src/webview/dashboard/weeks/chartData';
import type { WeeksChartModel } from '../../src/webview/dashboard/weeks/chartData';
import { decided, SAMPLE_DECISIONS, sampleWeekFacts, sampleWeeks } from '../support/sampleWeeks';
import { sampleOverview } from '../support/sampleOverview';
import { msOf, textOf, usePage } from './page';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const NOTHING = {
  ...{ built: 0, reviewed: 0, directed: 0, present: 0, open: 0 },
  commits: { written: 0, directed: 0, merges: 0 },
};

interface Played {
  readonly app: App;
  readonly done: string[];
  readonly charts: WeeksChartModel[];
  readonly state: () => DashboardState;
}

/** Opens the page. @param answers the weeks, or an Error for each time that they are asked for */
async function play(
  root: HTMLElement,
  answers: (WeeksModel | Error)[],
  { tab = 'weeks' as const, wanted = null as WantedView | null, ...state } = {},
): Promise<Played> {
  const done: string[] = [];
  const charts: WeeksChartModel[] = [];
  let kept: DashboardState = { ...FRESH_STATE, tab, ...state };
  let asks = wanted;
  const note = (what: string): Promise<void> => {
    done.push(what);
    return Promise.resolve();
  };
  const own: Partial<DashboardHost> = {
    view: () => {
      done.push('view');
      return Promise.resolve({ overview: sampleOverview(), tracking: { kind: 'on' } });
    },
    wantedTab: () => {
      const now = asks;
      asks = null;
      return Promise.resolve(now);
    },
    weeks: (span) => {
      done.push(`weeks ${span}`);
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? new Error('none');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    answerWeek: (week, answer) => note(`answerWeek ${week} ${answer}`),
    decideDrift: async (episode, answer) => {
      await note(`decideDrift ${episode} ${answer}`);
      return true;
    },
    decideQuarter: (text) => note(`decideQuarter ${text}`),
    weeksAction: (action) => note(`weeksAction ${action}`),
    run: (action) => note(`run ${action}`),
    copy: (text) => note(`copy ${text}`),
  };
  const app = new App({
    root,
    state: kept,
    remember: (next) => {
      kept = next;
    },
    features: { directed: true },
    // What another part of the page asks for is not answered here.
    host: new Proxy(own as DashboardHost, {
      get: (host, name): unknown =>
        Reflect.get(host, name) ?? ((): Promise<never> => Promise.reject(new Error('not here'))),
    }),
    draw: () => ({ update: () => undefined, destroy: () => undefined }),
    drawTrend: () => ({ update: () => undefined, destroy: () => undefined }),
    drawWeeks: (_canvas, model) => {
      charts.push(model);
      return {
        update: (next) => charts.push(next),
        point: (index) => done.push(`point ${String(index)}`),
        destroy: () => undefined,
      };
    },
  });
  app.start();
  await settle();
  return { app, done, charts, state: () => kept };
}

function press(root: HTMLElement, name: string): void {
  const found = [...root.querySelectorAll('button')].find(
    (one) => textOf(one) === name && one.closest('[hidden]') === null,
  );
  assert.ok(found, name);
  found.click();
}

describe('the strip of views', () => {
  const page = usePage();
  const tabs = (): HTMLElement[] => [...page.root().querySelectorAll<HTMLElement>('[role="tab"]')];
  const key = (name: string): void => {
    const event = new (document.defaultView as unknown as JSDOM['window']).KeyboardEvent(
      'keydown',
      {
        key: name,
        bubbles: true,
      },
    );
    document.activeElement?.dispatchEvent(event);
  };

  it('has one stop for Tab, arrows that wrap, and opens nothing by moving', async () => {
    const { done } = await play(page.root(), [sampleWeeks()]);
    assert.deepEqual(
      tabs().map((tab) => [textOf(tab), tab.tabIndex, tab.getAttribute('aria-selected')]),
      [
        ['Overview', -1, 'false'],
        ['Blind spots', -1, 'false'],
        ['Weeks', 0, 'true'],
      ],
    );
    tabs()[2]?.focus();
    key('ArrowRight');
    assert.equal(textOf(document.activeElement), 'Overview');
    key('ArrowLeft');
    key('ArrowLeft');
    assert.equal(textOf(document.activeElement), 'Blind spots');
    assert.deepEqual(
      tabs().map(({ tabIndex }) => tabIndex),
      [-1, 0, -1],
    );
    key('End');
    assert.equal(textOf(document.activeElement), 'Weeks');
    key('Home');
    assert.ok(!done.includes('view'));
    assert.ok(!done.includes('run showStaleAreas'));
  });

  it('shows a view with its panel, remembers it, and asks only for what it shows', async () => {
    const { done, state } = await play(page.root(), [sampleWeeks()]);
    assert.ok(!done.includes('view'));
    tabs()[0]?.click();
    await settle();
    assert.ok(done.includes('view'));
    assert.equal(state().tab, 'overview');
    const panels = [...page.root().querySelectorAll<HTMLElement>('[role="tabpanel"]')];
    assert.deepEqual(
      panels.map(({ id, hidden }) => [id, hidden]),
      [
        ['panel-overview', false],
        ['panel-weeks', true],
      ],
    );
    for (const panel of panels) {
      const tab = document.getElementById(panel.getAttribute('aria-labelledby') ?? '');
      assert.equal(tab?.getAttribute('aria-controls'), panel.id);
    }
  });

  it('leads to the page of stale areas', async () => {
    const { done, state } = await play(page.root(), [sampleWeeks()]);
    tabs()[1]?.click();
    assert.ok(done.includes('run showStaleAreas'));
    assert.equal(state().tab, 'weeks');
  });

  it('follows a command', async () => {
    const played = await play(page.root(), [sampleWeeks()], {
      tab: 'overview' as never,
      wanted: 'weeks',
    });
    await settle();
    assert.equal(played.state().tab, 'weeks');
    assert.ok(played.done.includes('weeks 26'));
  });
});

describe('the view of weeks', () => {
  const page = usePage();
  const find = (selector: string): HTMLElement => {
    const found = page.root().querySelector<HTMLElement>(selector);
    assert.ok(found, selector);
    return found;
  };

  it('says the drift, what it rests on, and how that is counted', async () => {
    await play(page.root(), [sampleWeeks()]);
    assert.equal(
      textOf(find('#weeks-say')),
      'Since “Planning cycle” ended you have not come back: 7 weeks at 4 h built, 9.3 h before it.',
    );
    assert.match(
      textOf(find('.weeks .usual')),
      /Theil–Sen −0\.5 h a week over 16 weeks, Mann–Kendall/,
    );
    assert.ok(find('#weeks-counted').hidden);
    press(page.root(), 'How is this counted?');
    assert.ok(!find('#weeks-counted').hidden);
    assert.equal(find('[aria-controls="weeks-counted"]').getAttribute('aria-expanded'), 'true');
  });

  it('draws every week, the phase, the target, the weeks that show it and the decisions', async () => {
    const { charts } = await play(page.root(), [sampleWeeks()]);
    const chart = charts.at(-1);
    assert.ok(chart);
    assert.equal(chart.points.length, 27);
    assert.equal(chart.points.filter(({ mark }) => mark === 'low').length, 7);
    assert.equal(chart.points.at(-1)?.mark, 'running');
    assert.equal(chart.target, 8 * 3_600_000);
    assert.deepEqual(
      chart.bands.map(({ from, to, label }) => [from, to, label.replaceAll('\u00a0', ' ')]),
      [[15, 18, 'Planning cycle, 4 h']],
    );
    assert.deepEqual(
      chart.points.flatMap(({ week, decisions }) => (decisions.length > 0 ? [week] : [])),
      ['2026-06-29', '2026-08-31'],
    );
    assert.match(
      chartLabel(chart, '2026-11-19').replaceAll('\u00a0', ' '),
      /^Line of the hours built in 26 weeks\. The last, of 9 November, has 3\.8 h\. The target is 8 h\. Phase: Planning cycle, 4 h\. 7 weeks show a drift\. Arrow keys read it week by week; the table has every number\.$/,
    );
  });

  it('is read week by week with the arrow keys', async () => {
    const { done } = await play(page.root(), [sampleWeeks()]);
    const canvas = find('.weeks-chart canvas');
    assert.equal(canvas.tabIndex, 0);
    const { KeyboardEvent, FocusEvent } = document.defaultView as unknown as JSDOM['window'];
    const told = (key: string): string => {
      canvas.dispatchEvent(new KeyboardEvent('keydown', { key }));
      return textOf(page.root().querySelector('main > [role="status"]'));
    };
    assert.match(told('ArrowLeft'), /^Week of 16 November: 2\.1 h built, .* reviewed; open 34 h/);
    assert.match(told('ArrowLeft'), /^Week of 9 November: 3\.8 h built/);
    assert.match(told('Home'), /^Week of 18 May: 10 h built/);
    assert.match(told('ArrowLeft'), /^Week of 18 May/);
    assert.match(told('End'), /^Week of 16 November.*counted: not over$/);
    canvas.dispatchEvent(new FocusEvent('blur'));
    assert.deepEqual(
      done.filter((what) => what.startsWith('point')),
      ['point 26', 'point 25', 'point 0', 'point 0', 'point 26', 'point null'],
    );
  });

  it('has the same numbers as a table, which is remembered and can be copied', async () => {
    const model = sampleWeeks();
    const { state, done } = await play(page.root(), [model]);
    press(page.root(), 'Table');
    assert.equal(state().weeksTable, true);
    const rows = [...page.root().querySelectorAll('.upper .data tbody tr')];
    assert.equal(rows.length, 27);
    rows.forEach((row, index) => {
      const week = model.weeks.at(-1 - index);
      assert.equal(msOf(row.querySelector('time')), week?.built);
    });
    press(page.root(), 'CSV');
    const copied = done.find((what) => what.startsWith('copy ')) ?? '';
    assert.match(
      copied,
      /^copy Week,Built,Reviewed,Directed,In VS Code,Open,Commits,Merges,Counted\r\n2026-W47,2:06:00/,
    );
    assert.match(copied, /2026-W46,3:48:00,.*"yes, shows the drift"/);
  });

  it('asks for three years when they are chosen', async () => {
    const { done, state } = await play(page.root(), [sampleWeeks()]);
    const years = page.root().querySelector<HTMLInputElement>('input[name="span"][value="156"]');
    assert.ok(years);
    years.click();
    await settle();
    assert.equal(state().span, 156);
    assert.ok(done.includes('weeks 156'));
  });

  it('keeps a decision, tells it, and asks again', async () => {
    const { done } = await play(page.root(), [sampleWeeks()]);
    press(page.root(), 'Plan to come back');
    await settle();
    assert.ok(done.includes('decideDrift 2026-10-19 comeBack'));
    assert.equal(done.filter((what) => what === 'weeks 26').length, 2);
    assert.equal(
      textOf(page.root().querySelector('main > [role="status"]')),
      'Your decision is saved.',
    );
  });

  it('asks what an empty week was; from the table any week can be told', async () => {
    const hours = [7, 6, 8, 7, 6.5, 7];
    const model = sampleWeeks({ weeks: sampleWeekFacts(hours, { 3: NOTHING }), decisions: [] });
    const { done } = await play(page.root(), [model]);
    assert.match(
      textOf(find('.questions .notice')),
      /^Hands-On saw nothing at all in the week of 26 October/,
    );
    press(page.root(), 'Holiday');
    await settle();
    assert.ok(done.includes('answerWeek 2026-10-26 holiday'));
    press(page.root(), 'Table');
    const select = page.root().querySelector<HTMLSelectElement>('[data-week="2026-11-09"]');
    assert.ok(select);
    select.value = 'otherMachine';
    select.dispatchEvent(new (document.defaultView as unknown as JSDOM['window']).Event('change'));
    await settle();
    assert.ok(done.includes('answerWeek 2026-11-09 otherMachine'));
  });

  it('leads from a phase that is over to its one question', async () => {
    const phase = decided('p', '2026-10-05', {
      kind: 'phase',
      name: 'Planning cycle',
      from: '2026-10-05',
      until: '2026-11-08',
      target: 7_200_000,
    });
    const { done } = await play(page.root(), [
      sampleWeeks({ weeks: sampleWeekFacts([7, 7.2, 6.8, 7]), decisions: [phase] }),
    ]);
    press(page.root(), 'Back, extend, or new normal?');
    assert.ok(done.includes('weeksAction answerPhase'));
  });

  it('shows three months with the criteria, and keeps what is decided about them', async () => {
    const { done } = await play(page.root(), [sampleWeeks()]);
    assert.equal(textOf(find('.reading')), 'Reading: drifting.');
    assert.equal(textOf(find('.criteria .holds')), 'Drifting: neither of the other two');
    assert.match(textOf(find('.quarter')), /Last time you decided: “Keep both blocks/);
    const text = page.root().querySelector<HTMLTextAreaElement>('#quarter-text');
    assert.ok(text);
    text.value = 'Give up the release tooling.';
    press(page.root(), 'Save the decision');
    await settle();
    assert.ok(done.includes('decideQuarter Give up the release tooling.'));
    assert.equal(text.value, '');
    press(page.root(), 'As Markdown');
    assert.ok(done.includes('weeksAction reEvaluationAsMarkdown'));
  });

  it('lists decisions, newest first, without single weeks', async () => {
    const decisions = [
      ...SAMPLE_DECISIONS,
      decided('h', '2026-11-11', { kind: 'week', week: '2026-11-02', answer: 'holiday' }),
    ];
    await play(page.root(), [sampleWeeks({ decisions })]);
    assert.deepEqual(
      [...page.root().querySelectorAll('.decisions tr')].map((row) => textOf(row)),
      [
        '1 SeptemberPlanning cycle until 27 September, target 4 h. Ended 3 days late.',
        '2 JulyQuarterly re-evaluation: still hands-on. “Keep both blocks, give up the release tooling.”',
      ],
    );
  });

  it('says so where the weeks cannot be read, and tries again', async () => {
    await play(page.root(), [new Error('no'), sampleWeeks()]);
    assert.match(textOf(find('.weeks .failed')), /could not be read/);
    press(page.root(), 'Try again');
    await settle();
    assert.match(textOf(find('#weeks-say')), /^Since/);
    assert.equal(page.root().querySelector('.weeks .failed'), null);
  });

  it('keeps the last numbers when fresh ones do not come', async () => {
    const { app } = await play(page.root(), [sampleWeeks(), new Error('no')]);
    app.refresh();
    await settle();
    assert.match(textOf(find('#weeks-say')), /^Since/);
    assert.match(textOf(find('.weeks > .notice')), /these are the last ones/);
  });

  it('begins with what will be there', async () => {
    await play(page.root(), [
      sampleWeeks({ weeks: sampleWeekFacts([]), decisions: [], target: null }),
    ]);
    assert.equal(textOf(find('#weeks-say')), 'Your first whole week appears here when it is over.');
    assert.equal(weeksChartModel(sampleWeeks({ weeks: sampleWeekFacts([]) })).points.length, 1);
  });
});
