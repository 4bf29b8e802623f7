import * as vscode from 'vscode';
import type { TrackingState } from '../../core/ports/trackingControl';
import { pickItems, type PickedTimers } from './pickItems';

/** Offers everything that one may want of the product right now, from the status bar. */
export async function pickWhatToDo(
  tracking: { readonly state: TrackingState },
  timers: PickedTimers,
): Promise<void> {
  const choice = await vscode.window.showQuickPick(pickItems(tracking.state, timers), {
    title: 'Hands-On',
    placeHolder: 'What are you doing?',
  });
  if (choice !== undefined) await vscode.commands.executeCommand(choice.command);
}
