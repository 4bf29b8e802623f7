import * as vscode from 'vscode';
import { MirrorKeeper } from '../ui/mirror/mirrorKeeper';
import { isDemo } from './demo';
import type { Feature, FeatureParts } from './feature';

/** The mirror of the ledger on the client's side; generated numbers are never mirrored. */
export function mirrorFeature(parts: FeatureParts): Feature {
  const { context, ledger, settings, onDidChangeData, onNoted, clock, log } = parts;
  if (isDemo()) return { commands: {}, dispose: () => undefined };
  const { globalState } = context;
  const keeper = new MirrorKeeper({
    port: ledger.mirror,
    store: {
      keys: () => globalState.keys(),
      get: (key) => globalState.get(key),
      update: (key, value) => globalState.update(key, value),
      setKeysForSync: (keys) => {
        globalState.setKeysForSync(keys);
      },
    },
    isSynced: () => settings.current.sync,
    onTaken: onNoted,
    clock,
    log,
  });
  const subscriptions = vscode.Disposable.from(
    onDidChangeData(keeper.request),
    settings.onDidChange(keeper.request),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) keeper.request();
    }),
  );
  return {
    commands: {},
    dispose: () => {
      subscriptions.dispose();
      keeper.dispose();
    },
  };
}
