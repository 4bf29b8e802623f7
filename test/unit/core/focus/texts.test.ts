import assert from 'node:assert/strict';
import { countdownText, nextTick } from '../../../../src/core/focus/countdown';
import { readDuration, readLength } from '../../../../src/core/focus/lengthText';
import { begin, change } from '../../../../src/core/focus/machine';
import { startArgumentOf } from '../../../../src/core/focus/startArgument';
import { remainingOf } from '../../../../src/core/focus/spans';

const MINUTE = 60_000;
const ZONE = 'Europe/Berlin';
// Half past nine in Berlin.
const NOW = Date.UTC(2026, 10, 17, 8, 30);

describe('how long a session is to be', () => {
  it('is read from what people type', () => {
    const minutes = (text: string): number | undefined => {
      const ms = readDuration(text);
      return ms === undefined ? undefined : ms / MINUTE;
    };
    assert.equal(minutes('50'), 50);
    assert.equal(minutes(' 45 min '), 45);
    assert.equal(minutes('2h'), 120);
    assert.equal(minutes('1h 30m'), 90);
    assert.equal(minutes('1 h 30'), 90);
    assert.equal(minutes('1.5 h'), 90);
    assert.equal(minutes('1,5h'), 90);
    for (const text of ['', 'soon', '-5', '1:2:3', 'h', '1d'])
      assert.equal(minutes(text), undefined);
  });

  it('may be a time of day, by the clock of the place', () => {
    const at = Date.UTC(2026, 10, 17, 11);
    const until = { length: { kind: 'until', at } };
    assert.deepEqual(readLength('until 12:00', NOW, ZONE), until);
    assert.deepEqual(readLength('12:00', NOW, ZONE), until);
    // The day on which clocks are put back has 25 hours.
    const morning = Date.UTC(2026, 9, 24, 22, 30);
    const noon = { length: { kind: 'until', at: Date.UTC(2026, 9, 25, 11) } };
    assert.deepEqual(readLength('12:00', morning, ZONE), noon);
  });

  it('is refused with the reason', () => {
    const fault = (text: string): string => {
      const reading = readLength(text, NOW, ZONE);
      return 'fault' in reading ? reading.fault : '';
    };
    assert.match(fault('0'), /Less than a minute/);
    assert.match(fault('25 h'), /More than 24 hours/);
    assert.match(fault('1501'), /More than 24 hours/);
    assert.match(fault('until 09:00'), /has passed/);
    assert.match(fault('25:00'), /not a time/);
    assert.match(fault('tomorrow'), /Enter minutes/);
    assert.deepEqual(readLength('24 h', NOW, ZONE), {
      length: { kind: 'for', ms: 24 * 60 * MINUTE },
    });
  });
});

describe('the countdown', () => {
  it('counts minutes, and seconds only in the last one', () => {
    assert.equal(countdownText(50 * MINUTE), '50m');
    assert.equal(countdownText(49 * MINUTE + 1), '50m');
    assert.equal(countdownText(80 * MINUTE), '1h 20m');
    assert.equal(countdownText(MINUTE + 1), '2m');
    assert.equal(countdownText(MINUTE), '60s');
    assert.equal(countdownText(1), '1s');
    assert.equal(countdownText(0), '0s');
  });

  it('says when it will say something else', () => {
    const wish = { length: { kind: 'for', ms: 3 * MINUTE } } as const;
    const session = begin(wish, { id: 's', host: 'h', now: NOW, zone: 0 });
    let now = NOW;
    let texts = 0;
    let text = '';
    for (;;) {
      const wait = nextTick(session, now);
      if (wait === Infinity) break;
      now += wait;
      const next = countdownText(remainingOf(session, now));
      if (next !== text) texts += 1;
      text = next;
      assert.ok(wait <= MINUTE);
    }
    assert.equal(now, session.plannedEnd);
    // 3m (again, at the start), 2m, then every second.
    assert.ok(texts >= 62 && texts <= 64, String(texts));
    const paused = change(session, { kind: 'pause' }, NOW + MINUTE);
    assert.equal(nextTick(paused, NOW + MINUTE), Infinity);
  });
});

describe('the argument of the command that starts a session', () => {
  it('is taken as far as it makes sense', () => {
    const area = { repo: '/r', path: 'lib', name: 'lib' };
    const whole = { minutes: 25, until: NOW, intention: 'x', area, block: 'k' };
    assert.deepEqual(startArgumentOf(whole), whole);
    assert.deepEqual(startArgumentOf({ minutes: '25', area: { repo: 1 }, block: null }), {});
    assert.deepEqual(startArgumentOf(undefined), {});
  });
});
