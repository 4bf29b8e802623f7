import type * as vscode from 'vscode';

/** Lines and characters of a line that are compared at most: what a keystroke costs has a bound. */
const LINES = 50;
const CHARACTERS = 500;

type Lines = Pick<vscode.TextDocument, 'lineCount' | 'lineAt'>;

/**
 * Whole lines that came in: does the same text stand right above or below them now. _Copy Line Down_ and the like
 * leave that behind, a line pasted above another does not.
 * @param document as it is after the change
 * @returns undefined where no whole lines came in, only blank ones, or more than are compared
 */
export function repeatsLines(
  changes: readonly vscode.TextDocumentContentChangeEvent[],
  document: Lines,
): boolean | undefined {
  const [change] = changes;
  if (change === undefined || changes.length > 1 || change.rangeLength > 0) return undefined;
  const { text, range } = change;
  const atStart = range.start.character === 0 && text.endsWith('\n');
  if (!atStart && !text.startsWith('\n') && !text.startsWith('\r\n')) return undefined;
  if (text.length > LINES * CHARACTERS || text.trim() === '') return undefined;
  const first = range.start.line + (atStart ? 0 : 1);
  const count = breaksIn(text);
  if (count > LINES) return undefined;
  return (
    areSame(document, first, first - count, count) || areSame(document, first, first + count, count)
  );
}

function areSame(document: Lines, a: number, b: number, count: number): boolean {
  if (b < 0 || Math.max(a, b) + count > document.lineCount) return false;
  for (let index = 0; index < count; index++) {
    const [one, other] = [document.lineAt(a + index).text, document.lineAt(b + index).text];
    if (one.length !== other.length) return false;
    if (one.slice(0, CHARACTERS) !== other.slice(0, CHARACTERS)) return false;
  }
  return true;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
