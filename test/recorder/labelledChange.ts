import type * as vscode from 'vscode';
import type { RawChange } from '../../src/core/events/rawEvent';
import { copyDocumentChange } from '../../src/editor/documents/copyDocumentChange';
import type { CopyDocumentChange } from '../../src/editor/documents/copyDocumentChange';
import { copyRange, copySelections } from '../../src/editor/ranges';

/** VS Code's own label of a change: a proposed API, so its type is not among the others. */
interface Labelled {
  readonly detailedReason?: { readonly source: string; readonly metadata: object };
}

/** A change with its whole text, all its parts and the label `dr`, as the traces keep it. */
export const labelledChange: CopyDocumentChange = (event, name, scene) => {
  const body = copyDocumentChange(event, name, scene);
  const editor = scene.activeTextEditor;
  const dr = labelOf(event as vscode.TextDocumentChangeEvent & Labelled);
  return {
    ...body,
    ch: event.contentChanges.map(({ range, rangeLength, text }): RawChange => ({
      r: copyRange(range),
      rl: rangeLength,
      tl: text.length,
      x: text,
    })),
    sel: editor === undefined ? null : copySelections(editor.selections),
    dr,
  } as typeof body;
};

function labelOf({ detailedReason }: Labelled): object | null {
  return detailedReason === undefined
    ? null
    : { source: detailedReason.source, ...detailedReason.metadata };
}
