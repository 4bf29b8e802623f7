import { addDays, type Day } from '../../core/calendar/day';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { LedgerPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type { NoticesPort } from '../../core/ports/noticesPort';
import type { WeeklyPort } from '../../core/ports/weeklyPort';
import { blindSpotNews, type BlindSpotNews } from '../../core/weekly/blindSpots';
import type { WeekReport } from '../../core/weekly/weekReport';

export interface WeekSources {
  readonly overview: LedgerPort['overview'];
  readonly weekly: WeeklyPort;
  readonly notices: Pick<NoticesPort, 'heldNotices'>;
  readonly blocks: Pick<BlocksPort, 'blocks'>;
  readonly log: Log;
  readonly timeZone: () => string;
}

/**
 * Puts together what is known of a week. Without the hours there is no report; whatever else cannot be told
 * is left out.
 *
 * @param week its Monday
 * @param now epoch ms
 */
export async function gatherWeek(
  sources: WeekSources,
  week: Day,
  now: number,
): Promise<WeekReport> {
  const { overview, weekly, notices, blocks, log, timeZone } = sources;
  const zone = timeZone();
  const from = startOfDay(zone, week);
  const to = startOfDay(zone, addDays(week, 7));
  const orNull = async <Part>(what: string, part: () => Promise<Part>): Promise<Part | null> => {
    try {
      return await part();
    } catch (error) {
      log.warn(`The report of the week of ${week} goes without ${what}: ${String(error)}`);
      return null;
    }
  };
  // What a week that is over was like is known only from what was kept then.
  const today = dayAt(zone, now);
  if (today >= week && today <= addDays(week, 6)) {
    await orNull('the latest blind spots', () => weekly.noteBlindSpots(now));
  }
  const parts = await Promise.all([
    overview({ period: 'week', date: week, repo: null, now }),
    orNull('blocks', () => blocks.blocks(from, to, now)),
    orNull('blind spots', () => spotNews(weekly, week)),
    orNull('notices', () => notices.heldNotices(from, to)),
    orNull('decisions', () => weekly.weekDecision(addDays(week, -7))),
    orNull('decisions', () => weekly.weekDecision(week)),
  ]);
  const [hours, occurrences, blindSpots, held, decidedBefore, decided] = parts;
  return {
    week,
    now,
    zone,
    overview: hours,
    blocks: occurrences,
    blindSpots,
    held,
    decidedBefore,
    decided,
  };
}

async function spotNews(weekly: WeeklyPort, week: Day): Promise<BlindSpotNews | null> {
  const spots = await weekly.blindSpotsOf(week);
  return spots === null ? null : blindSpotNews(spots, await weekly.blindSpotsOf(addDays(week, -7)));
}
