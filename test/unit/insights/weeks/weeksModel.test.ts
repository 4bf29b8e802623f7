import assert from 'node:assert/strict';
import { addDays, type Day } from '../../../../src/core/calendar/day';
import { dayAt } from '../../../../src/core/calendar/zone';
import type { Decision, DecisionBody } from '../../../../src/core/weeks/decision';
import { decisionText } from '../../../../src/core/weeks/decisionWords';
import { evidenceLine, plain, weeksSaying } from '../../../../src/core/weeks/sentence';
import type { WeeksModel } from '../../../../src/core/weeks/weeksModel';
import { weeksModelOf, type WeeksInput } from '../../../../src/insights/weeks/weeksModel';
import { endedNotices, weeksNotices } from '../../../../src/ui/weeks/weeksNotices';
import { decided, SAMPLE_DECISIONS, sampleWeeks } from '../../../support/sampleWeeks';

const HOUR = 3_600_000;
const FIRST = '2025-01-06';
const text = (said: string): string => said.replaceAll('\u00a0', ' ');
/** Days that hold nothing, as a holiday leaves them. */
const NOTHING = {
  ...{ built: 0, reviewed: 0, directed: 0, present: 0, open: 0 },
  commits: { written: 0, directed: 0, merges: 0 },
  ...{ typed: 0, assisted: 0 },
};

type Week = WeeksInput['weeks'][number];

function week(index: number, hours: number, change: Partial<Week> = {}): Week {
  return {
    week: addDays(FIRST, 7 * index),
    built: hours * HOUR,
    reviewed: 8 * HOUR,
    directed: HOUR,
    present: (hours + 10) * HOUR,
    open: 35 * HOUR,
    commits: { written: 4, directed: 1, merges: 2 },
    typed: 1_000,
    assisted: 500,
    ...change,
  };
}

/** The model at noon of a Tuesday, with the weeks up to that one. @param hours built per week, oldest first */
function modelAt(
  weeks: readonly Week[],
  decisions: readonly Decision[] = [],
  target: number | null = null,
): WeeksModel {
  const now = Date.parse(`${addDays(FIRST, 7 * weeks.length + 1)}T12:00:00Z`);
  return weeksModelOf({
    now,
    timeZone: 'UTC',
    span: 156,
    target: target === null ? null : target * HOUR,
    weeks: [...weeks, week(weeks.length, 1)],
    decisions: decisions.filter(({ at }) => at <= now),
    areas: { source: 'git', written: [], lost: [], regained: [] },
    blocks: null,
    estimateBias: null,
    gitPending: false,
  });
}

const around = (count: number, hours: number): number[] =>
  Array.from({ length: count }, (_, index) => hours + ([0.3, -0.3, 0.2, -0.2][index % 4] ?? 0));
const falling = (count: number, from: number): number[] =>
  Array.from({ length: count }, (_, index) => from - index / 10);
const listOf = (hours: readonly number[]): Week[] =>
  hours.map((built, index) => week(index, built));
const mondayOf = (index: number): Day => addDays(FIRST, 7 * index);
const answer = (index: number, said: 'holiday' | 'otherMachine' | 'meetings'): Decision =>
  decided(`w${index}${said}`, mondayOf(index + 1), {
    kind: 'week',
    week: mondayOf(index),
    answer: said,
  });

