import * as vscode from 'vscode';
import type { RawEventBody } from '../../core/events/rawEvent';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';
import { ChangeListener } from './changeListener';
import type { ChangeListenerOptions } from './changeListener';
import type { DocumentNames } from './documentNames';

/** Changes, saves, opening and closing of text documents of every scheme. */
export function subscribeDocuments(
  sink: RawSink,
  options: Omit<ChangeListenerOptions, 'scene'>,
): Subscription {
  const { names } = options;
  const changes = new ChangeListener(sink, { ...options, scene: vscode.window });
  const { workspace } = vscode;
  return joined([
    changes,
    workspace.onDidChangeTextDocument(changes.changed),
    workspace.onWillSaveTextDocument(({ document, reason }) => {
      changes.settle(document);
      sink({ e: 'willSave', u: names.of(document).u, reason });
    }),
    workspace.onDidSaveTextDocument((document) => {
      changes.settle(document);
      sink({ e: 'didSave', u: names.of(document).u });
    }),
    workspace.onDidOpenTextDocument((document) => {
      sink(documentOpened(document, names));
    }),
    workspace.onDidCloseTextDocument((document) => {
      changes.settle(document);
      sink({ e: 'docClose', ...names.of(document) });
    }),
  ]);
}

/** The record of a document's opening, also of those open when tracking starts. */
export function documentOpened(document: vscode.TextDocument, names: DocumentNames): RawEventBody {
  return {
    e: 'docOpen',
    ...names.of(document),
    lang: document.languageId,
    n: document.lineCount,
    dirty: document.isDirty,
    v: document.version,
  };
}
