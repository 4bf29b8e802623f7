import assert from 'node:assert/strict';
import { kindLines, threeLines } from '../../../src/ui/today/todayWords';
import { sampleOverview } from '../../support/sampleOverview';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('today in words', () => {
  const week = sampleOverview('week');

  it('is today, the week with its target, and what is usual', () => {
    const lines = threeLines(sampleOverview('day'), week).map(({ label, description }) => [
      label,
      plain(description),
    ]);
    assert.deepEqual(lines, [
      ['Today', '2 h 03 built · 52 m reviewed · 0 m directed'],
      ['This week', '6 h 26 built · 7 h 06 reviewed · 0 m directed, target 8 h 00'],
      ['Usual week', '7 h 20 built · 8 h 00 reviewed · 0 m directed · now 48 % hands-on'],
    ]);
  });

  it('says when what is usual will show', () => {
    const [, , usual] = threeLines(week, { ...week, usual: null });
    assert.equal(usual?.description, 'shown after your first full week');
  });

  it('leaves out kinds without time', () => {
    const labels = kindLines(week, true).map(({ label }) => label);
    assert.deepEqual(labels, [
      'Writing',
      'Debugging',
      'Own diffs',
      'Reviewing',
      'Reading code',
      'Other',
    ]);
  });
});