describe('weeks that do not count', () => {
  it('are those of a holiday: three weeks away are no drift', () => {
    const hours = [...around(14, 8), 5, 0, 0, 0];
    const away = listOf(hours).map((one, index) => (index >= 15 ? { ...one, ...NOTHING } : one));
    const asked = modelAt(away);
    assert.equal(asked.verdict.drift, false);
    assert.deepEqual(
      asked.weeks.slice(15, 18).map(({ standing }) => standing),
      ['unanswered', 'unanswered', 'unanswered'],
    );
    const answered = modelAt(
      away,
      [15, 16, 17].map((index) => answer(index, 'holiday')),
    );
    assert.equal(answered.verdict.drift, false);
    assert.equal(answered.verdict.counted, 15);
    assert.deepEqual(answered.questions, []);
  });

  it('are 0 h when they were meetings: the same weeks are a drift then', () => {
    const hours = [...around(14, 8), 5, 0, 0, 0];
    const away = listOf(hours).map((one, index) => (index >= 15 ? { ...one, ...NOTHING } : one));
    const model = modelAt(
      away,
      [15, 16, 17].map((index) => answer(index, 'meetings')),
    );
    assert.equal(model.verdict.counted, 18);
    assert.equal(model.verdict.drift, true);
    assert.equal(model.verdict.level, 0);
  });

  it('follow the latest answer', () => {
    const away = listOf(around(4, 8)).map((one, index) =>
      index === 2 ? { ...one, ...NOTHING } : one,
    );
    const model = modelAt(away, [answer(2, 'meetings'), answer(2, 'otherMachine')]);
    assert.equal(model.weeks[2]?.standing, 'otherMachine');
    assert.equal(model.verdict.counted, 3);
  });

  it('may be called a holiday although somebody looked in', () => {
    const hours = [...around(14, 8), 1, 0.5, 0.4, 0.2];
    const model = modelAt(
      listOf(hours),
      [15, 16, 17].map((index) => answer(index, 'holiday')),
    );
    assert.equal(modelAt(listOf(hours)).verdict.drift, true);
    assert.equal(model.verdict.drift, false);
  });

  it('are data where VS Code was open and nobody in it', () => {
    const open = { ...NOTHING, open: 31 * HOUR, present: 2 * HOUR };
    const weeks = [
      ...listOf(around(14, 8)),
      ...[14, 15, 16, 17].map((index) => week(index, 0, open)),
    ];
    const model = modelAt(weeks);
    assert.deepEqual(
      model.questions.filter(({ kind }) => kind === 'week'),
      [],
    );
    assert.equal(model.verdict.drift, true);
  });

  it('are asked about once each, not at all while commits are still being read', () => {
    const away = listOf(around(6, 8)).map((one, index) =>
      index > 1 ? { ...one, ...NOTHING } : one,
    );
    const model = modelAt(away);
    assert.deepEqual(
      model.questions.map((question) => (question.kind === 'week' ? question.week : '')),
      [mondayOf(5), mondayOf(4), mondayOf(3)],
    );
    assert.deepEqual(
      weeksNotices(model).map(({ key }) => key),
      [`week/${mondayOf(5)}`],
    );
    assert.deepEqual(
      sampleWeeks({ gitPending: true, decisions: [] }).questions.filter(
        ({ kind }) => kind === 'week',
      ),
      [],
    );
  });
});

describe('what was offered about weeks', () => {
  it('is taken back when it is answered, but not while commits are being read', () => {
    const away = listOf(around(6, 8)).map((one, index) =>
      index === 5 ? { ...one, ...NOTHING } : one,
    );
    const asked = modelAt(away);
    const keys = weeksNotices(asked).map(({ key }) => key);
    assert.deepEqual(keys, [`week/${mondayOf(5)}`]);
    assert.deepEqual(endedNotices(keys, weeksNotices(asked), asked), []);
    const reading = { ...asked, questions: [], gitPending: true };
    assert.deepEqual(weeksNotices(reading), []);
    assert.deepEqual(endedNotices(keys, [], reading), []);
    const answered = modelAt(away, [answer(5, 'holiday')]);
    assert.deepEqual(endedNotices(keys, weeksNotices(answered), answered), keys);
    assert.equal(endedNotices(['phase/p/2025-07-06/end'], [], reading).length, 1);
  });
});

