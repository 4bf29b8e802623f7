import assert from 'node:assert/strict';
import type { ProtectedBlock } from '../../../../src/core/blocks/protectedBlock';
import { calendarFile } from '../../../../src/ui/blocks/calendarFile';

const block: ProtectedBlock = {
  name: 'Coding, deep; no calls',
  days: ['tue', 'thu'],
  start: '09:00',
  end: '12:00',
  area: null,
  zone: 'Europe/Berlin',
};
// Friday before clocks are put back in Berlin; New York follows a week later.
const NOW = Date.UTC(2026, 9, 23, 12);

describe('blocks as a calendar file', function () {
  this.timeout(60_000);

  const other = {
    ...block,
    name: 'Evening',
    days: ['sun'],
    start: '20:00',
    end: '24:00',
    zone: 'America/New_York',
  } as const;
  const file = calendarFile([block, other], NOW);
  const events = file.split('BEGIN:VEVENT').slice(1);

  it('repeats every week on its days, by the clock of its zone', () => {
    assert.match(events[0]!, /\r\nDTSTART;TZID=Europe\/Berlin:20261027T090000\r\n/);
    assert.match(events[0]!, /\r\nDTEND;TZID=Europe\/Berlin:20261027T120000\r\n/);
    assert.match(events[0]!, /\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH\r\n/);
    assert.match(events[1]!, /\r\nDTSTART;TZID=America\/New_York:20261025T200000\r\n/);
    assert.match(events[1]!, /\r\nDTEND;TZID=America\/New_York:20261026T000000\r\n/);
  });

  it('names every zone that it uses once, before the events, and stamps in UTC', () => {
    assert.deepEqual(
      [...file.matchAll(/TZID:(.*)\r\n/g)].map(([, zone]) => zone),
      ['Europe/Berlin', 'America/New_York'],
    );
    assert.ok(file.lastIndexOf('END:VTIMEZONE') < file.indexOf('BEGIN:VEVENT'));
    assert.match(file, /\r\nDTSTAMP:20261023T120000Z\r\n/);
  });

  it('begins with a block that clocks make no shorter or longer: all others are as long', () => {
    const night = { ...block, days: ['sun'], start: '01:00', end: '04:00' } as const;
    for (const [from, first] of [
      ['2026-03-27T12:00Z', '20260405'],
      ['2026-10-23T12:00Z', '20261101'],
      ['2026-11-01T12:00Z', '20261108'],
    ] as const) {
      const [, event = ''] = calendarFile([night], Date.parse(from)).split('BEGIN:VEVENT');
      assert.match(event, new RegExp(`DTSTART;TZID=Europe/Berlin:${first}T010000\r\n`));
      assert.match(event, new RegExp(`DTEND;TZID=Europe/Berlin:${first}T040000\r\n`));
    }
  });

  it('is text as RFC 5545 asks for: escaped, folded, each line ended, ids that stay', () => {
    assert.match(events[0]!, /SUMMARY:Coding\\, deep\\; no calls/);
    const long = calendarFile([{ ...block, name: 'ü'.repeat(90) }], NOW);
    for (const line of long.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\r\n]/);
    assert.ok(file.endsWith('END:VCALENDAR\r\n'));
    const ids = (text: string): string[] =>
      [...text.matchAll(/UID:(.*)\r\n/g)].map(([, id]) => id!);
    assert.deepEqual(ids(calendarFile([block, other], NOW + 30 * 86_400_000)), ids(file));
    assert.equal(new Set(ids(file)).size, 2);
  });
});
