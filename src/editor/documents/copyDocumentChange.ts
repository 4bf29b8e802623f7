import type * as vscode from 'vscode';
import type { DocChangeEvent } from '../../core/events/rawEvent';
import { copySelections } from '../ranges';
import { copyChanges } from './copyChanges';
import type { DocumentName } from './documentNames';
import { repeatsLines } from './repeatedLines';

export type DocChangeBody = Omit<DocChangeEvent, 'seq' | 't'>;

/** What a change is seen against at its instant. */
export interface ChangeScene {
  readonly activeTextEditor: vscode.TextEditor | undefined;
  readonly state: Pick<vscode.WindowState, 'focused'>;
}

/** Turns one change event into its record. */
export type CopyDocumentChange = (
  event: vscode.TextDocumentChangeEvent,
  name: DocumentName,
  scene: ChangeScene,
) => DocChangeBody;

export const copyDocumentChange: CopyDocumentChange = (event, { u, s }, scene) => {
  const { document, contentChanges, reason } = event;
  const editor = scene.activeTextEditor;
  const repeats = repeatsLines(contentChanges, document);
  return {
    e: 'docChange',
    u,
    s,
    v: document.version,
    n: document.lineCount,
    ch: copyChanges(contentChanges),
    reason: reason ?? null,
    act: editor?.document === document,
    wf: scene.state.focused,
    dirty: document.isDirty,
    eol: document.eol,
    sel: editor === undefined ? null : copySelections(editor.selections),
    ...(repeats !== undefined && { repeats }),
  };
};
