import * as vscode from 'vscode';
import { joined } from '../subscription';
import type { Subscription } from '../subscription';
import type { GitApi, GitExtension } from './gitApi';

/**
 * Hands over the git extension's API as soon as it is there, and again when git is switched on later.
 * Nothing waits for it: an extension that is missing, disabled or broken is never told.
 * @param settled called once when it is known whether there is an API now
 */
export function whenGitApi(
  found: (api: GitApi) => void,
  settled: (present: boolean) => void,
): Subscription {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) {
    settled(false);
    return joined([]);
  }
  const subscriptions: vscode.Disposable[] = [];
  let ended = false;
  const take = (git: GitExtension): boolean => {
    const api = apiOf(git);
    if (api !== null) found(api);
    return api !== null;
  };
  extension.activate().then(
    (git) => {
      if (ended) return;
      subscriptions.push(
        git.onDidChangeEnablement((on) => {
          if (on) take(git);
        }),
      );
      settled(take(git));
    },
    () => {
      settled(false);
    },
  );
  return {
    dispose: () => {
      ended = true;
      joined(subscriptions).dispose();
    },
  };
}

function apiOf(git: GitExtension): GitApi | null {
  try {
    return git.enabled ? git.getAPI(1) : null;
  } catch {
    return null;
  }
}
