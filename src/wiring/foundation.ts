import * as vscode from 'vscode';
import { hostIdentity } from '../backend/hostIdentity';
import { LedgerClient } from '../backend/ledgerClient';
import { systemZone } from '../backend/systemZone';
import type { Clock } from '../core/ports/clock';
import type { Log } from '../core/ports/log';
import { systemClock } from '../editor/systemClock';
import { ErrorPolicy } from '../ui/errors/errorPolicy';
import type { FocusWatch } from '../ui/focus/focusWatch';
import { channelLog } from '../ui/log';
import { Notices } from '../ui/notices/notices';
import { SettingsSource } from '../ui/settings/settingsSource';
import { TrackingSwitch } from '../ui/tracking/trackingSwitch';
import { dataFolder, markDemo } from './demo';
import { watchFocus } from './watchFocus';

/** What everything else stands on: the log, the settings, the ledger, and how a person is spoken to. */
export interface Foundation {
  /** What of it ends with the extension. */
  readonly owned: vscode.Disposable;
  readonly context: vscode.ExtensionContext;
  readonly clock: Clock;
  readonly log: Log;
  readonly showLog: () => void;
  readonly settings: SettingsSource;
  readonly tracking: TrackingSwitch;
  readonly ledger: LedgerClient;
  readonly policy: ErrorPolicy;
  /** The only way to show what nobody asked for. */
  readonly notices: Notices;
  /** The open focus session. */
  readonly focus: FocusWatch;
  /** Fires when the ledger has something new, or its health changed. */
  readonly onDidChangeData: vscode.Event<void>;
  /** Tells that the ledger has something new: every view asks again. */
  readonly onNoted: () => void;
}

/** Lays it: the worker is started, and has the settings now and whenever they change. */
export function foundation(context: vscode.ExtensionContext): Foundation {
  const clock = systemClock;
  const channel = vscode.window.createOutputChannel('Hands-On', { log: true });
  const log = channelLog(channel);
  const showLog = (): void => {
    channel.show();
  };
  const settings = new SettingsSource({ log, clock, zone: systemZone });
  const tracking = new TrackingSwitch(context.globalState);
  markDemo(tracking);
  const changed = new vscode.EventEmitter<void>();
  const onNoted = (): void => {
    changed.fire();
  };
  const host = hostIdentity();
  const ledger = new LedgerClient({
    folder: dataFolder(context.globalStorageUri).fsPath,
    host,
    worker: vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath,
    clock,
    log,
  });
  const policy = new ErrorPolicy(log, showLog);
  const notices = new Notices({
    port: ledger.notices,
    globalState: context.globalState,
    host: host.key,
    schedule: () => settings.current.weeklySummary,
    policy,
    clock,
    log,
  });
  const focus = watchFocus(ledger.focus, clock, log);
  const configure = (): void => {
    void ledger.configure(settings.current.ledger).then(onNoted);
  };
  configure();
  const owned = vscode.Disposable.from(
    channel,
    settings,
    tracking,
    changed,
    notices,
    focus,
    settings.onDidChange(configure),
  );
  return {
    owned,
    context,
    clock,
    log,
    showLog,
    settings,
    tracking,
    ledger,
    policy,
    notices,
    focus,
    onDidChangeData: changed.event,
    onNoted,
  };
}
