import type * as vscode from 'vscode';
import { EventSource } from '../../src/editor/eventSource';
import { WorkspaceLocator } from '../../src/editor/repositories/workspaceLocator';
import { registerAgent, type Mark } from './agent';
import { labelledChange } from './labelledChange';
import { systemClock } from '../../src/editor/systemClock';
import { registerPerson } from './person';
import { TraceFile } from './traceFile';

/**
 * Records raw events into the file that HANDS_ON_RECORD names, contents included. It is built beside the
 * tests and never part of the product, which keeps no contents.
 */
export function activate(context: vscode.ExtensionContext): void {
  const path = process.env['HANDS_ON_RECORD'];
  if (path === undefined || path === '') return;
  const file = new TraceFile(path);
  const locator = new WorkspaceLocator({
    clock: systemClock,
    globalStorage: context.globalStorageUri,
  });
  const source = new EventSource(
    (event) => {
      file.write(event);
    },
    { clock: systemClock, locator, copyChange: labelledChange, burstLimit: Infinity },
  );
  source.start();
  // As in the given traces: what changes on disk is always recorded.
  source.setWatching(true);
  const mark: Mark = (phase, label, kind) => {
    file.mark(phase, label, kind, systemClock.now());
  };
  context.subscriptions.push(source, registerAgent(mark), registerPerson(mark), locator, {
    dispose: () => {
      file.close(systemClock.now());
    },
  });
}
