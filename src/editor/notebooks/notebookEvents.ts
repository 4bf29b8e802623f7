import * as vscode from 'vscode';
import type { RawEventBody } from '../../core/events/rawEvent';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';
import { copyNotebookChange } from './copyNotebookChange';

/** Notebooks: open, close, save, changed cells, the active one, its selected and visible cells. */
export function subscribeNotebooks(sink: RawSink): Subscription {
  const { window, workspace } = vscode;
  return joined([
    workspace.onDidOpenNotebookDocument((notebook) => {
      sink(notebookOpened(notebook));
    }),
    workspace.onDidCloseNotebookDocument((notebook) => {
      sink({ e: 'nbClose', u: nameOf(notebook) });
    }),
    workspace.onDidSaveNotebookDocument((notebook) => {
      sink({ e: 'nbSave', u: nameOf(notebook) });
    }),
    workspace.onDidChangeNotebookDocument((event) => {
      sink(copyNotebookChange(nameOf(event.notebook), event));
    }),
    window.onDidChangeActiveNotebookEditor((editor) => {
      sink(activeNotebook(editor));
    }),
    window.onDidChangeNotebookEditorSelection(({ notebookEditor, selections }) => {
      sink({ e: 'nbSel', u: nameOf(notebookEditor.notebook), v: cellRanges(selections) });
    }),
    window.onDidChangeNotebookEditorVisibleRanges(({ notebookEditor, visibleRanges }) => {
      sink({ e: 'nbVis', u: nameOf(notebookEditor.notebook), v: cellRanges(visibleRanges) });
    }),
  ]);
}

export function notebookOpened(notebook: vscode.NotebookDocument): RawEventBody {
  return { e: 'nbOpen', u: nameOf(notebook) };
}

export function activeNotebook(editor: vscode.NotebookEditor | undefined): RawEventBody {
  return { e: 'nbActive', u: editor === undefined ? null : nameOf(editor.notebook) };
}

function nameOf(notebook: vscode.NotebookDocument): string {
  return notebook.uri.toString(true);
}

function cellRanges(ranges: readonly vscode.NotebookRange[]): [number, number][] {
  return ranges.map(({ start, end }) => [start, end]);
}
