import assert from 'node:assert/strict';
import type { SessionWish } from '../../../../src/core/focus/session';
import { lengthRows, whatRows, type WhatInput } from '../../../../src/ui/focus/startRows';

const MINUTE = 60_000;
const ZONE = 'Europe/Berlin';
/** 09:47 in Berlin. */
const NOW = Date.UTC(2026, 10, 17, 8, 47);

describe('how long a session may be', () => {
  const labels = (value: string, last = 50): string[] =>
    lengthRows(value, last * MINUTE, NOW, ZONE).map(({ label }) => label);

  it('begins with the last one, and goes on to the next full hours', () => {
    assert.deepEqual(labels(''), [
      '50 min',
      '25 min',
      '90 min',
      '2 h',
      // 10:00 is too near to be worth it.
      'until 11:00',
      'until 12:00',
    ]);
    assert.deepEqual(labels('', 35).slice(0, 3), ['35 min', '25 min', '50 min']);
    const late = lengthRows('', 50 * MINUTE, Date.UTC(2026, 10, 17, 22, 10), ZONE);
    assert.ok(!late.some(({ label }) => label.startsWith('until')));
  });

  it('takes what is typed first', () => {
    const [typed] = lengthRows('35', 50 * MINUTE, NOW, ZONE);
    assert.deepEqual(typed?.length, { kind: 'for', ms: 35 * MINUTE });
    const [noon] = lengthRows('until 12:00', 50 * MINUTE, NOW, ZONE);
    assert.deepEqual(noon?.length, { kind: 'until', at: Date.UTC(2026, 10, 17, 11) });
    assert.equal(noon.label, 'until 12:00');
  });

  it('says why something typed is no length, and lets nothing start with it', () => {
    for (const text of ['0', '25 h', 'until 9:00', 'soon']) {
      const [row] = lengthRows(text, 50 * MINUTE, NOW, ZONE);
      assert.equal(row?.length, null);
      assert.match(row.label, /^\$\(warning\) /);
    }
  });
});

describe('what a session is for', () => {
  const wish: SessionWish = { length: { kind: 'for', ms: 50 * MINUTE } };
  const input = (change: Partial<WhatInput> = {}): WhatInput => ({
    value: '',
    wish,
    zone: ZONE,
    ground: null,
    recent: ['rounding'],
    suggestions: [
      {
        area: { repo: '/shop', path: 'billing' },
        why: 'blind spot',
        ground: { commits: 2, people: ['Kim'], days: 14, branches: [] },
      },
      { area: { repo: '/shop', path: '.' }, why: 'open in the editor', ground: null },
    ],
    ...change,
  });

  it('starts by Enter alone, without words', () => {
    const [first] = whatRows(input());
    assert.equal(first?.label, '$(play) Start 50 min');
    assert.deepEqual(first.step, { kind: 'start', intention: '', area: null });
  });

  it('starts with what is typed', () => {
    const [first] = whatRows(input({ value: ' tax rounding ' }));
    assert.equal(first?.label, '$(play) Start 50 min: tax rounding');
    assert.deepEqual(first.step, { kind: 'start', intention: 'tax rounding', area: null });
  });

  it('starts with what was told before, unless something else is typed', () => {
    const told = { ...wish, intention: 'Skipped test in tax.test.ts' };
    const [first] = whatRows(input({ wish: told }));
    assert.equal(first?.label, '$(play) Start 50 min: Skipped test in tax.test.ts');
    const [other] = whatRows(input({ wish: told, value: 'rounding' }));
    assert.deepEqual(other?.step, { kind: 'start', intention: 'rounding', area: null });
  });

  it('offers what was done lately and areas, with who may wait', () => {
    const rows = whatRows(input());
    assert.deepEqual(
      rows.filter(({ step }) => step === null).map(({ label }) => label),
      ['Lately', 'Areas', 'Optional'],
    );
    const billing = rows.find(({ label }) => label === 'billing');
    assert.match(billing?.detail ?? '', /Others may wait: 2 commits by Kim in 14 days/);
    const root = rows.find(({ label }) => label === 'shop');
    assert.deepEqual([root?.description, root?.detail], ['open in the editor', undefined]);
  });

  it('warns in the first row about the area it was started from', () => {
    const area = { repo: '/shop', path: 'billing' };
    const ground = {
      commits: 0,
      people: [],
      days: 14,
      branches: [{ name: 'feature/vat', files: 3 }],
    };
    const rows = whatRows(input({ wish: { ...wish, area }, ground }));
    assert.equal(rows[0]?.label, '$(play) Start 50 min in billing');
    assert.match(rows[0].detail ?? '', /branch feature\/vat \(3 files\)/);
    assert.deepEqual(rows[0].step, { kind: 'start', intention: '', area });
    assert.ok(!rows.some(({ label }) => label === 'Areas'));
  });

  it('shows what else was chosen', () => {
    const estimate = 3 * 60 * MINUTE;
    const rows = whatRows(
      input({ wish: { ...wish, estimate, tags: ['nobody-waits', 'hand-off'] } }),
    );
    const labels = rows.map(({ label }) => label);
    assert.ok(labels.includes('$(law) Estimate: 3 h'));
    assert.ok(labels.includes('$(tag) Tags: Nobody waits for it, Can be handed off'));
  });
});
