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
  const picks = await reading('Looking for ways back in', () =>
    areas.picks(area?.repo ?? null, area?.path ?? null),
  );
  if (picks.length === 0) {
    void vscode.window.showInformationMessage(
      `No small piece of work that nobody waits for was found${name === null ? '' : ` in ${name}`}. Catch me up shows what changed instead.`,
    );
    return;
  }
  const work = picks.map((pick): Choice => ({
    label: `$(${ICONS[pick.kind]}) ${pick.title}`,
    description: `${pick.path}:${pick.line + 1}`,
    detail: pick.reason,
    run: () => openAt(pick, pick.line),
  }));
  const choice = await vscode.window.showQuickPick(
    [...work, ...(area === null ? [] : offers.map((offer) => offerItem(offer, area)))],
    {
      title: name === null ? 'Next hands-on picks' : `Ways back into ${name}`,
      placeHolder: 'Small, and nobody is waiting for it. Enter starts there.',
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (choice === undefined) throw new CancelledError();
  await choice.run();
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
}

/** Opens a file of a repository at a line (0-based). */
export async function openAt(place: Place, line: number): Promise<void> {
  const start = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(fileUri(place), {
    selection: new vscode.Range(start, start),
  });
}
