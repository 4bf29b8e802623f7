import * as vscode from 'vscode';
import type { TrackingState } from '../../core/ports/trackingControl';
import { pickItems, type PickedTimers, type PickItem } from './pickItems';

/** Offers everything that one may want of the product right now, from the status bar. */
export async function pickWhatToDo(
  tracking: { readonly state: TrackingState },
  timers: PickedTimers,
  session: readonly PickItem[],
): Promise<void> {
  const choice = await vscode.window.showQuickPick(pickItems(tracking.state, timers, session), {
    title: 'Hands-On',
    placeHolder: 'What are you doing?',
  });
  if (choice === undefined) return;
  const { command, argument } = choice;
  await (argument === undefined
    ? vscode.commands.executeCommand(command)
    : vscode.commands.executeCommand(command, argument));
}
