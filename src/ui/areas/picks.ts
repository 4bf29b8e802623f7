import * as vscode from 'vscode';
import { CancelledError } from '../../core/errors/expectedError';
import type { AreaModel, HandsOnPick } from '../../core/ledger/areas';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { Offer, Place } from '../../protocol/areas';
import { reading } from './catchUp/catchUp';
import { fileUri } from './catchUp/gitContent';
import { takeOffer } from './offers';

const ICONS: Readonly<Record<HandsOnPick['kind'], string>> = {
  'skipped-test': 'beaker',
  todo: 'checklist',
  'missing-docs': 'book',
  'dead-flag': 'flag',
  'small-file': 'file-code',
};

/** Offers a few small pieces of work that nobody waits for, and opens the chosen one. */
export async function choosePick(
  areas: Pick<AreasPort, 'picks'>,
  area: AreaModel | null,
  offers: readonly Offer[],
): Promise<void> {
  const name = area?.name ?? null;
  const picks = await reading('Looking for hands-on picks', () =>
    areas.picks(area?.repo ?? null, area?.path ?? null),
  );
  if (picks.length === 0) {
    void vscode.window.showInformationMessage(
      `There is no small piece of work${name === null ? '' : ` in ${name}`} that nobody is waiting for. Catch Me Up shows what changed.`,
    );
    return;
  }
  const work = picks.map((pick): Choice => ({
    label: `$(${ICONS[pick.kind]}) ${pick.title}`,
    description: `${pick.path}:${pick.line + 1}`,
    detail: pick.reason,
    run: () => openAt(pick, pick.line),
    ...(offers.includes('session') && {
      buttons: [SESSION_BUTTON],
      onButton: () => startSession(pick),
    }),
  }));
  const run = await chosenOf(
    [...work, ...(area === null ? [] : offers.map((offer) => offerItem(offer, area)))],
    name === null ? 'Next hands-on picks' : `Next hands-on picks in ${name}`,
  );
  await run();
}

/** What the chosen row does, or its button. @throws CancelledError */
function chosenOf(choices: readonly Choice[], title: string): Promise<() => Promise<void>> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = title;
  pick.placeholder = 'Small, and nobody is waiting for it. Enter starts there.';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = choices;
  return new Promise((resolve, reject) => {
    pick.onDidAccept(() => {
      const choice = pick.activeItems[0];
      if (choice !== undefined) resolve(choice.run);
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      resolve(item.onButton ?? item.run);
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      reject(new CancelledError());
    });
    pick.show();
  });
}

const SESSION_BUTTON: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('target'),
  tooltip: 'Start a focus session on it',
};

/** Opens it, and asks how long. */
async function startSession(work: HandsOnPick): Promise<void> {
  await openAt(work, work.line);
  await vscode.commands.executeCommand('handsOn.startSession', {
    intention: work.title,
    area: { repo: work.repo, path: work.area },
  });
}

const OFFER_TITLES: Readonly<Record<Offer, string>> = {
  session: '$(watch) Start a session here',
  block: '$(calendar) Put it in a block',
};

function offerItem(offer: Offer, area: AreaModel): Choice {
  return {
    label: OFFER_TITLES[offer],
    description: area.name,
    run: () => takeOffer(offer, area),
  };
}

interface Choice extends vscode.QuickPickItem {
  readonly run: () => Promise<void>;
  /** What its button does, where it has one. */
  readonly onButton?: () => Promise<void>;
}

/** Opens a file of a repository at a line (0-based). */
export async function openAt(place: Place, line: number): Promise<void> {
  const start = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(fileUri(place), {
    selection: new vscode.Range(start, start),
  });
}
