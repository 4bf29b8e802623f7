import assert from 'node:assert/strict';
import { folderOf } from '../../../../src/core/areas/place';
import { ageText, agoText } from '../../../../src/core/format/age';
import { bytesText, countText } from '../../../../src/core/format/numbers';
import type { RepositoryIndexState } from '../../../../src/core/ledger/areas';
import { areaSummary, blindSpots, worthALook } from '../../../../src/ui/areas/areaWords';
import { situationOf } from '../../../../src/ui/areas/situation';
import { SAMPLE_NOW, sampleAreas } from '../../../support/sampleAreas';

const DAY = 86_400_000;

describe('ages and numbers in words', () => {
  it('say how long ago it was', () => {
    const texts = [0, 6, 7, 30, 31, 45, 46, 211, 364, 700, 730, 1500].map((days) => [
      ageText(SAMPLE_NOW - days * DAY, SAMPLE_NOW),
      agoText(SAMPLE_NOW - days * DAY, SAMPLE_NOW),
    ]);
    assert.deepEqual(texts, [
      ['this week', 'today'],
      ['this week', '6 days ago'],
      ['7 days', '7 days ago'],
      ['30 days', '30 days ago'],
      ['1 month', '1 month ago'],
      ['1 month', '1 month ago'],
      ['2 months', '2 months ago'],
      ['7 months', '7 months ago'],
      ['12 months', '12 months ago'],
      ['23 months', '23 months ago'],
      ['2 years', '2 years ago'],
      ['4 years', '4 years ago'],
    ]);
    assert.equal(ageText(null, SAMPLE_NOW), 'never');
    assert.equal(agoText(SAMPLE_NOW - DAY, SAMPLE_NOW), 'yesterday');
    // A clock that runs ahead elsewhere.
    assert.equal(agoText(SAMPLE_NOW + DAY, SAMPLE_NOW), 'today');
  });

  it('group thousands and choose units', () => {
    assert.deepEqual(
      [0, 1, 999, 1_000, 2_871_004].map((n) => countText(n, 'commit')),
      ['0 commits', '1 commit', '999 commits', '1,000 commits', '2,871,004 commits'],
    );
    assert.deepEqual([0, 999, 1_000, 9_949, 9_960, 999_499, 999_500, 3.2e9].map(bytesText), [
      '0 B',
      '999 B',
      '1.0 kB',
      '9.9 kB',
      '10 kB',
      '999 kB',
      '1.0 MB',
      '3.2 GB',
    ]);
  });
});

describe('an area in a list', () => {
  it('says its age, changes and what was approved', () => {
    const { areas } = sampleAreas();
    const summary = (path: string): string =>
      areaSummary(
        areas.find((area) => area.path === path)!,
        SAMPLE_NOW,
      );
    assert.equal(summary('web/checkout'), '7 months · 62 commits · 14 approved by you');
    assert.equal(summary('jobs/importer'), '4 months · 8 commits');
    assert.equal(summary('mobile/ios'), 'never · 140 commits');
  });

  it('is listed when it is on my ground and others changed it', () => {
    const { areas } = sampleAreas();
    assert.equal(worthALook(areas).length, 16);
    assert.equal(blindSpots(areas), areas.filter(({ isBlindSpot }) => isBlindSpot).length);
  });

  it('has a folder of its own, unless it is many', () => {
    const folder = (path: string): string | null => folderOf({ path });
    assert.deepEqual(
      ['web/checkout', 'lib/*', '*', '.', 'other'].map((path) => folder(path)),
      ['web/checkout', 'lib', '', '', 'other'],
    );
    assert.equal(folder(':other'), null);
    assert.equal(folder(':Payments'), null);
  });
});

describe('what there is to show', () => {
  const model = sampleAreas();
  const [ready] = model.repositories as [RepositoryIndexState];
  const empty = { ...model, areas: [], worst: null };
  const inState = (...states: RepositoryIndexState['state'][]): typeof empty => ({
    ...empty,
    repositories: states.map((state) => ({ ...ready, state })),
  });
  const known = { trusted: true, unanswered: false };

  it('is told apart', () => {
    assert.equal(situationOf({ ...known, trusted: false, model }), 'untrusted');
    assert.equal(situationOf({ ...known, model: null }), 'indexing');
    assert.equal(situationOf({ ...known, unanswered: true, model: null }), 'failed');
    assert.equal(situationOf({ ...known, model }), 'ready');
    assert.equal(situationOf({ ...known, model: { ...model, me: [] } }), 'noIdentity');
    assert.equal(situationOf({ ...known, model: inState() }), 'noRepository');
    assert.equal(situationOf({ ...known, model: inState('off') }), 'noRepository');
    assert.equal(situationOf({ ...known, model: inState('indexing', 'failed') }), 'indexing');
    assert.equal(situationOf({ ...known, model: inState('failed', 'ready') }), 'failed');
    assert.equal(situationOf({ ...known, model: inState('ready', 'off') }), 'empty');
    assert.equal(situationOf({ ...known, model: inState('stopped', 'failed') }), 'stopped');
    assert.equal(situationOf({ ...known, model: inState('noGit') }), 'noGit');
    assert.equal(situationOf({ ...known, model: inState('failed', 'off') }), 'failed');
  });

  it('keeps the last answer while a later question goes without one', () => {
    assert.equal(situationOf({ ...known, unanswered: true, model }), 'ready');
  });
});
