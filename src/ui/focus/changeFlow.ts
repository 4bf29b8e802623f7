import * as vscode from 'vscode';
import { CancelledError } from '../../core/errors/expectedError';
import { readDuration } from '../../core/focus/lengthText';
import type { GapAnswer } from '../../core/focus/session';

const MINUTE = 60_000;
const EXTENSIONS = [5, 15, 25, 50];

/**
 * Asks by how much a session is to be extended.
 *
 * @param isOver it ended already and is gone on with
 * @returns ms
 * @throws CancelledError
 */
export async function askExtension(isOver: boolean): Promise<number> {
  const rows = EXTENSIONS.map((minutes) => ({ label: `${minutes} min`, ms: minutes * MINUTE }));
  const other = { label: 'Other…', ms: 0 };
  const choice = await vscode.window.showQuickPick([...rows, other], {
    title: 'Hands-On: Extend Session',
    placeHolder: isOver ? 'It is over: go on for how long?' : 'How much longer?',
  });
  if (choice === undefined) throw new CancelledError();
  return choice === other ? askMinutes() : choice.ms;
}

async function askMinutes(): Promise<number> {
  const text = await vscode.window.showInputBox({
    title: 'Hands-On: Extend Session',
    prompt: 'By how much? 10, 1h 30m',
    validateInput: (value) =>
      (readDuration(value) ?? 0) >= MINUTE ? null : 'Enter minutes (10) or hours (1h 30m).',
  });
  if (text === undefined) throw new CancelledError();
  return readDuration(text) ?? 0;
}

/** Asks what it was that no window saw. @throws CancelledError */
export async function askGap(): Promise<GapAnswer> {
  const items: readonly (vscode.QuickPickItem & { readonly was: GapAnswer })[] = [
    {
      label: '$(coffee) A Break',
      detail: 'The session goes on now with the time that was left.',
      was: 'break',
    },
    {
      label: '$(arrow-right) It Went On',
      detail: 'The gap counts as part of the session.',
      was: 'went-on',
    },
    {
      label: '$(debug-stop) It Had Ended',
      detail: 'The session ended when the gap began.',
      was: 'ended',
    },
  ];
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Hands-On: What Was the Gap?',
    placeHolder: 'No window was awake then; what you built is measured either way',
  });
  if (choice === undefined) throw new CancelledError();
  return choice.was;
}
