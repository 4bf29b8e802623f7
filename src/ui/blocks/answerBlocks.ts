import * as vscode from 'vscode';
import type { BlockCauseKind, BlockOccurrence } from '../../core/blocks/blockOccurrence';
import { whenText } from '../../core/blocks/blockWords';
import { moveChoices, readMove } from '../../core/blocks/moveChoices';
import { CancelledError } from '../../core/errors/expectedError';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { Clock } from '../../core/ports/clock';

const WEEK = 7 * 86_400_000;

export interface AnswerParts {
  readonly blocks: Pick<BlocksPort, 'blocks' | 'answerBlock'>;
  readonly clock: Clock;
  readonly timeZone: () => string;
  /** Views may ask again. */
  readonly onNoted: () => void;
}

/** Asks when instead, offering what is free in the rest of the week, and moves the block there. */
export async function moveBlock(
  { blocks, clock, timeZone, onNoted }: AnswerParts,
  block: BlockOccurrence,
): Promise<void> {
  const now = clock.now();
  const zone = timeZone();
  const { start, end } = block;
  const others = await blocks.blocks(now - WEEK, now + 2 * WEEK, now);
  const taken = others.filter(({ key, state }) => key !== block.key && state !== 'skipped');
  const wish = { range: { start, end }, taken, now, zone };
  const another = { label: '$(edit) Another time…', range: null };
  const choice = await vscode.window.showQuickPick(
    [...moveChoices(wish).map((range) => ({ label: whenText(range, zone), range })), another],
    { title: `Move "${block.block.name}"`, placeHolder: 'When in this week?' },
  );
  if (choice === undefined) throw new CancelledError();
  const range = choice.range ?? (await askTime(wish, block.block.name));
  await blocks.answerBlock(block.key, { kind: 'move', ...range }, clock.now());
  onNoted();
}

async function askTime(
  wish: Parameters<typeof readMove>[1],
  name: string,
): Promise<{ start: number; end: number }> {
  const text = await vscode.window.showInputBox({
    title: `Move "${name}"`,
    prompt: 'A day of this week, and a time',
    placeHolder: 'fri 14:00-16:30',
    validateInput: (value) => {
      const read = readMove(value, wish);
      return typeof read === 'string' ? read : undefined;
    },
  });
  const read = text === undefined ? undefined : readMove(text, wish);
  if (read === undefined || typeof read === 'string') throw new CancelledError();
  return read;
}

const REASONS = [
  'A meeting',
  'Review of others',
  'An incident',
  'Chat and questions',
  'Holiday or sick',
  'Waiting for somebody else',
];

/** Asks why, and skips the block; the reason is kept. */
export async function skipBlock(
  { blocks, clock, onNoted }: AnswerParts,
  block: BlockOccurrence,
): Promise<void> {
  const other = '$(edit) Something else…';
  const choice = await vscode.window.showQuickPick([...REASONS, other], {
    title: `Skip "${block.block.name}" Because`,
    placeHolder: 'What got in the way? Only you can see it',
  });
  if (choice === undefined) throw new CancelledError();
  const reason =
    choice === other
      ? await vscode.window.showInputBox({
          title: `Skip "${block.block.name}" Because`,
          prompt: 'In your own words; kept on this machine',
        })
      : choice;
  if (reason === undefined) throw new CancelledError();
  await blocks.answerBlock(block.key, { kind: 'skip', reason }, clock.now());
  onNoted();
}

const CAUSES: readonly (readonly [label: string, kind: BlockCauseKind | null])[] = [
  ['A meeting', 'meeting'],
  ['Review of others', 'review'],
  ['An incident', 'incident'],
  ['Chat', 'chat'],
  ['$(edit) Something else…', 'said'],
  ['$(discard) Go by what was measured', null],
];

/** Asks what broke a block that is over. */
export async function explainBlock(
  { blocks, clock, onNoted }: AnswerParts,
  block: BlockOccurrence,
): Promise<void> {
  const choice = await vscode.window.showQuickPick(
    CAUSES.map(([label, cause]) => ({ label, cause })),
    { title: `What Broke "${block.block.name}"?`, placeHolder: block.cause ?? '' },
  );
  if (choice === undefined) throw new CancelledError();
  let words: string | null = null;
  if (choice.cause === 'said') {
    words = (await vscode.window.showInputBox({ title: 'What Broke It?' })) ?? null;
    if (words === null || words.trim() === '') throw new CancelledError();
  }
  const answer = { kind: 'cause' as const, cause: choice.cause, words };
  await blocks.answerBlock(block.key, answer, clock.now());
  onNoted();
}

/** Takes a skip or a move back. */
export async function asPlanned(
  { blocks, clock, onNoted }: AnswerParts,
  block: BlockOccurrence,
): Promise<void> {
  await blocks.answerBlock(block.key, { kind: 'asPlanned' }, clock.now());
  onNoted();
}
