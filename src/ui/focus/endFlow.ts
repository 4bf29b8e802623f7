import * as vscode from 'vscode';
import { BROKE, type Broke, type FocusSession } from '../../core/focus/session';
import { BROKE_WORDS, nameOf } from './sessionWords';

/** What the person says after a session; `summary` shows it first. */
export type EndAnswer = Broke | 'summary';

interface Row extends vscode.QuickPickItem {
  readonly answer: EndAnswer;
}

/**
 * Asks what broke a session: one key answers, Enter says nothing did.
 *
 * @param lines what came out of it, each shown as soon as it is known
 * @returns undefined where the person leaves it open
 */
export function askWhatBroke(
  session: FocusSession,
  lines: readonly Promise<string>[],
): Promise<EndAnswer | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  const name = nameOf(session);
  pick.title = name === '' ? 'Hands-On: What Broke It?' : `Hands-On: What Broke “${name}”?`;
  pick.placeholder = 'One key answers';
  pick.items = [
    ...BROKE.toSorted((a, b) => Number(b === 'nothing') - Number(a === 'nothing')).map(rowOf),
    {
      label: '$(list-unordered) Show the Summary',
      description: 's',
      alwaysShow: true,
      answer: 'summary' as const,
    },
  ];
  // One that fails leaves the question as it is.
  for (const line of lines) {
    line.then(
      (text) => {
        pick.placeholder = text;
      },
      () => undefined,
    );
  }
  return new Promise((resolve) => {
    const answer = (row: Row | undefined): void => {
      resolve(row?.answer);
      pick.hide();
    };
    pick.onDidChangeValue((value) => {
      const key = value.trim().toLowerCase();
      const row = pick.items.find(({ description }) => description === key);
      if (row !== undefined) answer(row);
    });
    pick.onDidAccept(() => {
      answer(pick.activeItems[0]);
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(undefined);
    });
    pick.show();
  });
}

function rowOf(answer: Broke): Row {
  const { key, label, icon } = BROKE_WORDS[answer];
  return { label: `$(${icon}) ${label}`, description: key, alwaysShow: true, answer };
}
