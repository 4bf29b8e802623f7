import assert from 'node:assert/strict';
import { intervalsOf } from '../../../../src/core/time/intervals';
import { joinIntervals } from '../../../../src/core/time/joinIntervals';
import { DEFAULT_PARAMETERS, type TimeParameters } from '../../../../src/core/time/parameters';
import type { Signal } from '../../../../src/tracking/signal';
import { edit, input, key, pulsesOf, state } from '../../../support/signals';

const SECOND = 1_000;
const MINUTE = 60_000;

interface Row {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

/** Intervals of one window in seconds, `kind` or `kind.sub`; neighbours of equal kind joined. */
function times(signals: readonly Signal[], change: Partial<TimeParameters> = {}): Row[] {
  const intervals = intervalsOf(pulsesOf(signals), { ...DEFAULT_PARAMETERS, ...change });
  return rows(joinIntervals(intervals));
}

function rows(intervals: ReturnType<typeof joinIntervals>): Row[] {
  const joined: { from: number; to: number; what: string }[] = [];
  for (const { start, end, kind, sub } of intervals) {
    const what = sub === null ? kind : `${kind}.${sub}`;
    const last = joined.at(-1);
    if (last?.to === start / SECOND && last.what === what) last.to = end / SECOND;
    else joined.push({ from: start / SECOND, to: end / SECOND, what });
  }
  return joined;
}

/** Interactions every `step` ms. */
function scrolling(from: number, to: number, step = 10 * SECOND): Signal[] {
  const signals: Signal[] = [];
  for (let t = from; t <= to; t += step) signals.push(input(t));
  return signals;
}

describe('presence', () => {
  it('is continuous over silences up to the idle timeout', () => {
    const signals = [
      state(0),
      input(0),
      input(120 * SECOND),
      state(121 * SECOND, { focused: false }),
    ];
    assert.deepEqual(times(signals), [{ from: 0, to: 121, what: 'reading' }]);
  });

  it('ended exactly the grace after the last interaction before a longer silence', () => {
    const signals = [state(0), input(0), input(120 * SECOND + 1), input(130 * SECOND)];
    assert.deepEqual(times(signals), [
      { from: 0, to: 15, what: 'reading' },
      { from: 120.001, to: 130, what: 'reading' },
    ]);
  });

  it('ends with the loss of focus when that comes in time, and before it when it comes late', () => {
    const lost = (at: number): Signal[] => [
      state(0),
      input(0),
      state(at, { focused: false }),
      state(10 * MINUTE, { focused: false }),
    ];
    assert.deepEqual(times(lost(100 * SECOND)), [{ from: 0, to: 100, what: 'reading' }]);
    assert.deepEqual(times(lost(121 * SECOND)), [{ from: 0, to: 15, what: 'reading' }]);
  });

  it('goes on over a short absence from a window that was in use', () => {
    const away = (until: number): Signal[] => [
      state(0),
      input(0),
      state(30 * SECOND, { focused: false }),
      state(until),
      input(until),
      input(until + SECOND),
    ];
    assert.deepEqual(times(away(90 * SECOND)), [{ from: 0, to: 91, what: 'reading' }]);
    assert.deepEqual(times(away(91 * SECOND)), [
      { from: 0, to: 30, what: 'reading' },
      { from: 91, to: 92, what: 'reading' },
    ]);
  });

  it('takes the window’s own flag as evidence up to a minute before it fell, within its cap', () => {
    const flagged = (fell: number, change: Parameters<typeof state>[1] = {}): Signal[] => [
      state(0, { active: true, ...change }),
      input(0),
      state(fell, { active: false, ...change }),
      state(20 * MINUTE, { active: false, ...change, path: 'b.ts' }),
    ];
    assert.deepEqual(times(flagged(200 * SECOND)), [{ from: 0, to: 140, what: 'reading' }]);
    assert.deepEqual(times(flagged(900 * SECOND)), [{ from: 0, to: 300, what: 'reading' }]);
    assert.deepEqual(times(flagged(170 * SECOND)), [{ from: 0, to: 15, what: 'reading' }]);
    assert.deepEqual(times(flagged(900 * SECOND, { busy: true })), [
      { from: 0, to: 15, what: 'reading' },
    ]);
  });

  it('is never told by what runs in the background, nor by the flag from there on', () => {
    const task = (began: number, active: boolean, fell: number): Signal[] => [
      state(0, { active }),
      input(0),
      state(began, { active, busy: true }),
      state(fell, { active: false }),
      state(20 * MINUTE, { active: false, path: 'b.ts' }),
    ];
    const until = (to: number): object[] => [{ from: 0, to, what: 'reading' }];
    assert.deepEqual(times(task(200 * SECOND, false, 900 * SECOND)), until(15));
    assert.deepEqual(times(task(200 * SECOND, true, 900 * SECOND)), until(200));
    assert.deepEqual(times(task(200 * SECOND, true, 240 * SECOND)), until(180));
  });

  it('belongs to one window at a time', () => {
    const first = pulsesOf([state(0), ...scrolling(0, 100 * SECOND)], { window: 'w1' });
    const second = pulsesOf(
      [state(45 * SECOND, { path: 'b.ts' }), ...scrolling(45 * SECOND, 65 * SECOND)],
      { window: 'w2' },
    );
    const intervals = intervalsOf([...first, ...second], DEFAULT_PARAMETERS);
    assert.equal(
      intervals.reduce((sum, { start, end }) => sum + end - start, 0),
      100 * SECOND,
    );
    const ofSecond = intervals.filter(({ window }) => window === 'w2');
    // The later interaction has the instant: 45 to 50, 55 to 60, its record ends at 65.
    assert.equal(
      ofSecond.reduce((sum, { start, end }) => sum + end - start, 0),
      10 * SECOND,
    );
  });
});

describe('implementing', () => {
  it('covers everything from the first edit to the last, the reading before and the grace after', () => {
    const signals = [
      state(0),
      ...scrolling(0, 200 * SECOND),
      ...key(200 * SECOND),
      state(210 * SECOND, { surface: 'terminal', repo: null, path: null }),
      input(210 * SECOND),
      state(300 * SECOND),
      input(300 * SECOND),
      ...key(310 * SECOND),
      ...scrolling(320 * SECOND, 400 * SECOND),
    ];
    assert.deepEqual(times(signals), [
      { from: 0, to: 20, what: 'reading' },
      { from: 20, to: 325, what: 'implementing' },
      { from: 325, to: 400, what: 'reading' },
    ]);
  });

  it('begins anew after the episode gap', () => {
    const signals = [state(0), ...key(0), ...scrolling(SECOND, 302 * SECOND), ...key(302 * SECOND)];
    assert.deepEqual(times(signals, { episodeLead: 60 * SECOND }), [
      { from: 0, to: 15, what: 'implementing' },
      { from: 15, to: 242, what: 'reading' },
      { from: 242, to: 302, what: 'implementing' },
    ]);
  });

  it('takes no lead from another repository', () => {
    const signals = [
      state(0, { repo: 'file:///river' }),
      ...scrolling(0, 60 * SECOND),
      state(60 * SECOND),
      ...key(70 * SECOND),
    ];
    assert.deepEqual(times(signals), [
      { from: 0, to: 60, what: 'reading' },
      { from: 60, to: 70, what: 'implementing' },
    ]);
  });
});

describe('reviewing', () => {
  const diff = { surface: 'diff', owner: 'revisions', refs: ['a', 'b'] } as const;

  it('of two revisions is others’ until they are known to be mine', () => {
    const signals = [state(0, diff), ...scrolling(0, 60 * SECOND)];
    assert.deepEqual(times(signals), [{ from: 0, to: 60, what: 'reviewing.others' }]);
    const mine = intervalsOf(pulsesOf(signals), DEFAULT_PARAMETERS, {
      isMine: (_repo, [left, right]) => left === 'a' && right === 'b',
    });
    assert.deepEqual(rows(joinIntervals(mine)), [{ from: 0, to: 60, what: 'reviewing.own' }]);
  });

  it('is no review right after an edit on its editable side', () => {
    const signals = [
      state(0, { surface: 'pr', owner: 'others' }),
      ...scrolling(0, 60 * SECOND),
      ...key(60 * SECOND),
      ...scrolling(70 * SECOND, 120 * SECOND),
    ];
    assert.deepEqual(times(signals), [
      { from: 0, to: 60, what: 'reviewing.others' },
      { from: 60, to: 75, what: 'implementing' },
      { from: 75, to: 120, what: 'reviewing.others' },
    ]);
  });

  it('is one right after an edit in another diff of the same file', () => {
    const signals = [
      state(0, { surface: 'diff', owner: 'own' }),
      ...key(0),
      state(5 * SECOND, diff),
      ...scrolling(5 * SECOND, 65 * SECOND),
    ];
    assert.deepEqual(times(signals), [
      { from: 0, to: 5, what: 'implementing' },
      { from: 5, to: 65, what: 'reviewing.others' },
    ]);
  });

  it('of the working tree is own, and the agent’s where an agent wrote last', () => {
    const own = { surface: 'diff', owner: 'own' } as const;
    assert.deepEqual(times([state(0, own), ...scrolling(0, 30 * SECOND)]), [
      { from: 0, to: 30, what: 'reviewing.own' },
    ]);
    assert.deepEqual(times([state(0, { ...own, agentMade: true }), ...scrolling(0, 30 * SECOND)]), [
      { from: 0, to: 30, what: 'reviewing.agent' },
    ]);
  });
});

describe('directing and debugging', () => {
  it('directs for a while after an agent’s edit, until the person’s own', () => {
    const agent = edit(10 * SECOND, { origin: 'assisted', hands: false, agent: true });
    const signals = [
      state(0),
      ...scrolling(0, 10 * SECOND),
      agent,
      ...scrolling(20 * SECOND, 90 * SECOND),
    ];
    assert.deepEqual(times(signals), [
      { from: 0, to: 10, what: 'reading' },
      { from: 10, to: 70, what: 'directing' },
      { from: 70, to: 90, what: 'reading' },
    ]);
  });

  it('debugs on an editor while a session runs', () => {
    const signals = [state(0, { debug: true, busy: true }), ...scrolling(0, 60 * SECOND)];
    assert.deepEqual(times(signals), [{ from: 0, to: 60, what: 'debugging' }]);
  });
});
