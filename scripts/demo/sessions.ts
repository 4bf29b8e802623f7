import { advance, begin, change } from '../../src/core/focus/machine';
import type { Broke, FocusSession, SessionTag } from '../../src/core/focus/session';
import { DEMO_WEEKS, type DemoDay } from './story';

const MINUTE = 60_000;
/** Sessions began with the protected weeks, on Tuesdays and Thursdays. */
const FIRST_WEEK = DEMO_WEEKS - 17;
const DAYS = [1, 3];

interface Plan {
  readonly intention: string;
  readonly minutes: number;
  /** Minutes. */
  readonly estimate: number | null;
  /** Ended by the person after so many minutes, by this; null: ran to its end. */
  readonly broke: readonly [number, Broke] | null;
  readonly tags: readonly SessionTag[];
}

const PLANS: readonly Plan[] = [
  plan('invoice rounding', 90, 120, null, ['nobody-waits', 'interruptible']),
  plan('retry budget spike', 90, 60, [52, 'meeting'], ['new-ground']),
  plan('order routes without the old flag', 50, 90, null, ['interruptible']),
  plan('tax of credit notes', 90, 90, [70, 'review'], ['nobody-waits']),
  plan('search indexer flag', 90, 45, [31, 'incident'], ['new-ground', 'hand-off']),
  plan('write down how events are kept', 50, null, null, ['hand-off']),
  plan('auth tests that sleep', 90, 60, null, ['nobody-waits']),
];

function plan(
  intention: string,
  minutes: number,
  estimate: number | null,
  broke: Plan['broke'],
  tags: readonly SessionTag[],
): Plan {
  return { intention, minutes, estimate, broke, tags };
}

/**
 * The focus session of a day of the story, if it has one.
 *
 * @param nine epoch ms of nine o'clock
 * @param now nothing lies after it, epoch ms
 */
export function sessionOfDay(
  host: string,
  [week, weekday]: readonly [number, number],
  nine: number,
  now: number,
  { reviewed, folder }: DemoDay,
): FocusSession | null {
  if (week < FIRST_WEEK || !DAYS.includes(weekday)) return null;
  // After the morning's reviews, when the writing begins.
  const start = nine + (Math.round(reviewed * 0.4) + 30) * MINUTE;
  const chosen = PLANS[(week * DAYS.length + DAYS.indexOf(weekday)) % PLANS.length];
  if (chosen === undefined || start + chosen.minutes * MINUTE > now) return null;
  const { intention, minutes, estimate, broke, tags } = chosen;
  let session = begin(
    {
      length: { kind: 'for', ms: minutes * MINUTE },
      intention,
      area: { repo: '/demo/shop', path: folder },
      estimate: estimate === null ? null : estimate * MINUTE,
      tags,
    },
    { id: `demo-session-${nine}`, host, now: start, zone: -new Date(start).getTimezoneOffset() },
  );
  const stop = start + (broke?.[0] ?? minutes) * MINUTE;
  for (let at = start; at < stop; at += MINUTE) session = advance(session, at + MINUTE);
  session = change(session, { kind: 'end' }, stop);
  return change(session, { kind: 'broke', by: broke?.[1] ?? 'nothing' }, stop);
}
