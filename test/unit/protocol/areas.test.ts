import assert from 'node:assert/strict';
import { safeParse } from 'valibot';
import {
  areasHostAccepts,
  areasHostAnswers,
  areasStateSchema,
  FRESH_AREAS_STATE,
} from '../../../src/protocol/areas';
import { manyAreas, SAMPLE_PICKS, sampleAreas } from '../../support/sampleAreas';

describe('messages of the page of areas', () => {
  it('carry a model unchanged', () => {
    for (const areas of [sampleAreas(), manyAreas(5_000)]) {
      const view = {
        situation: 'ready',
        areas,
        timeZone: 'Europe/Berlin',
        show: null,
        offers: ['session'],
      };
      const parsed = safeParse(areasHostAnswers.view!, JSON.parse(JSON.stringify(view)));
      assert.ok(parsed.success);
      assert.deepEqual(parsed.output, view);
    }
    assert.ok(safeParse(areasHostAnswers.picks!, SAMPLE_PICKS).success);
  });

  it('never name a path outside of its repository', () => {
    const accepted = (path: string): boolean =>
      safeParse(areasHostAccepts.start, [{ repo: '/r', path }, 3]).success;
    for (const path of ['src/a.ts', 'a..b', '.', '*', 'dir/*', 'with space/ü']) {
      assert.ok(accepted(path), path);
    }
    for (const path of [
      '../a',
      'a/../../b',
      '/etc/passwd',
      '\\\\host\\x',
      'C:\\x',
      'a\0b',
      'a\\..\\b',
    ]) {
      assert.ok(!accepted(path), path);
    }
  });

  it('start nothing but what is known', () => {
    const place = { repo: '/r', path: 'src' };
    assert.ok(safeParse(areasHostAccepts.act, ['catchUp', place]).success);
    assert.ok(!safeParse(areasHostAccepts.act, ['delete', place]).success);
    assert.ok(!safeParse(areasHostAccepts.run, ['workbench.action.quit']).success);
    assert.ok(!safeParse(areasHostAccepts.start, [place, -1]).success);
    assert.ok(!safeParse(areasHostAccepts.view, [{ repo: null, path: null }, 1]).success);
  });

  it('remember a state of this version only', () => {
    assert.deepEqual(safeParse(areasStateSchema, FRESH_AREAS_STATE).output, FRESH_AREAS_STATE);
    assert.ok(!safeParse(areasStateSchema, { ...FRESH_AREAS_STATE, sort: 'rank' }).success);
    assert.ok(!safeParse(areasStateSchema, undefined).success);
  });
});
