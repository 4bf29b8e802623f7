import { offsetAt } from './zone';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Clocks are followed this far before and after an instant: one change back, and enough years to see a rule. */
const BACK = 400 * DAY;
const AHEAD = 12;

/** A change of a zone's clocks. */
interface Change {
  /** What clocks show at that instant by the offset before it, as ms of UTC. */
  readonly local: number;
  /** ms ahead of UTC */
  readonly from: number;
  readonly to: number;
}

/**
 * The zone as a calendar file names it: a VTIMEZONE of RFC 5545, section 3.6.5, with lines of CRLF. It says how
 * clocks stand from a year before `from` on: as a rule where the coming twelve years follow one ("last Sunday of
 * March"), else each change by itself for those years: some calendars overlook the first of a list of RDATEs.
 *
 * @param from epoch ms of the first event
 */
export function vtimezone(zone: string, from: number): string {
  const first = from - BACK;
  const year = new Date(from).getUTCFullYear();
  const changes = changesOf(zone, first, Date.UTC(year + AHEAD, 11, 31));
  const start = offsetAt(zone, first);
  const early = changes[0] === undefined || changes[0].local - changes[0].from > from;
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...(early ? observance({ local: 0, from: start, to: start }) : []),
    ...groups(changes).flatMap((group) => {
      const [head] = group;
      const rule = ruleOf(group, year + AHEAD);
      if (head !== undefined && rule !== undefined) return observance(head, rule);
      return group.flatMap((change) => observance(change));
    }),
    'END:VTIMEZONE',
    '',
  ].join('\r\n');
}

function observance({ local, from, to }: Change, rule?: string): string[] {
  const name = to > from ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${dateTime(local)}`,
    ...(rule === undefined ? [] : [rule]),
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${name}`,
  ];
}

function changesOf(zone: string, first: number, last: number): Change[] {
  const changes: Change[] = [];
  let from = offsetAt(zone, first);
  for (let at = first; at < last; at += DAY) {
    const to = offsetAt(zone, at + DAY);
    if (to === from) continue;
    let [before, after] = [at, at + DAY];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(zone, middle) === from) before = middle;
      else after = middle;
    }
    changes.push({ local: after + from, from, to });
    from = to;
  }
  return changes;
}

/** Changes that may follow one rule: of the same offsets, in the same month, at the same time of day. */
function groups(changes: readonly Change[]): Change[][] {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const { local, from, to } = change;
    const key = [from, to, new Date(local).getUTCMonth(), local % DAY].join();
    const group = found.get(key) ?? [];
    found.set(key, group);
    group.push(change);
  }
  return [...found.values()];
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The rule that all of them follow, every year to the last; undefined for none. */
function ruleOf(group: readonly Change[], lastYear: number): string | undefined {
  const days = group.map(({ local }) => {
    const date = new Date(local);
    const day = date.getUTCDate();
    const length = new Date(
      Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
    ).getUTCDate();
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      weekday: WEEKDAYS[date.getUTCDay()] ?? '',
      nth: Math.ceil(day / 7),
      last: day + 7 > length,
    };
  });
  const [first] = days;
  if (first === undefined) return undefined;
  const everyYear =
    days.every(({ year }, index) => year === first.year + index) && days.at(-1)?.year === lastYear;
  const same = days.every(({ weekday }) => weekday === first.weekday);
  if (everyYear && same) {
    const nth = days.every(({ last }) => last) ? -1 : first.nth;
    if (nth === -1 || days.every((day) => day.nth === nth)) {
      return `RRULE:FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${nth}${first.weekday}`;
    }
  }
  return undefined;
}

function dateTime(local: number): string {
  return new Date(local).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
}
