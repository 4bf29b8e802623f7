import assert from 'node:assert/strict';
import { begin, advance, change } from '../../../../src/core/focus/machine';
import type { SessionResult } from '../../../../src/core/focus/result';
import type { FocusSession } from '../../../../src/core/focus/session';
import { sessionRows } from '../../../../src/ui/focus/sessionRows';
import {
  areaName,
  groundLine,
  lengthWords,
  resultLine,
  stateSentence,
} from '../../../../src/ui/focus/sessionWords';
import { statusText, type StatusInput } from '../../../../src/ui/statusBar/statusText';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 10, 17, 8);
const NBSP = '\u00a0';

function started(intention = 'invoice rounding'): FocusSession {
  return begin(
    { length: { kind: 'for', ms: 50 * MINUTE }, intention },
    { id: 's', host: 'h', now: T0, zone: 0 },
  );
}
const paused = change(started(), { kind: 'pause' }, T0 + MINUTE);
const asking = advance(started(), T0 + 20 * MINUTE);

const RESULT: SessionResult = {
  ran: 50 * MINUTE,
  paused: 0,
  built: 41 * MINUTE,
  reviewed: 0,
  directed: 0,
  share: 0.82,
  areas: [],
  files: [],
  commits: [{ repo: '/r', id: 'a', at: T0, subject: 'x' }],
  interruptions: {
    focus: { count: 1, ms: 4 * MINUTE },
    review: { count: 1, ms: 2 * MINUTE },
    other: { count: 0, ms: 0 },
  },
};

describe('words about sessions', () => {
  it('name lengths as people choose them', () => {
    const words = [25, 50, 60, 75, 90, 100, 120, 150].map((minutes) =>
      lengthWords(minutes * MINUTE),
    );
    assert.deepEqual(words, [
      '25 min',
      '50 min',
      '1 h',
      '75 min',
      '90 min',
      '1 h 40 min',
      '2 h',
      '2 h 30 min',
    ]);
  });

  it('say in one line what came out', () => {
    assert.equal(
      resultLine({ session: started(), result: RESULT }),
      `“invoice rounding” is over: built 41${NBSP}m of 50${NBSP}m (82${NBSP}%), 1 commit, 2 interruptions.`,
    );
    const nothing = { ...RESULT, ran: 0, built: 0, share: null, commits: [] };
    const none = { count: 0, ms: 0 };
    assert.equal(
      resultLine({
        session: started(''),
        result: { ...nothing, interruptions: { focus: none, review: none, other: none } },
      }),
      `Session over: built 0${NBSP}m of 0${NBSP}m.`,
    );
  });

  it('say who may wait, with the evidence', () => {
    const ground = {
      commits: 6,
      people: ['Ada', 'Bo', 'Cem'],
      days: 14,
      branches: [{ name: 'origin/vat', files: 3 }],
    };
    assert.equal(
      groundLine(ground),
      'Others may wait: 6 commits by Ada, Bo and Cem in 14 days; branch origin/vat (3 files)',
    );
    assert.equal(groundLine(null), '');
  });

  it('tell the state as exactly as the countdown does', () => {
    assert.equal(
      stateSentence(started(), T0 + 19 * MINUTE + 20_000, false),
      'Focus session “invoice rounding”: 31 minutes left.',
    );
    assert.match(stateSentence(paused, T0 + 30 * MINUTE, false), /is paused, 49 minutes left/);
    assert.match(stateSentence(asking, T0 + 30 * MINUTE, true), /has a gap: what was it\?/);
  });

  it('call the root of a repository by its folder', () => {
    assert.equal(areaName({ repo: '/home/lea/shop/', path: '.' }), 'shop');
    assert.equal(areaName({ repo: 'C:\\src\\shop', path: '.' }), 'shop');
    assert.equal(areaName({ repo: '/home/lea/shop', path: 'api/*' }), 'api/*');
  });
});

