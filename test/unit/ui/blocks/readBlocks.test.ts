import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_THRESHOLDS } from '../../../../src/core/blocks/protectedBlock';
import { faultOfEntry, withEntry, withoutEntry } from '../../../../src/ui/blocks/blockEntry';
import { checkBlocks, readBlocks } from '../../../../src/ui/settings/readBlocks';

const BERLIN = 'Europe/Berlin';
const NOW = Date.UTC(2026, 10, 23);
const good = { days: ['tue', 'thu'], start: '9:00', end: '12:00', name: 'Coding' };
const check = (...entries: unknown[]): ReturnType<typeof checkBlocks> =>
  checkBlocks(entries, BERLIN, NOW);

describe('the setting of protected blocks', () => {
  it('is read into plain blocks, in the zone of the machine where none is named', () => {
    const { blocks, faults } = check(
      { ...good, area: 'services/billing' },
      { days: ['fri', 'mon'], start: '18:00', end: '24:00', zone: 'America/New_York' },
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(blocks, [
      {
        name: 'Coding',
        days: ['tue', 'thu'],
        start: '09:00',
        end: '12:00',
        area: { repo: null, path: 'services/billing', name: 'services/billing' },
        zone: BERLIN,
      },
      {
        name: 'Coding',
        days: ['mon', 'fri'],
        start: '18:00',
        end: '24:00',
        area: null,
        zone: 'America/New_York',
      },
    ]);
  });

  it('refuses what is wrong by its field and reason, and the rest holds', () => {
    const wrong: readonly (readonly [entry: unknown, field: string, reason: RegExp])[] = [
      [{ ...good, start: '12:00', end: '09:00' }, 'end', /later on the same day than start/],
      [{ ...good, end: '09:00' }, 'end', /0 h long/],
      [{ ...good, start: '00:00', end: '25:00' }, 'end', /time of day such as "12:00" \("25:00"\)/],
      [{ ...good, start: '24:00' }, 'start', /time of day/],
      [{ ...good, zone: 'Mars/Olympus' }, 'zone', /no such zone \("Mars\/Olympus"\)/],
      [{ ...good, zone: '+01:00' }, 'zone', /no such zone \("\+01:00"\)/],
      [{ ...good, days: ['tuesday'] }, 'days', /no day \("tuesday"\); days are mon, tue/],
      [{ ...good, days: [] }, 'days', /at least one day/],
      [{ ...good, name: 7 }, 'name', /text/],
      [{ ...good, area: 'x'.repeat(401) }, 'area', /400 characters/],
      [{ days: ['wed'] }, 'start', /time of day/],
      ['tue 9-12', 'entry', /object/],
      [
        { days: ['thu', 'fri'], start: '11:59', end: '13:00' },
        'start',
        /overlaps "Coding" \(thu 09:00 to 12:00\)/,
      ],
    ];
    for (const [entry, field, reason] of wrong) {
      const { blocks, faults } = check(good, entry, { ...good, days: ['mon'] });
      assert.equal(blocks.length, 2, String(reason));
      assert.deepEqual(
        faults.map((fault) => [fault.entry, fault.field]),
        [[1, field]],
      );
      assert.match(faults[0]!.reason, reason);
    }
    assert.equal(checkBlocks('tue', BERLIN, NOW).faults.length, 1);
  });

  it('tells of each fault in one sentence, and holds thresholds to sense', () => {
    const values: Record<string, unknown> = {
      protectedBlocks: [good, { ...good, zone: 'Nowhere' }],
      blockKept: 50,
      blockPartly: 60,
      autoStartBlocks: true,
    };
    const { settings, faults } = readBlocks((name) => values[name], BERLIN, NOW);
    assert.deepEqual(settings.thresholds, DEFAULT_THRESHOLDS);
    assert.equal(settings.autoStart, true);
    assert.equal(settings.blocks.length, 1);
    assert.equal(faults.length, 2);
    assert.match(
      faults[0]!,
      /^handsOn\.protectedBlocks, entry 2, zone: .* This entry is left out; the others apply\.$/,
    );
    const half = readBlocks((name) => ({ blockKept: 50, blockPartly: 10 })[name], BERLIN, NOW);
    assert.deepEqual(half.settings.thresholds, { kept: 0.5, partly: 0.1 });
    assert.equal(readBlocks((name) => ({ blockKept: 0 })[name], BERLIN, NOW).faults.length, 1);
  });

  it('has a schema that allows what is read, and nothing more', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: {
        configuration: {
          properties: Record<
            string,
            {
              items?: {
                properties: Record<string, { pattern?: string }>;
                additionalProperties: boolean;
              };
            }
          >;
        }[];
      };
    };
    const items = contributes.configuration
      .map(({ properties }) => properties['handsOn.protectedBlocks'])
      .find((found) => found !== undefined)?.items;
    assert.deepEqual(Object.keys(items!.properties), [
      'days',
      'start',
      'end',
      'name',
      'area',
      'zone',
    ]);
    assert.equal(items!.additionalProperties, false);
    const ends = new RegExp(items!.properties['end']!.pattern!);
    for (const [text, allowed] of [
      ['12:00', true],
      ['24:00', true],
      ['25:00', false],
      ['9:5', false],
    ] as const) {
      assert.equal(ends.test(text), allowed, text);
      assert.equal(
        'reason' in (check({ ...good, start: '0:00', end: text }).faults[0] ?? {}),
        !allowed,
      );
    }
  });
});

describe('an edit of the setting', () => {
  const entry = {
    days: ['thu', 'tue'] as const,
    start: '09:00',
    end: '12:00',
    name: ' Coding ',
    area: '',
    zone: '',
  };
  it('adds, changes and removes one entry, without what says nothing', () => {
    const added = withEntry([{ broken: true }], entry, null);
    assert.deepEqual(added, [
      { broken: true },
      { days: ['tue', 'thu'], start: '09:00', end: '12:00', name: 'Coding' },
    ]);
    const changed = withEntry(added, { ...entry, area: 'web' }, 1);
    assert.deepEqual(changed[1], { ...(added[1] as object), area: 'web' });
    assert.deepEqual(withoutEntry(changed, 0), [changed[1]]);
  });

  it('is refused where it meets another entry, and not by itself', () => {
    const entries = withEntry([], entry, null);
    assert.equal(faultOfEntry(entries, entry, null, BERLIN, NOW)?.field, 'start');
    assert.equal(faultOfEntry(entries, { ...entry, end: '13:00' }, 0, BERLIN, NOW), undefined);
    assert.equal(faultOfEntry([7], { ...entry, end: '08:00' }, null, BERLIN, NOW)?.field, 'end');
  });
});
