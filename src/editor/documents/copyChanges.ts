import type * as vscode from 'vscode';
import { clipChange } from '../../core/events/rawEvent';
import type { RawChange } from '../../core/events/rawEvent';
import { copyRange } from '../ranges';
import { flatText } from './flatText';

/** Changes of one event that are listed; the lengths of the rest are added to the last one. */
export const CHANGE_LIMIT = 64;

/** Content changes as raw ones, in the host's order. */
export type CopyChanges = (
  changes: readonly vscode.TextDocumentContentChangeEvent[],
) => readonly RawChange[];

/** Lengths of all, the text of few: at most 64 characters of each of the first 8 changes. */
export const copyChanges: CopyChanges = (changes) => {
  const copies: RawChange[] = [];
  for (const [index, change] of changes.entries()) {
    if (index === CHANGE_LIMIT) break;
    copies.push(copyChange(change, index));
  }
  if (changes.length > CHANGE_LIMIT) addRest(copies, changes);
  return copies;
};

function copyChange(
  { range, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
  index: number,
): RawChange {
  const { x, xe, ...lengths } = clipChange(
    { r: copyRange(range), rl: rangeLength, tl: text.length, x: text },
    index,
  );
  return {
    ...lengths,
    ...(x !== undefined && { x: flatText(x) }),
    ...(xe !== undefined && { xe: flatText(xe) }),
  };
}

function addRest(
  copies: RawChange[],
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): void {
  const last = copies.at(-1);
  if (last === undefined) return;
  let { rl, tl } = last;
  for (let index = CHANGE_LIMIT; index < changes.length; index++) {
    const change = changes[index];
    if (change === undefined) continue;
    rl += change.rangeLength;
    tl += change.text.length;
  }
  copies[copies.length - 1] = { ...last, rl, tl };
}
