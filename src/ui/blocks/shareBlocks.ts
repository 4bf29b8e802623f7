import * as vscode from 'vscode';
import { colleaguesSentence } from '../../core/blocks/blockWords';
import type { ProtectedBlock } from '../../core/blocks/protectedBlock';
import { nothingThere } from '../errors/nothingThere';
import { EDIT_BLOCKS } from './editBlocks';

/** Saves all blocks as a calendar file where the person chooses. @param now epoch ms */
export async function saveCalendarFile(
  blocks: readonly ProtectedBlock[],
  now: number,
): Promise<void> {
  needBlocks(blocks);
  const name = 'protected-blocks.ics';
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const target = await vscode.window.showSaveDialog({
    title: 'Save Protected Blocks as a Calendar File',
    filters: { Calendar: ['ics'] },
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder.uri, '..', name) }),
  });
  if (target === undefined) return;
  const { calendarFile } = await import('./calendarFile');
  await vscode.workspace.fs.writeFile(target, Buffer.from(calendarFile(blocks, now), 'utf8'));
  void vscode.window.showInformationMessage(
    `Saved to ${target.fsPath}. Import it into your calendar; when you change a block, save and import it again.`,
  );
}

/** Copies a sentence to send to colleagues. @param zone the person's own */
export async function copySentence(blocks: readonly ProtectedBlock[], zone: string): Promise<void> {
  needBlocks(blocks);
  const sentence = colleaguesSentence(blocks, zone);
  await vscode.env.clipboard.writeText(sentence);
  void vscode.window.showInformationMessage(`Copied: ${sentence}`);
}

function needBlocks(blocks: readonly ProtectedBlock[]): void {
  if (blocks.length === 0) nothingThere('There is no protected block yet.', EDIT_BLOCKS);
}
