import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { blindSpotNews } from '../../../../src/core/weekly/blindSpots';
import { weekSentence } from '../../../../src/core/weekly/sentence';
import { weekDocument } from '../../../../src/core/weekly/weekDocument';
import { isEmptyWeek } from '../../../../src/core/weekly/weekReport';
import { weekTitle } from '../../../../src/core/weekly/weekWords';
import {
  headlines,
  occurrence,
  sampleWeek,
  spot,
  spots,
  WEEK_NOW,
} from '../../../support/sampleWeek';

/** Durations have blanks that do not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the sentence of a week', () => {
  const say = (change: Parameters<typeof sampleWeek>[0]): string =>
    plain(weekSentence(sampleWeek(change)));

  it('says what was built against what is usual, the blocks and the largest blind spot', () => {
    assert.equal(
      say({}),
      'Built 5 h 10, reviewed 9 h 40, directed 2 h 00; usual is 7 h 20 built. 1 of 2 blocks kept. services/billing is now your largest blind spot.',
    );
  });

  it('leaves out what is not known or not there', () => {
    const { overview } = sampleWeek();
    const bare = { ...overview, totals: headlines(90, 0, 0), usual: null };
    const absent = { blocks: null, blindSpots: null };
    assert.equal(
      say({ ...absent, overview: bare }),
      'Built 1 h 30, reviewed 0 m; your target is 8 h 00 built.',
    );
    assert.equal(
      say({ ...absent, overview: { ...bare, target: null } }),
      'Built 1 h 30, reviewed 0 m.',
    );
  });

  it('counts blocks that are over, and not the ones that were skipped', () => {
    const blocks = [occurrence(17, { state: 'skipped' }), occurrence(19, { state: 'kept' })];
    assert.match(say({ blocks }), /1 of 1 block kept\./);
    assert.doesNotMatch(say({ blocks: [occurrence(24)] }), /block.* kept/);
  });

  it('says of the largest blind spot only what the weeks show', () => {
    const now = spots(spot('a', 9), spot('b', 5));
    const still = blindSpotNews(now, spots(spot('a', 8)));
    assert.match(say({ blindSpots: still }), / a is still your largest blind spot\.$/);
    assert.match(say({ blindSpots: blindSpotNews(now, null) }), / a is your largest blind spot\.$/);
    assert.doesNotMatch(say({ blindSpots: blindSpotNews(spots(), null) }), /blind spot/);
  });
});

describe('the page of a week', () => {
  it('is a document that can be read, copied and saved', () => {
    assert.equal(
      plain(weekDocument(sampleWeek())),
      readFileSync('test/fixtures/weekly/week47.txt', 'utf8'),
    );
  });

  it('leaves out what is not known', () => {
    const absent = { blocks: null, blindSpots: null, held: null, decidedBefore: null };
    const text = weekDocument(sampleWeek({ ...absent, held: [] }));
    assert.deepEqual(
      [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title),
      ['Time', 'Where', 'Next week'],
    );
    assert.match(text, /Keep time for building, or take an area into it/);
  });

  it('says so where nothing can be compared, or nothing changed', () => {
    const now = spots(spot('a', 9));
    const first = weekDocument(sampleWeek({ blindSpots: blindSpotNews(now, null) }));
    assert.match(
      first,
      /No blind spots were recorded for the week of 9 November, so there is nothing to compare\./,
    );
    assert.match(first, /- a: you last wrote here on 3 March/);
    const same = weekDocument(sampleWeek({ blindSpots: blindSpotNews(now, now) }));
    assert.match(same, /None grew or shrank since the week before\./);
    assert.doesNotMatch(
      weekDocument(sampleWeek({ blindSpots: blindSpotNews(spots(), spots()) })),
      /Blind spots/,
    );
  });

  it('says what was decided, and that the week goes on', () => {
    const decided = { week: '2026-11-16', kind: 'drop', text: 'Drop <b>it</b>.', at: 1 } as const;
    const text = weekDocument(sampleWeek({ decided, decidedBefore: null }));
    assert.match(text, /\*\*Decided:\*\* Drop \\<b\\>it\\<\/b\\>\./);
    assert.match(text, /^# Week 47: 16 to 22 November 2026, so far\n/);
    const over = weekDocument(sampleWeek({ now: WEEK_NOW + 3 * 86_400_000 }));
    assert.match(over, /^# Week 47: 16 to 22 November 2026\n/);
  });

  it('is called by its days, over months and years too', () => {
    assert.equal(weekTitle('2026-11-30'), 'Week 49: 30 November to 6 December 2026');
    assert.equal(weekTitle('2025-12-29'), 'Week 1: 29 December 2025 to 4 January 2026');
  });
});

describe('an empty week', () => {
  it('has neither time nor blocks', () => {
    const { overview } = sampleWeek();
    const nothing = { ...overview, totals: headlines(0, 0, 0) };
    assert.equal(isEmptyWeek({ overview: nothing, blocks: null }), true);
    assert.equal(isEmptyWeek({ overview: nothing, blocks: [occurrence(17)] }), false);
    assert.equal(isEmptyWeek({ overview, blocks: null }), false);
  });
});
