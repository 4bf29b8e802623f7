import * as vscode from 'vscode';
import type { TrackingState } from '../../core/ports/trackingControl';
import { pickItems, type KeyedItem, type PickedTimers, type PickItem } from './pickItems';

type Row = vscode.QuickPickItem & { readonly item: KeyedItem };

/**
 * Offers everything that one may want of the product right now, from the status bar or by its key. A row's
 * letter starts it at once: two keys for whatever a person does.
 */
export async function pickWhatToDo(
  tracking: { readonly state: TrackingState },
  timers: PickedTimers,
  session: readonly PickItem[],
): Promise<void> {
  const choice = await choose(pickItems(tracking.state, timers, session).map(rowOf));
  if (choice === undefined) return;
  const { command, argument } = choice;
  await (argument === undefined
    ? vscode.commands.executeCommand(command)
    : vscode.commands.executeCommand(command, argument));
}

function rowOf(item: KeyedItem): Row {
  const { label, description, letter } = item;
  const parts = [letter?.toUpperCase() ?? '', description];
  return { label, description: parts.filter((part) => part !== '').join(' · '), item };
}

function choose(rows: readonly Row[]): Promise<KeyedItem | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = 'Hands-On';
  pick.placeholder = 'Press a letter, or choose';
  pick.items = rows;
  return new Promise((resolve) => {
    const done = (row: Row | undefined): void => {
      resolve(row?.item);
      pick.dispose();
    };
    pick.onDidChangeValue((typed) => {
      const row = rows.find(({ item }) => item.letter === typed.toLowerCase());
      if (row !== undefined) done(row);
    });
    pick.onDidAccept(() => {
      done(pick.selectedItems[0]);
    });
    pick.onDidHide(() => {
      done(undefined);
    });
    pick.show();
  });
}