describe('a drift over months', () => {
  const hours = [...around(20, 8), ...falling(10, 4.5)];

  it('is said with its numbers, and asked about once', () => {
    const keys = new Set<string>();
    let first = 0;
    for (let length = 16; length <= hours.length; length++) {
      const model = modelAt(listOf(hours.slice(0, length)));
      for (const { key, ask } of weeksNotices(model)) if (ask === 'drift') keys.add(key);
      if (model.verdict.drift && first === 0) first = length;
    }
    assert.equal(first, 24);
    assert.deepEqual([...keys], [`drift/${mondayOf(23)}`]);
    const model = modelAt(listOf(hours.slice(0, 24)));
    assert.equal(
      text(plain(weeksSaying(model))),
      'You are drifting away from building: 4 weeks at 4.4 h built, down from 8 h.',
    );
    assert.match(
      text(evidenceLine(model)),
      /^The last 4 weeks are each under 70 % of the median of the 12 before them \(8 h\); Theil–Sen −0\.\d+ h a week over 16 weeks, Mann–Kendall p = 0\.\d+\.$/,
    );
    assert.deepEqual(
      model.weeks.filter(({ breaks }) => breaks).map((one) => one.week),
      [20, 21, 22, 23].map(mondayOf),
    );
  });

  it('waits for nothing more once it was decided about', () => {
    const plan: DecisionBody = {
      kind: 'drift',
      episode: mondayOf(23),
      answer: 'comeBack',
      from: mondayOf(20),
      text: 'Two mornings a week.',
    };
    const decision = decided('d', addDays(mondayOf(24), 1), plan);
    for (const length of [24, 26, 30]) {
      const model = modelAt(listOf(hours.slice(0, length)), [decision]);
      assert.equal(model.verdict.drift, true);
      assert.equal(model.episode?.decision?.answer, 'comeBack');
      assert.deepEqual(model.questions, []);
      assert.equal(
        decisionText(decision, [], model.today),
        'Drift since 26 May: plan to come back. “Two mornings a week.”',
      );
    }
  });

  it('is over with the come-back, and the next one is asked about again', () => {
    const back = [...hours.slice(0, 26), ...around(18, 8)];
    const steady = modelAt(listOf(back));
    assert.equal(steady.verdict.drift, false);
    assert.equal(steady.episode, null);
    assert.match(
      text(plain(weeksSaying(steady))),
      /^No drift: 8 h built in a typical week of the last 4/,
    );
    const again = modelAt(listOf([...back, ...falling(5, 4.5)]));
    assert.equal(again.episode?.key, mondayOf(47));
    assert.equal(again.episode.decision, null);
  });

  it('is no drift any more when it is the new normal', () => {
    const decision = decided('n', addDays(mondayOf(24), 1), {
      kind: 'drift',
      episode: mondayOf(23),
      answer: 'newNormal',
      from: mondayOf(20),
      text: '',
    });
    const model = modelAt(listOf(hours), [decision]);
    assert.equal(modelAt(listOf(hours)).verdict.drift, true);
    assert.equal(model.verdict.drift, false);
    assert.equal(model.verdict.counted, 10);
  });
});

describe('a phase', () => {
  const declared = decided('p', mondayOf(20), {
    kind: 'phase',
    name: 'Planning cycle',
    from: mondayOf(20),
    until: addDays(mondayOf(25), 6),
    target: 2 * HOUR,
  });
  const hours = [...around(20, 8), ...falling(6, 2.5), ...falling(8, 4)];

  it('holds nothing against the normal target inside', () => {
    for (let length = 20; length < 26; length++) {
      const model = modelAt(listOf(hours.slice(0, length)), [declared], 8);
      assert.equal(model.verdict.drift, false, String(length));
      assert.match(text(plain(weeksSaying(model))), /^You are in “Planning cycle” until 6 July/);
      assert.deepEqual(
        weeksNotices(model)
          .map(({ ask }) => ask)
          .filter((ask) => ask !== 'quarter'),
        [],
      );
    }
  });

  it('is asked about once at its end, and once more when it is overrun', () => {
    const keys = new Set<string>();
    for (let length = 26; length < 30; length++) {
      const model = modelAt(listOf(hours.slice(0, length)), [declared], 8);
      for (const { key, kind } of weeksNotices(model)) if (kind === 'phase') keys.add(key);
    }
    assert.deepEqual([...keys], ['phase/p/2025-07-06/end', 'phase/p/2025-07-06/overrun']);
  });

  it('does not excuse the weeks after it: who does not come back drifts', () => {
    const back = decided('b', addDays(mondayOf(26), 1), {
      kind: 'phaseEnded',
      phase: 'p',
      on: addDays(mondayOf(26), 1),
      answer: 'back',
    });
    const model = modelAt(listOf(hours), [declared, back], 8);
    assert.equal(model.verdict.drift, true);
    assert.equal(
      text(plain(weeksSaying(model))),
      'Since “Planning cycle” ended you have not come back: 8 weeks at 3.7 h built, 8 h before it.',
    );
    assert.match(text(evidenceLine(model)), /phases left out\.$/);
    assert.equal(
      text(decisionText(declared, model.phases, model.today) ?? ''),
      'Planning cycle until 6 July, target 2 h. Ended 2 days late.',
    );
  });

  const phaseOf = (name: string, from: number, until: number): Decision =>
    decided(name, mondayOf(from), {
      kind: 'phase',
      name,
      from: mondayOf(from),
      until: addDays(mondayOf(until), 6),
      target: 2 * HOUR,
    });
  const sayingOf = (built: readonly number[], decisions: readonly Decision[]): string =>
    text(plain(weeksSaying(modelAt(listOf(built), decisions, 8))));

  it('is not named where a later one lay between, in whatever order they were declared', () => {
    const later = { ...phaseOf('Audit', 25, 25), at: declared.at - 1 };
    const earlier = phaseOf('Planning', 20, 24);
    assert.match(
      sayingOf([...around(20, 8), ...falling(6, 2.5), ...falling(8, 4)], [later, earlier]),
      /^Since “Audit” ended you have not come back: 8 weeks at 3.7 h built, 8 h before it\.$/,
    );
  });

  it('is named with those between the weeks that follow it', () => {
    assert.match(
      sayingOf(
        [...around(20, 8), ...falling(2, 2.5), ...falling(3, 4), 1, 1, ...falling(5, 3.7)],
        [phaseOf('Planning', 20, 21), phaseOf('Audit', 25, 26)],
      ),
      /^Since “Planning” ended you have not come back, “Audit” aside: 8 weeks at 3.7 h built, 8 h before it\.$/,
    );
  });

  it('is not named where the person was back for a week, or said that it is the new normal', () => {
    const low = [...around(20, 8), ...falling(5, 2.5)];
    assert.match(
      sayingOf([...low, 8, ...falling(8, 4)], [phaseOf('Planning', 20, 24)]),
      /^You are drifting away from building: 8 weeks /,
    );
    const normal = decided('n', addDays(mondayOf(25), 1), {
      kind: 'phaseEnded',
      phase: 'Planning',
      on: addDays(mondayOf(25), 1),
      answer: 'newNormal',
    });
    assert.match(
      sayingOf([...low, ...falling(9, 4)], [phaseOf('Planning', 20, 24), normal]),
      /^You are drifting away from building: 9 weeks /,
    );
  });

  it('that is the new normal is where comparing begins', () => {
    const normal = decided('n', addDays(mondayOf(26), 1), {
      kind: 'phaseEnded',
      phase: 'p',
      on: addDays(mondayOf(26), 1),
      answer: 'newNormal',
    });
    const model = modelAt(listOf(hours), [declared, normal]);
    assert.equal(model.verdict.drift, false);
    assert.equal(model.verdict.counted, 8);
  });

  it('that is extended goes on', () => {
    const more = decided('e', mondayOf(26), {
      kind: 'phaseExtended',
      phase: 'p',
      until: addDays(mondayOf(33), 6),
    });
    const model = modelAt(listOf(hours), [declared, more], 8);
    assert.equal(model.verdict.drift, false);
    assert.deepEqual(
      model.questions.map(({ kind }) => kind),
      ['phaseEnd'],
    );
    assert.equal(model.verdict.counted, 20);
  });
});

