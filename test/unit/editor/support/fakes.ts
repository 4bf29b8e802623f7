import type * as vscode from 'vscode';

/** Positions, ranges and documents with the fields that copying reads, and no others. */
export function position(line: number, character: number): vscode.Position {
  return { line, character } as unknown as vscode.Position;
}

export function range(sl: number, sc: number, el: number, ec: number): vscode.Range {
  return { start: position(sl, sc), end: position(el, ec) } as unknown as vscode.Range;
}

export function selection(line: number, character: number): vscode.Selection {
  const at = position(line, character);
  return { anchor: at, active: at, start: at, end: at } as unknown as vscode.Selection;
}

export function uri(text: string): vscode.Uri {
  const scheme = text.slice(0, text.indexOf(':'));
  return { scheme, fsPath: text, toString: () => text } as unknown as vscode.Uri;
}

export function document(name: string): vscode.TextDocument {
  const unread = (): never => {
    throw new Error('a whole document is never read');
  };
  return {
    uri: uri(name),
    version: 2,
    lineCount: 10,
    isDirty: true,
    eol: 1,
    getText: unread,
    lineAt: unread,
  } as unknown as vscode.TextDocument;
}

export function editor(
  of: vscode.TextDocument,
  selections: readonly vscode.Selection[] = [selection(0, 0)],
): vscode.TextEditor {
  return { document: of, selections } as vscode.TextEditor;
}

export function inserted(
  line: number,
  character: number,
  text: string,
  rangeLength = 0,
): vscode.TextDocumentContentChangeEvent {
  return {
    range: range(line, character, line, character + rangeLength),
    rangeOffset: 0,
    rangeLength,
    text,
  };
}

export function change(
  of: vscode.TextDocument,
  contentChanges: readonly vscode.TextDocumentContentChangeEvent[],
  reason?: 1 | 2,
): vscode.TextDocumentChangeEvent {
  const event: unknown = { document: of, contentChanges, reason };
  return event as vscode.TextDocumentChangeEvent;
}
