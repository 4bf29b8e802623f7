import assert from 'node:assert/strict';
import type { Decision } from '../../../../src/core/weeks/decision';
import {
  daysOver,
  lastDayOf,
  openPhase,
  phaseFault,
  phaseIn,
  phasesOf,
  type PhaseWish,
} from '../../../../src/core/weeks/phase';

const HOUR = 3_600_000;
const TODAY = '2026-09-10';
const WISH: PhaseWish = {
  name: 'Planning cycle',
  from: TODAY,
  until: '2026-09-30',
  target: 2 * HOUR,
};
const declared = (id: string, change: Partial<PhaseWish> = {}): Decision => ({
  ...WISH,
  ...change,
  kind: 'phase',
  id,
  at: Date.parse(`${change.from ?? TODAY}T08:00:00Z`),
});

describe('a wish for a phase', () => {
  const fault = (change: Partial<PhaseWish>, others: readonly Decision[] = []): string => {
    const found = phaseFault({ ...WISH, ...change }, TODAY, phasesOf(others));
    return found === undefined ? '' : `${found.field}: ${found.reason}`;
  };

  it('is taken when all of it makes sense', () => {
    assert.equal(fault({}), '');
    assert.equal(fault({ target: 0 }), '');
    assert.equal(fault({ until: TODAY }), '');
    assert.equal(fault({ from: '2026-08-31' }), '');
    assert.equal(fault({ from: '2026-10-01', until: '2026-10-31' }, [declared('a')]), '');
  });

  it('is refused by field and reason', () => {
    assert.match(fault({ name: ' ' }), /^name: .*needs a name/);
    assert.match(fault({ name: 'x'.repeat(81) }), /^name: .*at most 80/);
    assert.match(fault({ from: 'soon' }), /^from: .*a date such as 2026-09-10/);
    for (const until of ['', 'Friday', '2026-02-30', '30.9.2026', '2026-13-01']) {
      assert.match(fault({ until }), /^until: .*a date such as/, until);
    }
    assert.match(fault({ until: '2026-09-09', from: '2026-09-01' }), /^until: .*in the past/);
    assert.match(fault({ from: '2026-10-05', until: '2026-10-01' }), /^until: .*before it begins/);
    assert.match(fault({ until: '2028-01-01' }), /^until: .*at most 400 days/);
    for (const target of [NaN, -1, Infinity, 169 * HOUR]) {
      assert.match(fault({ target }), /^target: .*0 to 168 hours/, String(target));
    }
  });

  it('may not overlap with another', () => {
    const other = [declared('a', { from: '2026-09-20', until: '2026-10-10' })];
    assert.match(fault({}, other), /^until: It overlaps with “Planning cycle”/);
    assert.match(fault({ from: '2026-09-25', until: '2026-10-30' }, other), /^from: It overlaps/);
    assert.equal(fault({ until: '2026-09-19' }, other), '');
  });

  it('may begin on the day after another ended early', () => {
    const ended: Decision[] = [
      declared('a', { from: '2026-08-01', until: '2026-10-10' }),
      { kind: 'phaseEnded', phase: 'a', on: '2026-09-09', answer: 'back', id: 'b', at: 1 },
    ];
    assert.equal(fault({}, ended), '');
  });
});

describe('phases, as the decisions left them', () => {
  const story: Decision[] = [
    declared('a'),
    { kind: 'phaseExtended', phase: 'a', until: '2026-10-07', id: 'b', at: 2 },
    { kind: 'phaseEnded', phase: 'a', on: '2026-10-10', answer: 'back', id: 'c', at: 3 },
    { kind: 'phaseEnded', phase: 'nobody', on: '2026-10-10', answer: 'back', id: 'd', at: 4 },
  ];

  it('keep what was planned at first, what holds now, and how they ended', () => {
    const [phase, ...others] = phasesOf(story);
    assert.deepEqual(others, []);
    assert.deepEqual(phase, {
      id: 'a',
      name: 'Planning cycle',
      from: TODAY,
      until: '2026-10-07',
      plannedUntil: '2026-09-30',
      target: 2 * HOUR,
      declared: Date.parse(`${TODAY}T08:00:00Z`),
      ended: { on: '2026-10-10', answer: 'back' },
    });
  });

  it('excuse no day after their planned end, and none after an early one', () => {
    const [late] = phasesOf(story);
    assert.ok(late);
    assert.equal(lastDayOf(late), '2026-10-07');
    assert.equal(phaseIn([late], '2026-10-05', '2026-10-11')?.id, 'a');
    assert.equal(phaseIn([late], '2026-10-12', '2026-10-18'), null);
    assert.equal(phaseIn([late], '2026-08-31', '2026-09-06'), null);
    const early = { ...late, ended: { on: '2026-09-20', answer: 'back' as const } };
    assert.equal(lastDayOf(early), '2026-09-20');
  });

  it('wait for an answer when they are over', () => {
    const [phase] = phasesOf(story.slice(0, 2));
    assert.ok(phase);
    assert.equal(openPhase([phase], '2026-09-09'), null);
    assert.equal(openPhase([phase], '2026-10-09')?.id, 'a');
    assert.equal(daysOver(phase, '2026-10-07'), 0);
    assert.equal(daysOver(phase, '2026-10-09'), 2);
    assert.equal(openPhase(phasesOf(story), '2026-10-11'), null);
  });

  it('wait for none once a later one was declared, whatever became of that', () => {
    const later = { from: '2026-11-01', until: '2026-11-30' };
    const both: Decision[] = [...story.slice(0, 2), declared('e', later)];
    const [first, second] = phasesOf(both);
    assert.deepEqual(first?.ended, { on: '2026-11-01', answer: 'followed' });
    assert.ok(lastDayOf(first) === '2026-10-07' && second?.ended === null);
    assert.equal(openPhase(phasesOf(both), '2026-12-02')?.id, 'e');
    const back = { phase: 'e', on: '2026-11-20', answer: 'back', id: 'f', at: 5 } as const;
    const after: Decision[] = [...both, { kind: 'phaseEnded', ...back }];
    assert.equal(openPhase(phasesOf(after), '2026-11-21'), null);
  });

  it('still run where another machine knew of a shorter one within them', () => {
    const within = { from: '2026-09-14', until: '2026-09-18' };
    const back = { phase: 'e', on: '2026-09-18', answer: 'back', id: 'f', at: 5 } as const;
    const both: Decision[] = [declared('a'), declared('e', within)];
    const after = phasesOf([...both, { kind: 'phaseEnded', ...back }]);
    assert.equal(openPhase(after, '2026-09-25')?.id, 'a');
  });

  it('end by an answer that a clock set back made older than they are', () => {
    const [ended] = phasesOf([story[2], story[0]].filter((one) => one !== undefined));
    assert.deepEqual(ended?.ended, { on: '2026-10-10', answer: 'back' });
  });
});
