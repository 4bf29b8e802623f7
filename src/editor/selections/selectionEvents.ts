import * as vscode from 'vscode';
import type { RawEventBody } from '../../core/events/rawEvent';
import type { DocumentNames } from '../documents/documentNames';
import { copyRanges, copySelections } from '../ranges';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';

/** Selections, scrolling, and which text editors are shown and active. */
export function subscribeSelections(sink: RawSink, names: DocumentNames): Subscription {
  const { window } = vscode;
  const isActive = (editor: vscode.TextEditor): boolean => editor === window.activeTextEditor;
  return joined([
    window.onDidChangeTextEditorSelection(({ textEditor, selections, kind }) => {
      sink({
        e: 'sel',
        u: names.of(textEditor.document).u,
        kind: kind ?? null,
        v: copySelections(selections),
        act: isActive(textEditor),
      });
    }),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
      sink({
        e: 'visRanges',
        u: names.of(textEditor.document).u,
        v: copyRanges(visibleRanges),
        act: isActive(textEditor),
      });
    }),
    window.onDidChangeVisibleTextEditors((editors) => {
      sink(visibleEditors(editors, names));
    }),
    window.onDidChangeActiveTextEditor((editor) => {
      sink(activeEditor(editor, names));
    }),
    window.onDidChangeTextEditorOptions(({ textEditor }) => {
      sink({ e: 'edOptions', u: names.of(textEditor.document).u });
    }),
    window.onDidChangeTextEditorViewColumn(({ textEditor }) => {
      sink({ e: 'edColumn', u: names.of(textEditor.document).u });
    }),
  ]);
}

export function visibleEditors(
  editors: readonly vscode.TextEditor[],
  names: DocumentNames,
): RawEventBody {
  return {
    e: 'visibleEds',
    eds: editors.map(({ document, viewColumn }) => ({
      ...names.of(document),
      vc: viewColumn ?? null,
    })),
  };
}

export function activeEditor(
  editor: vscode.TextEditor | undefined,
  names: DocumentNames,
): RawEventBody {
  if (editor === undefined) return { e: 'activeEd', u: null };
  return { e: 'activeEd', ...names.of(editor.document), vc: editor.viewColumn ?? null };
}
