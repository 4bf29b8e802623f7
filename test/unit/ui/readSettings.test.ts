import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DEFAULT_PARAMETERS, parameterFault } from '../../../src/core/time/parameters';
import { readSettings } from '../../../src/ui/settings/readSettings';

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const contributed = Object.fromEntries(
  manifest.contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties).map(([name, { default: value }]) => [
      name.replace('handsOn.', ''),
      value,
    ]),
  ),
);
const read = (values: Record<string, unknown>): ReturnType<typeof readSettings> =>
  readSettings((name) => values[name], 'Europe/Berlin');

describe('reading settings', () => {
  it('every setting of the manifest is read, and its default is the one that holds', () => {
    const asked = new Set<string>();
    const fromManifest = readSettings((name) => {
      asked.add(name);
      return contributed[name];
    }, 'Europe/Berlin');
    assert.deepEqual([...asked].sort(), Object.keys(contributed).sort());
    assert.deepEqual(fromManifest, read({}));
    assert.deepEqual(fromManifest.faults, []);
    assert.deepEqual(fromManifest.settings.ledger.parameters, DEFAULT_PARAMETERS);
  });

  it('seconds become milliseconds, 0 stays off', () => {
    const { settings, faults } = read({ idleTimeout: 90, idleGrace: 0, weeklyTarget: 8.5 });
    assert.equal(settings.ledger.parameters.idleTimeout, 90_000);
    assert.equal(settings.ledger.parameters.idleGrace, 0);
    assert.equal(settings.ledger.weeklyTarget, 8.5);
    assert.deepEqual(faults, []);
  });

  it('what is not usable is named and gives way to its default', () => {
    const { settings, faults } = read({
      idleTimeout: 3,
      episodeGap: 'long',
      assistGap: 4000,
      weeklyTarget: -1,
      countDirected: 'yes',
      pulseRetention: 12.5,
      exclude: 'secrets',
      identities: [1],
    });
    assert.deepEqual(settings, read({}).settings);
    assert.equal(faults.length, 8);
    assert.match(faults.join(' '), /handsOn\.idleTimeout must be 0 \(off\) or 5 to 3600 seconds/);
  });

  it('lists lose blanks and doubles', () => {
    const { settings } = read({ exclude: [' **/secrets/** ', '', '**/secrets/**', 'a'] });
    assert.deepEqual(settings.exclude, ['**/secrets/**', 'a']);
  });

  it('never throws, and never gives a parameter that would be refused', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(contributed)), fc.anything()),
        (values) => {
          const { settings } = read(values);
          for (const [name, value] of Object.entries(settings.ledger.parameters)) {
            assert.equal(parameterFault(name, value as number), undefined);
          }
        },
      ),
    );
  });
});
