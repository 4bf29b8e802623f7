import ical, {
  ICalEventBusyStatus,
  ICalEventRepeatingFreq,
  ICalEventTransparency,
  ICalWeekday,
  type ICalTZDateStub,
} from 'ical-generator';
import { plannedOf } from '../../core/blocks/planned';
import type { ProtectedBlock, Weekday } from '../../core/blocks/protectedBlock';
import { minutesOf } from '../../core/blocks/wallTime';
import { offsetAt } from '../../core/calendar/zone';
import { vtimezone } from '../../core/calendar/vtimezone';

const DAYS: Readonly<Record<Weekday, ICalWeekday>> = {
  mon: ICalWeekday.MO,
  tue: ICalWeekday.TU,
  wed: ICalWeekday.WE,
  thu: ICalWeekday.TH,
  fri: ICalWeekday.FR,
  sat: ICalWeekday.SA,
  sun: ICalWeekday.SU,
};
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** So far the first event is looked for. */
const AHEAD = 6 * WEEK;

/**
 * Protected blocks as a calendar file (RFC 5545): one event each that repeats every week on its days, by the
 * wall clock of its zone, with the zone's own rules. Importing it again replaces the events, which keep their
 * ids as long as zone, days and start do.
 *
 * @param now epoch ms; the first event is the first block from then on that no change of clocks makes shorter or
 *   longer, because all others are as long as it is
 */
export function calendarFile(blocks: readonly ProtectedBlock[], now: number): string {
  const calendar = ical({
    prodId: { company: 'hands-on-dev', product: 'hands-on', language: 'EN' },
    name: 'Protected blocks',
    // Named by each event, so that stamps stay in UTC.
    timezone: { name: null, generator: (zone) => vtimezone(zone, now) },
  });
  for (const block of blocks) {
    const length = ((minutesOf(block.end) ?? 0) - (minutesOf(block.start) ?? 0)) * MINUTE;
    const first = plannedOf(block, now, now + AHEAD).find(
      ({ start, end }) => start >= now && end - start === length,
    );
    if (first === undefined) continue;
    const { name, days, area, zone } = block;
    calendar.createEvent({
      id: `${[days.join('-'), block.start.replace(':', ''), zone.replaceAll('/', '-')].join('.')}@hands-on`,
      stamp: new Date(now),
      start: new InZone(first.start, zone),
      end: new InZone(first.end, zone),
      timezone: zone,
      summary: name,
      description:
        area === null ? 'Time kept for building.' : `Time kept for building: ${area.name}.`,
      busystatus: ICalEventBusyStatus.BUSY,
      transparency: ICalEventTransparency.OPAQUE,
      repeating: { freq: ICalEventRepeatingFreq.WEEKLY, byDay: days.map((day) => DAYS[day]) },
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** An instant that the library writes by the clock of a zone, whatever the machine's own is. */
class InZone extends Date implements ICalTZDateStub {
  /** What marks a date with a zone to the library. */
  readonly internal: Date;
  readonly #wall: Date;

  constructor(at: number, zone: string) {
    super(at);
    this.#wall = new Date(at + offsetAt(zone, at));
    this.internal = this.#wall;
  }

  withTimeZone(): ICalTZDateStub {
    return this;
  }

  tzComponents(): readonly string[] {
    return [];
  }

  override getFullYear(): number {
    return this.#wall.getUTCFullYear();
  }

  override getMonth(): number {
    return this.#wall.getUTCMonth();
  }

  override getDate(): number {
    return this.#wall.getUTCDate();
  }

  override getHours(): number {
    return this.#wall.getUTCHours();
  }

  override getMinutes(): number {
    return this.#wall.getUTCMinutes();
  }

  override getSeconds(): number {
    return this.#wall.getUTCSeconds();
  }
}