describe('what the pick offers about sessions', () => {
  const rows = (session: FocusSession | null, canHandOff = false): ReturnType<typeof sessionRows> =>
    sessionRows({ session, now: T0 + 2 * MINUTE, lastLength: 90 * MINUTE, canHandOff });

  it('is to start one as long as the last one, by one key', () => {
    const [first, second] = rows(null);
    assert.equal(first?.label, '$(target) Start Focus Session, 90 min');
    assert.equal(first.description, 'as long as the last one');
    assert.deepEqual([first.command, first.argument], ['handsOn.startSession', { minutes: 90 }]);
    assert.deepEqual([second?.command, second?.argument], ['handsOn.startSession', undefined]);
  });

  it('claims no last one before the first', () => {
    const [first] = sessionRows({ session: null, now: T0, lastLength: null, canHandOff: false });
    assert.equal(first?.label, '$(target) Start Focus Session, 50 min');
    assert.equal(first.description, 'the usual length');
  });

  it('depends on the state of the open one', () => {
    const commands = (session: FocusSession): string[] =>
      rows(session).map(({ command }) => command);
    const [end, abandon] = ['handsOn.endSession', 'handsOn.abandonSession'];
    const extend = 'handsOn.extendSession';
    const quiet = 'notifications.toggleDoNotDisturbMode';
    assert.deepEqual(commands(started()), ['handsOn.pauseSession', end, extend, abandon, quiet]);
    assert.deepEqual(commands(paused), ['handsOn.resumeSession', end, extend, abandon, quiet]);
    assert.deepEqual(commands(asking), ['handsOn.answerGap', end, abandon]);
  });

  it('still asks what broke one that ended by itself', () => {
    const common = { now: T0, lastLength: 50 * MINUTE, canHandOff: false };
    const asked = sessionRows({ ...common, session: null, unanswered: paused });
    const row = asked.find(({ command }) => command === 'handsOn.whatBroke');
    assert.equal(row?.description, 'invoice rounding');
    const running = sessionRows({ ...common, session: started(), unanswered: paused });
    assert.ok(!running.some(({ command }) => command === 'handsOn.whatBroke'));
  });

  it('offers to hand off where that is possible', () => {
    const has = (session: FocusSession | null): boolean =>
      rows(session, true).some(({ command }) => command === 'handsOn.handOff');
    assert.ok(has(null) && has(started()) && has(asking));
    assert.ok(!rows(null).some(({ command }) => command === 'handsOn.handOff'));
  });
});

describe('the status bar during a session', () => {
  const input = (session: FocusSession, change: Partial<StatusInput> = {}): StatusInput => ({
    tracking: { kind: 'on' },
    today: null,
    health: null,
    faults: [],
    session: { of: session, now: T0 + 10 * MINUTE },
    ...change,
  });

  it('counts down, says that it is paused, and asks about a gap', () => {
    assert.equal(statusText(input(started())).text, '$(target) 40m');
    assert.equal(statusText(input(paused)).text, '$(debug-pause) 49m');
    assert.equal(statusText(input(asking)).text, '$(question) session');
    const late = { of: started(), now: T0 + 49 * MINUTE + 18_000 };
    assert.equal(statusText(input(started(), { session: late })).text, '$(target) 42s');
  });

  it('shows beside it what the person does meanwhile', () => {
    const doing = (what: 'elsewhere' | 'pairing'): string =>
      statusText(input(started(), { doing: what })).text;
    assert.equal(doing('elsewhere'), '$(target) 40m $(eye)');
    assert.equal(doing('pairing'), '$(target) 40m $(organization)');
  });

  it('links to what can be done, Do Not Disturb among it', () => {
    const { tooltip, label } = statusText(input(started()));
    assert.match(tooltip, /command:handsOn\.pauseSession/);
    assert.match(tooltip, /\[Do Not Disturb\]\(command:notifications\.toggleDoNotDisturbMode\)/);
    assert.match(label, /“invoice rounding”: 40 minutes left\./);
    assert.match(statusText(input(asking)).tooltip, /command:handsOn\.answerGap/);
  });

  it('still says that nothing is recorded, and that the ledger fails', () => {
    const off = statusText(input(started(), { tracking: { kind: 'paused' } }));
    assert.equal(off.text, '$(target) 40m paused');
    assert.match(off.label, /40 minutes left\. Paused: nothing is recorded/);
    const health = { state: 'spool', message: 'Full.', file: '', spooled: 0, dropped: 0 } as const;
    const failing = statusText(input(started(), { health }));
    assert.equal(failing.text, '$(warning)');
    assert.match(failing.label, /40 minutes left\. Full\./);
  });

  it('shows what the session is for as text, never as a link', () => {
    const { tooltip } = statusText(input(started('[x](command:evil) `code`')));
    assert.doesNotMatch(tooltip, /\]\(command:evil\)/);
  });
});
