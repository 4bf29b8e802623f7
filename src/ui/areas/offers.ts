import * as vscode from 'vscode';
import type { AreaModel } from '../../core/ledger/areas';
import { OFFERS, type Offer } from '../../protocol/areas';

/** What may be done about an area beside looking at it, by the command that does it. */
const COMMANDS: Readonly<Record<Offer, string>> = {
  session: 'handsOn.startSession',
  block: 'handsOn.putInBlock',
};

/** Those that there are: an action without its command is absent. */
export async function offersHere(): Promise<readonly Offer[]> {
  const known = new Set(await vscode.commands.getCommands(true));
  return OFFERS.filter((offer) => known.has(COMMANDS[offer]));
}

/** Does it with an area. */
export async function takeOffer(offer: Offer, { repo, path, name }: AreaModel): Promise<void> {
  await vscode.commands.executeCommand(COMMANDS[offer], { area: { repo, path, name } });
}
