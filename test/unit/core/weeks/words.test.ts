import assert from 'node:assert/strict';
import { dayText } from '../../../../src/core/format/dayText';
import { hoursText, probabilityText, slopeText } from '../../../../src/core/weeks/hoursText';
import type { QuarterModel } from '../../../../src/core/weeks/quarter';
import {
  quarterFacts,
  quarterMarkdown,
  readingText,
} from '../../../../src/core/weeks/quarterWords';
import { sampleWeeks } from '../../../support/sampleWeeks';

const HOUR = 3_600_000;
const text = (said: string): string => said.replaceAll('\u00a0', ' ');

describe('words about weeks', () => {
  it('round hours to what a week is told in', () => {
    assert.deepEqual(
      [0, 0.04, 0.05, 4, 4.04, 6.25, 9.94, 9.96, 12.6].map((hours) =>
        text(hoursText(hours * HOUR)),
      ),
      ['0 h', '0 h', '0.1 h', '4 h', '4 h', '6.3 h', '9.9 h', '10 h', '13 h'],
    );
  });

  it('give slopes their sign, and small ones a second digit', () => {
    assert.deepEqual(
      [-0.32, 0.25, -0.04, 0.001, 0, -2].map((hours) => text(slopeText(hours * HOUR))),
      ['−0.3 h', '+0.3 h', '−0.04 h', '0 h', '0 h', '−2 h'],
    );
  });

  it('round probabilities', () => {
    assert.deepEqual([0.0004, 0.0012, 0.034, 0.5, 1].map(probabilityText), [
      'p < 0.001',
      'p = 0.001',
      'p = 0.03',
      'p = 0.50',
      'p = 1.00',
    ]);
  });

  it('name the year of a day only where it is another', () => {
    assert.equal(dayText('2026-09-30', '2026-11-19'), '30 September');
    assert.equal(dayText('2025-01-01', '2026-11-19'), '1 January 2025');
  });
});

describe('the re-evaluation in words', () => {
  const { quarter, today } = sampleWeeks();

  it('has every fact that three months come to', () => {
    assert.deepEqual(
      quarterFacts(quarter, today).map(({ name, text: line }) => `${name}: ${text(line)}`),
      [
        'Built: 61 h in all; some in 9 of 9 counted weeks',
        'Median week: 4.2 h built',
        'Longest gap: none',
        'Areas written: 2: api/routes, billing/invoices',
        'Lost: 2: search/indexer, web/checkout',
        'Regained: 1: billing/invoices',
        'Shipped: 41 commits written, 26 directed',
        'Typed against assisted: 75 % typed of 72,720 characters',
        'Blocks kept: 17 of 24',
        'Estimates: work takes 1.4× as long as estimated',
        'Phases: Planning cycle until 27 September, ended 3 days late',
      ],
    );
  });

  it('says where nothing is known', () => {
    const bare: QuarterModel = {
      ...quarter,
      counted: 0,
      median: null,
      reading: null,
      shipped: null,
      typed: 0,
      assisted: 0,
      blocks: null,
      estimateBias: null,
      phases: [],
      areas: { source: 'ledger', written: [], lost: [], regained: [] },
    };
    const told = quarterFacts(bare, today).map(({ text: line }) => line);
    for (const words of ['no week counts yet', 'not known: no repository was read', 'no blocks']) {
      assert.ok(told.includes(words), words);
    }
    const uncounted = quarterFacts(bare, today).filter(
      ({ text: line }) => line === 'no week counts yet',
    );
    assert.deepEqual(
      uncounted.map(({ name }) => name),
      ['Median week', 'Longest gap'],
    );
    const read = quarterFacts({ ...bare, areas: { ...bare.areas, source: 'git' } }, today);
    assert.equal(read.find(({ name }) => name === 'Shipped')?.text, 'not known for these weeks');
    assert.equal(readingText(bare), 'No reading yet: it takes 8 counted weeks, and there are 0.');
  });

  it('is a document that holds whatever was written', () => {
    const document = quarterMarkdown(
      quarter,
      [{ on: '2026-07-02', text: 'Keep | both\nblocks' }],
      today,
    );
    assert.match(
      document,
      /^# Re-evaluation, 2026-08-17 to 2026-11-15\n\n\*\*Reading: drifting\.\*\*/,
    );
    assert.match(document, /- \*\*Drifting: neither of the other two\*\*/);
    assert.match(document, /\| Blocks kept \| 17 of 24 \|/);
    assert.match(document, /- 2 July: Keep \\\| both blocks/);
    assert.ok(!document.includes('\u00a0'));
  });
});
