import assert from 'node:assert/strict';
import fc from 'fast-check';
import { vtimezone } from '../../../../src/core/calendar/vtimezone';
import { offsetAt } from '../../../../src/core/calendar/zone';

const HOUR = 3_600_000;
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

interface Onset {
  readonly at: number;
  readonly to: number;
}

/** Reads a VTIMEZONE as RFC 5545 tells it: every instant at which an observance begins, up to a year. */
function onsets(text: string, lastYear: number): Onset[] {
  const found: Onset[] = [];
  for (const part of text.split(/BEGIN:(?:STANDARD|DAYLIGHT)/).slice(1)) {
    const line = (name: string): string =>
      new RegExp(`^${name}:(.*)$`, 'm').exec(part)?.[1]?.trim() ?? '';
    const [from, to] = [offset(line('TZOFFSETFROM')), offset(line('TZOFFSETTO'))];
    const start = local(line('DTSTART'));
    const add = (at: number): number => found.push({ at: at - from, to });
    add(start);
    // Thunderbird's reader takes the dates of a list and overlooks the first change itself.
    assert.doesNotMatch(part, /RDATE/);
    const rule = /^RRULE:FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?\d)(\w\w)$/m.exec(
      part.replaceAll('\r', ''),
    );
    if (rule === null) continue;
    const [, month, nth, weekday] = rule;
    const time = start % (24 * HOUR);
    for (let year = new Date(start).getUTCFullYear() + 1; year <= lastYear; year++) {
      add(nthDay(year, Number(month) - 1, Number(nth), DAYS.indexOf(weekday ?? '')) + time);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function nthDay(year: number, month: number, nth: number, weekday: number): number {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const days = Array.from({ length: count }, (_, i) => Date.UTC(year, month, i + 1)).filter(
    (at) => new Date(at).getUTCDay() === weekday,
  );
  return days.at(nth < 0 ? nth : nth - 1)!;
}

function local(text: string): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(text)!.map(Number);
  return Date.UTC(y!, mo! - 1, d, h, mi, s);
}

function offset(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(text)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000);
}

describe('a zone in a calendar file', function () {
  this.timeout(60_000);

  it('says how clocks stand for the next twelve years, in zones of every kind', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
      'Asia/Gaza',
      'Europe/Dublin',
      'UTC',
    ];
    for (const zone of zones) {
      const from = Date.UTC(2026, 10, 23);
      const told = onsets(vtimezone(zone, from), 2038);
      const says = (at: number): number => told.findLast((onset) => onset.at <= at)!.to;
      fc.assert(
        fc.property(fc.integer({ min: from, max: Date.UTC(2038, 11, 30) }), (at) => {
          assert.equal(says(at), offsetAt(zone, at), `${zone} ${new Date(at).toISOString()}`);
        }),
        { numRuns: 150 },
      );
    }
  });

  it('is a rule where clocks follow one, so that it holds for ever', () => {
    const berlin = vtimezone('Europe/Berlin', Date.UTC(2026, 10, 23));
    assert.match(berlin, /RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n/);
    assert.match(berlin, /RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n/);
    assert.doesNotMatch(berlin, /RDATE/);
    assert.match(vtimezone('America/New_York', Date.UTC(2026, 5, 1)), /BYMONTH=3;BYDAY=2SU/);
  });
});
