import assert from 'node:assert/strict';
import type { EstimatesModel } from '../../src/core/blocks/estimatesModel';
import { blocksHostAnswers, type BlockWeeks, type SessionLines } from '../../src/protocol/blocks';
import type { DashboardHost } from '../../src/protocol/dashboard';
import { lowerHalf } from '../../src/webview/dashboard/weeks/lowerHalf';
import type { WeeksSection } from '../../src/webview/dashboard/weeks/section';
import * as v from 'valibot';
import {
  SAMPLE_ESTIMATES,
  sampleBlockWeeks,
  sampleLowerHalf,
  sampleSessionLines,
} from '../support/sampleBlocks';
import { msOf, textOf, usePage } from './page';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Answers {
  blockWeeks: BlockWeeks | Error;
  sessionLines: SessionLines | Error;
  estimates: EstimatesModel | Error;
}

/** A row's cells. */
const cells = (row: Element | undefined): string =>
  [...(row?.children ?? [])].map((cell) => textOf(cell)).join(' | ');

describe('the lower half of the weeks', function () {
  this.timeout(60_000);

  const page = usePage();
  const done: string[] = [];
  beforeEach(() => {
    done.length = 0;
  });

  const play = async (
    change: Partial<Answers> = {},
  ): Promise<{ section: WeeksSection; answers: Answers }> => {
    const answers: Answers = { ...sampleLowerHalf(), ...change };
    const give = <T>(answer: T | Error): Promise<T> =>
      answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    const note = (what: string): Promise<void> => {
      done.push(what);
      return Promise.resolve();
    };
    const host: Partial<DashboardHost> = {
      blockWeeks: () => give(answers.blockWeeks),
      sessionLines: () => give(answers.sessionLines),
      estimates: () => give(answers.estimates),
      blockAction: (action) => note(action),
      answerBlock: (key) => note(`answer ${key}`),
    };
    const section = lowerHalf({
      host: host as DashboardHost,
      run: () => undefined,
      copy: (text) => void note(text),
    });
    page.root().append(section.element);
    section.load();
    await settle();
    return { section, answers };
  };
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector);
    assert.ok(found, selector);
    return found;
  };
  const press = (title: string): void => {
    const found = [...document.querySelectorAll('button')].find((one) => textOf(one) === title);
    assert.ok(found, title);
    found.click();
  };

  it('shows twelve weeks of two blocks, with the next one, how many were kept, and what took the others', async () => {
    await play();
    assert.equal(
      textOf(find('.block-facts')),
      'next: Tuesday 9:00–12:00 · 16 of the last 23 kept · lost to 3 meetings, 2 incidents, 2 absences · 1 skipped',
    );
    const rows = [...document.querySelectorAll('.block-weeks tbody tr')];
    assert.deepEqual(
      rows.map((row) => textOf(row.querySelector('th'))),
      ['Tue 9–12', 'Thu 9–12'],
    );
    assert.deepEqual(
      rows.map((row) => [...row.querySelectorAll('button')].map((one) => textOf(one)).join(' ')),
      [
        'kept kept partly skipped kept kept kept kept partly lost kept kept',
        'kept kept kept lost partly kept kept lost lost kept kept kept',
      ],
    );
    const heads = [...document.querySelectorAll('.block-weeks thead th')].map((one) => textOf(one));
    assert.deepEqual([heads.length, heads[0], heads.at(-1)], [12, '31 Aug', '16 Nov']);
  });

  it('tells each block in words, with its cause and what was built, and how far a partly kept one came', async () => {
    await play();
    const labels = [...document.querySelectorAll('button.block')].map((one) =>
      one.getAttribute('aria-label'),
    );
    assert.equal(labels[0], 'Tuesday 1 Sep, 9:00–12:00: kept, 1:48 of 3:00 built');
    assert.equal(
      labels[3],
      'Tuesday 22 Sep, 9:00–12:00: skipped, Planning meeting, 0:09 of 3:00 built',
    );
    assert.equal(labels[15], 'Thursday 24 Sep, 9:00–12:00: lost, an incident, 0:09 of 3:00 built');
    assert.equal(
      labels.at(-1),
      'Thursday 19 Nov, 9:00–12:00, for web/checkout: kept, 2:25 of 3:00 built',
    );
    assert.equal(find('button.partly').style.getPropertyValue('--share'), '43%');
  });

  it('is walked by arrows with one stop for Tab, which the latest block has at first', async () => {
    const { section } = await play();
    const stops = (): HTMLElement[] => [
      ...document.querySelectorAll<HTMLElement>('button.block[tabindex="0"]'),
    ];
    assert.equal(stops().length, 1);
    const [last] = stops();
    assert.match(last!.getAttribute('aria-label') ?? '', /^Thursday 19 Nov/);
    const key = (name: string): void => {
      const event = new (
        document.defaultView as unknown as { KeyboardEvent: typeof KeyboardEvent }
      ).KeyboardEvent('keydown', { key: name, bubbles: true });
      document.activeElement?.dispatchEvent(event);
    };
    const focused = (): string => document.activeElement?.getAttribute('aria-label') ?? '';
    last!.focus();
    key('ArrowLeft');
    assert.match(focused(), /^Thursday 12 Nov/);
    key('ArrowUp');
    assert.match(focused(), /^Tuesday 10 Nov/);
    key('ArrowUp');
    assert.match(focused(), /^Tuesday 10 Nov/);
    key('Home');
    assert.match(focused(), /^Tuesday 1 Sep/);
    key('End');
    assert.match(focused(), /^Tuesday 17 Nov/);
    // News that arrive meanwhile leave the focus where it is.
    section.load();
    await settle();
    assert.match(focused(), /^Tuesday 17 Nov/);
    assert.equal(stops().length, 1);
  });

  it('asks about a block that is pressed, and leads to what can be done about all', async () => {
    await play();
    find('button.block').click();
    for (const title of ['Edit', 'Calendar file', 'Sentence for colleagues']) press(title);
    assert.deepEqual(done, [
      'answer 2026-09-01T09:00[Europe/Berlin]',
      'edit',
      'calendarFile',
      'sentence',
    ]);
  });

  it('has a table of the same blocks, which can be copied', async () => {
    await play();
    find('#blocks-toggle').click();
    const rows = [...document.querySelectorAll('.blocks tbody tr')].filter(
      (row) => row.closest('[hidden]') === null,
    );
    assert.equal(rows.length, 24);
    assert.equal(
      cells(rows[0]),
      'Thu 19 Nov, 9:00–12:00 | Coding | kept | 2 h 25 | 3 h 00 |  | web/checkout',
    );
    const press = [...document.querySelectorAll<HTMLElement>('.blocks button')].find(
      (one) => textOf(one) === 'CSV',
    );
    press!.click();
    assert.match(
      done[0] ?? '',
      /^When,Block,State,Built,Length,Because,For\r\n2026-11-19 9:00–12:00,Coding,kept,2:25:00,3:00:00,,web\/checkout\r\n/,
    );
    find('#blocks-toggle').click();
    assert.equal(find('.block-weeks').closest('[hidden]'), null);
  });

  it('shows sessions with what was built of them, what was said, and what broke them', async () => {
    const lines = sampleSessionLines();
    const [one] = lines.sessions;
    const many = Array.from({ length: 7 }, (_, i) => ({
      ...one!,
      id: `${i}`,
      start: one!.start - (30 + i) * 86_400_000,
    }));
    const running = { ...one!, id: 'r', open: true, broke: null, start: lines.now };
    const given = { ...one!, id: 'g', abandoned: true, broke: null };
    await play({
      sessionLines: { ...lines, sessions: [running, given, ...lines.sessions, ...many] },
    });
    const rows = (): Element[] => [...document.querySelectorAll('.sessions tbody tr')];
    assert.equal(rows().length, 8);
    assert.equal(
      cells(rows()[0]),
      'Thu 19 Nov, 16:24 | retry budget spike | 1 h 48 | 2 h 30 | 1 h 30 | running',
    );
    assert.match(cells(rows()[1]), / \| given up$/);
    assert.equal(
      cells(rows()[2]),
      'Thu 19 Nov, 9:02 | retry budget spike | 1 h 48 | 2 h 30 | 1 h 30 | ',
    );
    assert.equal(msOf(rows()[2]!.querySelector('time')), 108 * 60_000);
    assert.match(cells(rows()[4]), / 21 m \| 50 m \| {2}\| meeting$/);
    assert.match(textOf(rows()[6]!), /services\/billing/);
    press('Show all 14');
    assert.equal(rows().length, 14);
  });

  it('says how estimates hold, apart in fresh and stale areas, and from five on only', async () => {
    const { section, answers } = await play();
    assert.match(
      textOf(find('.estimates')),
      /11 finishedYour work takes 1\.4× as long as you estimate: 2\.1× in areas you had not written in for three months \(5\), 1\.1× in areas you had written in lately \(6\)\. 5 of 11 were within 25 %\.The middle half took 1\.1× to 1\.9× the estimate\./,
    );
    answers.estimates = { ...SAMPLE_ESTIMATES, stale: null };
    section.load();
    await settle();
    assert.match(
      textOf(find('.estimates')),
      /as you estimate: 1\.1× in areas you had written in lately \(6\)\. /,
    );
    answers.estimates = { count: 4, all: null, fresh: null, stale: null };
    section.load();
    await settle();
    assert.match(
      textOf(find('.estimates')),
      /4 finishedAfter 1 more finished piece of work with an estimate/,
    );
    assert.doesNotMatch(textOf(find('.estimates')), /×/);
  });

  it('offers to begin where there is nothing yet', async () => {
    const blocks = { ...sampleBlockWeeks(), blocks: [], next: null };
    await play({ blockWeeks: blocks, sessionLines: { ...sampleSessionLines(), sessions: [] } });
    press('Protect some time');
    press('Start a session');
    assert.deepEqual(done, ['edit', 'startSession']);
    assert.equal(textOf(find('.block-facts')), '');
  });

  it('says where one part cannot be read, shows the others, and keeps what it showed', async () => {
    const { section, answers } = await play({ estimates: new Error('gone') });
    assert.match(textOf(find('.estimates')), /could not be read; it is tried again/);
    assert.equal(document.querySelectorAll('button.block').length, 24);
    answers.blockWeeks = new Error('gone');
    answers.estimates = SAMPLE_ESTIMATES;
    section.load();
    await settle();
    assert.match(textOf(find('.blocks')), /the last answer is shown/);
    assert.equal(document.querySelectorAll('button.block').length, 24);
    assert.match(textOf(find('.estimates')), /1\.4×/);
  });

  it('shows no part before its first answer, and no button without a name where that does not come', async () => {
    const { section } = await play({ blockWeeks: new Error('gone') });
    assert.match(textOf(find('.blocks')), /could not be read/);
    const named = [...document.querySelectorAll('button')].filter(
      (one) => one.closest('[hidden]') === null,
    );
    assert.ok(named.length > 0);
    for (const one of named) assert.notEqual(textOf(one), '');
    section.element.remove();
    const silent = lowerHalf({
      host: {
        blockWeeks: () => new Promise<never>(() => undefined),
        sessionLines: () => new Promise<never>(() => undefined),
        estimates: () => new Promise<never>(() => undefined),
      } as unknown as DashboardHost,
      run: () => undefined,
      copy: () => undefined,
    });
    page.root().append(silent.element);
    silent.load();
    await settle();
    for (const part of ['.blocks', '.sessions', '.estimates']) assert.ok(find(part).hidden, part);
  });

  it('is answered in the shape that messages are held to', () => {
    const { blockWeeks, sessionLines, estimates } = sampleLowerHalf();
    v.parse(blocksHostAnswers.blockWeeks as v.GenericSchema, blockWeeks);
    v.parse(blocksHostAnswers.sessionLines as v.GenericSchema, sessionLines);
    v.parse(blocksHostAnswers.estimates as v.GenericSchema, estimates);
  });
});
