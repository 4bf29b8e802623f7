import * as vscode from 'vscode';
import type { RawEventBody } from '../../core/events/rawEvent';
import type { RawSink, Subscription } from '../subscription';

/** Focus and activity of the window. */
export function subscribeWindow(sink: RawSink): Subscription {
  return vscode.window.onDidChangeWindowState(() => {
    sink(windowState());
  });
}

export function windowState(): RawEventBody {
  const { focused, active } = vscode.window.state;
  return { e: 'winState', focused, active };
}

/** The first record: what VS Code this is and which folders are open. */
export function meta(): RawEventBody {
  const { env, workspace } = vscode;
  return {
    e: 'meta',
    vscode: vscode.version,
    app: env.appName,
    platform: process.platform,
    remote: env.remoteName ?? null,
    ...(workspace.name !== undefined && { workspace: workspace.name }),
    folders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString(true)),
  };
}
