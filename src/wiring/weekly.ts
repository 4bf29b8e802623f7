import * as vscode from 'vscode';
import { addDays, isDay, type Day } from '../core/calendar/day';
import { mondayOf } from '../core/calendar/week';
import { dayAt } from '../core/calendar/zone';
import { CancelledError } from '../core/errors/expectedError';
import { isEmptyWeek } from '../core/weekly/weekReport';
import { weekTitle } from '../core/weekly/weekWords';
import type { NoticeAction } from '../ui/notices/noticeDesk';
import { gatherWeek, type WeekSources } from '../ui/weekly/gatherWeek';
import { planWeek } from '../ui/weekly/planWeek';
import { WeekPages } from '../ui/weekly/weekPages';
import { WeeklySummary } from '../ui/weekly/weeklySummary';
import type { Feature, FeatureParts } from './feature';

/** So many weeks can be looked back at in the list. */
const EARLIER = 26;

/** The end of the week: one notice, the week as a page, one decision about the next. */
export function weeklyFeature({ ledger, settings, notices, clock, log }: FeatureParts): Feature {
  const timeZone = (): string => settings.current.ledger.timeZone;
  const sources: WeekSources = {
    overview: (query) => ledger.overview(query),
    weekly: ledger.weekly,
    notices: ledger.notices,
    blocks: ledger.blocks,
    log,
    timeZone,
  };
  const pages = new WeekPages((week) => gatherWeek(sources, week, clock.now()));
  const thisWeek = (): Day => mondayOf(dayAt(timeZone(), clock.now()));
  const plan = (): Promise<void> =>
    planWeek({
      blocks: ledger.blocks,
      areas: ledger,
      weekly: ledger.weekly,
      clock,
      timeZone,
      decided: (week) => {
        pages.refresh(week);
      },
    });
  const actions = (week: Day): readonly NoticeAction[] => [
    { title: 'Open week', run: () => pages.open(week) },
    { title: 'Plan next week', run: plan },
    {
      title: "Don't show again",
      run: () =>
        vscode.workspace
          .getConfiguration('handsOn')
          .update('weeklySummary', 'off', vscode.ConfigurationTarget.Global),
    },
  ];
  const summary = new WeeklySummary({
    clock,
    log,
    schedule: () => settings.current.weeklySummary,
    timeZone,
    isFocused: () => vscode.window.state.focused,
    port: ledger.notices,
    weekly: ledger.weekly,
    gather: (week, now) => gatherWeek(sources, week, now),
    notices,
    actions,
  });
  const look = (): void => void summary.look();
  const subscriptions = vscode.Disposable.from(
    pages,
    settings.onDidChange(look),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) look();
    }),
  );

  /**
   * The week that somebody means who names none: this one, or the one before while this one is empty and that one
   * was measured.
   */
  const meant = async (): Promise<Day> => {
    const week = thisWeek();
    const now = clock.now();
    const overview = await ledger.overview({ period: 'week', date: week, repo: null, now });
    const { since, timeZone } = overview;
    const isFirst = since === null || dayAt(timeZone, since) >= week;
    return !isFirst && isEmptyWeek({ overview, blocks: null }) ? addDays(week, -7) : week;
  };
  const shown = async (): Promise<Day> => pages.week ?? meant();
  return {
    commands: {
      'handsOn.openWeek': {
        title: 'Open Week',
        run: async (week) => {
          const named = typeof week === 'string' && isDay(week);
          await pages.open(named ? mondayOf(week) : await meant());
        },
      },
      'handsOn.openEarlierWeek': {
        title: 'Open Earlier Week',
        run: async () => {
          await pages.open(await chooseWeek(addDays(await shown(), -7)));
        },
      },
      'handsOn.copyWeek': {
        title: 'Copy Week as Markdown',
        run: async () => pages.copy(await shown()),
      },
      'handsOn.editWeek': {
        title: 'Open Week as Markdown',
        run: async () => pages.edit(await shown()),
      },
      'handsOn.planNextWeek': { title: 'Plan Next Week', run: plan },
    },
    dispose: () => {
      summary.dispose();
      subscriptions.dispose();
    },
  };
}

async function chooseWeek(last: Day): Promise<Day> {
  const weeks = Array.from({ length: EARLIER }, (_, back) => addDays(last, -7 * back));
  const choice = await vscode.window.showQuickPick(
    weeks.map((week) => ({ label: weekTitle(week), week })),
    { title: 'Open an Earlier Week' },
  );
  if (choice === undefined) throw new CancelledError();
  return choice.week;
}
