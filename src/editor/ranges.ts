import type * as vscode from 'vscode';
import type { RawRange } from '../core/events/rawEvent';

/**
 * Selections or visible ranges of one event that are copied: as many as changes are listed, since all occurrences
 * of a word may be typed over at once.
 */
export const RANGE_LIMIT = 64;

/** `[startLine, startChar, endLine, endChar]`. */
export function copyRange({ start, end }: vscode.Range): RawRange {
  return [start.line, start.character, end.line, end.character];
}

export function copyRanges(ranges: readonly vscode.Range[]): RawRange[] {
  return firstOnes(ranges).map(copyRange);
}

/** `[anchorLine, anchorChar, activeLine, activeChar]` each. */
export function copySelections(selections: readonly vscode.Selection[]): RawRange[] {
  return firstOnes(selections).map(({ anchor, active }) => [
    anchor.line,
    anchor.character,
    active.line,
    active.character,
  ]);
}

function firstOnes<T>(items: readonly T[]): readonly T[] {
  return items.length > RANGE_LIMIT ? items.slice(0, RANGE_LIMIT) : items;
}