describe('the re-evaluation', () => {
  it('is due three months after the first week, then after the last one', () => {
    const weeks = listOf(around(13, 5));
    assert.equal(modelAt(weeks).quarterDue, addDays(FIRST, 91));
    assert.ok(
      weeksNotices(modelAt(weeks)).some(({ key }) => key === `quarter/${addDays(FIRST, 91)}`),
    );
    const kept = decided('q', '2025-04-08', {
      kind: 'quarter',
      from: FIRST,
      to: '2025-04-06',
      reading: 'drifting',
      text: 'Go on.',
    });
    const model = modelAt(listOf(around(14, 5)), [kept]);
    assert.equal(model.quarterDue, '2025-07-08');
    assert.equal(weeksNotices(model).length, 0);
  });

  it('is asked for once every three months, also by who never answers', () => {
    const keys = new Set<string>();
    for (let length = 12; length <= 52; length++) {
      const model = modelAt(listOf(around(length, 5)));
      for (const { kind, key } of weeksNotices(model)) if (kind === 'quarter') keys.add(key);
    }
    assert.deepEqual(
      [...keys],
      [91, 182, 273, 364].map((days) => `quarter/${addDays(FIRST, days)}`),
    );
  });

  it('adds up 13 whole weeks', () => {
    const { quarter } = modelAt(listOf(around(20, 5)));
    assert.equal(quarter.from, mondayOf(7));
    assert.equal(quarter.to, addDays(mondayOf(20), -1));
    assert.equal(quarter.counted, 13);
    assert.deepEqual(quarter.shipped, { written: 52, directed: 13 });
    assert.equal(quarter.typed, 13_000);
    assert.equal(quarter.reading, 'drifting');
  });
});

describe('the story of the planning cycle', () => {
  it('reads as it happened', () => {
    const model = sampleWeeks();
    assert.equal(
      text(plain(weeksSaying(model))),
      'Since “Planning cycle” ended you have not come back: 7 weeks at 4 h built, 9.3 h before it.',
    );
    assert.equal(dayAt('UTC', SAMPLE_DECISIONS[0]?.at ?? 0), '2026-07-02');
    assert.equal(model.weeks.length, 27);
  });
});
