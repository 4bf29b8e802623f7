import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  durationClock,
  durationExact,
  durationIso,
  durationShort,
  durationSpoken,
  durationText,
} from '../../../../src/core/format/duration';

const S = 1_000;
const M = 60 * S;
const H = 60 * M;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('durations in words', () => {
  it('hours and minutes, minutes, and seconds where they are few', () => {
    const cases: [number, string][] = [
      [0, '0 m'],
      [12 * S, '12 s'],
      [4 * M + 12 * S, '4 m 12 s'],
      [5 * M, '5 m'],
      [10 * M + 20 * S, '10 m'],
      [31 * M, '31 m'],
      [6 * H + 26 * M, '6 h 26'],
      [8 * H, '8 h 00'],
      [334 * H + 5 * M, '334 h 05'],
      [1036 * H + 3 * M, '1,036 h 03'],
    ];
    for (const [ms, text] of cases) assert.equal(plain(durationText(ms)), text);
  });

  it('rounding never makes 60 minutes or 60 seconds', () => {
    assert.equal(plain(durationText(H - 1)), '1 h 00');
    assert.equal(plain(durationText(2 * H - 1)), '2 h 00');
    assert.equal(plain(durationText(M - 1)), '1 m');
    assert.equal(plain(durationText(10 * M - 1)), '10 m');
    assert.equal(durationClock(2 * H - 1), '2:00');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 * H }), (ms) => {
        const words = [durationText(ms), durationShort(ms), durationSpoken(ms)].join(' ');
        assert.doesNotMatch(words, /\b60\b/);
        assert.doesNotMatch(durationClock(ms), /:60/);
        assert.doesNotMatch(durationExact(ms), /:60/);
      }),
    );
  });

  it('there is nowhere to break a line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 * H }), (ms) => {
        assert.doesNotMatch(durationText(ms), /[ \t\n]/);
      }),
    );
  });

  it('the status bar counts full minutes only', () => {
    assert.equal(durationShort(5 * M - 1), '4m');
    assert.equal(durationShort(5 * M), '5m');
    assert.equal(durationShort(80 * M), '1h 20m');
    assert.equal(durationShort(2 * H + 5 * M), '2h 05m');
  });

  it('screen readers hear whole words', () => {
    assert.equal(durationSpoken(0), '0 minutes');
    assert.equal(durationSpoken(M), '1 minute');
    assert.equal(durationSpoken(H + M), '1 hour 1 minute');
    assert.equal(durationSpoken(6 * H + 26 * M), '6 hours 26 minutes');
    assert.equal(durationSpoken(M + S), '1 minute 1 second');
  });

  it('machines read the exact value', () => {
    assert.equal(durationIso(252_345), 'PT252.345S');
    assert.equal(durationExact(6 * H + 26 * M + 12 * S), '6:26:12');
  });
});
