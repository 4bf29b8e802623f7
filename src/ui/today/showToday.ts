import * as vscode from 'vscode';
import { dayAt } from '../../core/calendar/zone';
import { DIRECTED_MEASURED } from '../../core/ledger/features';
import type { OverviewModel } from '../../core/ledger/overview';
import type { Clock } from '../../core/ports/clock';
import type { LedgerPort } from '../../core/ports/ledgerPort';
import { kindLines, threeLines, type NumberLine } from './todayWords';

export interface TodayParts {
  readonly ledger: Pick<LedgerPort, 'overview'>;
  readonly settings: { readonly current: { readonly ledger: { readonly timeZone: string } } };
  readonly clock: Clock;
}

/** Today and the week that holds it. */
export async function todayAndWeek({
  ledger,
  settings,
  clock,
}: TodayParts): Promise<readonly [OverviewModel, OverviewModel]> {
  const now = clock.now();
  const date = dayAt(settings.current.ledger.timeZone, now);
  return Promise.all([
    ledger.overview({ period: 'day', date, repo: null, now }),
    ledger.overview({ period: 'week', date, repo: null, now }),
  ]);
}

/** Today's numbers as a quick pick; choosing one opens the dashboard. */
export async function showToday(parts: TodayParts): Promise<void> {
  const item = ({ label, description, icon }: NumberLine): vscode.QuickPickItem => ({
    label: `$(${icon}) ${label}`,
    description,
  });
  const items = todayAndWeek(parts).then(([today, week]) => [
    ...threeLines(today, week).map(item),
    { label: 'Today by kind', kind: vscode.QuickPickItemKind.Separator },
    ...kindLines(today, DIRECTED_MEASURED).map(item),
  ]);
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Hands-On: Today',
    placeHolder: 'Choose a number to open the dashboard',
    matchOnDescription: true,
  });
  if (choice !== undefined) await vscode.commands.executeCommand('handsOn.openDashboard');
}
