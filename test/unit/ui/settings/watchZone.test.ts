import assert from 'node:assert/strict';
import { watchZone } from '../../../../src/ui/settings/watchZone';
import { VirtualClock } from '../../editor/support/virtualClock';

const MINUTE = 60_000;

describe('a change of the time zone', () => {
  it('is told once, within a minute, until the watch ends', () => {
    const clock = new VirtualClock();
    let zone = 'Europe/Berlin';
    let known = zone;
    const told: string[] = [];
    const end = watchZone(
      clock,
      () => known,
      () => zone,
      () => {
        known = zone;
        told.push(zone);
      },
    );
    clock.go(10 * MINUTE);
    assert.deepEqual(told, []);
    zone = 'America/New_York';
    clock.go(MINUTE);
    assert.deepEqual(told, ['America/New_York']);
    clock.go(10 * MINUTE);
    assert.deepEqual(told, ['America/New_York']);
    zone = 'Europe/Berlin';
    clock.sleep(8 * 60 * MINUTE);
    assert.deepEqual(told, ['America/New_York', 'Europe/Berlin']);
    end();
    zone = 'UTC';
    clock.go(10 * MINUTE);
    assert.equal(told.length, 2);
  });
});
