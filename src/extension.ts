import * as vscode from 'vscode';
import { hostIdentity } from './backend/hostIdentity';
import { LedgerClient } from './backend/ledgerClient';
import { RepositoryFeed } from './editor/repositories/repositoryFeed';
import { WorkspaceLocator } from './editor/repositories/workspaceLocator';
import { systemClock } from './editor/systemClock';
import { excluder } from './tracking/exclude';
import { AreasFeature } from './ui/areas/areasFeature';
import { OpenedDiffs } from './ui/areas/catchUp/openedDiffs';
import { ruleOf } from './tracking/origins/rules/table';
import { commandTable } from './ui/commands/commandTable';
import { registerCommands } from './ui/commands/registerCommands';
import { showDataFolder } from './ui/commands/showDataFolder';
import { dashboardPanel } from './ui/dashboard/dashboardPanel';
import { ErrorPolicy } from './ui/errors/errorPolicy';
import { channelLog } from './ui/log';
import { Notices } from './ui/notices/notices';
import { pickWhatToDo } from './ui/pick/pick';
import { SettingsSource } from './ui/settings/settingsSource';
import { StatusBar } from './ui/statusBar/statusBar';
import { showToday } from './ui/today/showToday';
import { TodayTree } from './ui/today/todayTree';
import { TrackedWindow, type Recording } from './ui/tracking/trackedWindow';
import { TrackingSwitch } from './ui/tracking/trackingSwitch';
import { WorkspaceNotes } from './ui/workspace/workspaceNotes';
import { dashboardTitle, dataFolder, markDemo } from './wiring/demo';
import { leadFeatures } from './wiring/features';
import { focusRows, focusWatch } from './wiring/focus';
import { PersonTimers } from './wiring/personTimers';
import { recordWindow } from './wiring/recording';
import { traceRecorder } from './wiring/tracing';

const clock = systemClock;

/** What must be written down before the host goes; no VS Code call is possible by then. */
let shutDown: () => Promise<void> = () => Promise.resolve();

/** Called by VS Code once, after its start. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('Hands-On', { log: true });
  const log = channelLog(channel);
  const settings = new SettingsSource(log);
  const tracking = new TrackingSwitch(context.globalState);
  markDemo(tracking);
  const changed = new vscode.EventEmitter<void>();
  const host = hostIdentity();
  const ledger = new LedgerClient({
    folder: dataFolder(context.globalStorageUri).fsPath,
    host,
    worker: vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath,
    clock,
    log,
  });
  const configure = (): Promise<void> => ledger.configure(settings.current.ledger);
  void configure().then(() => {
    changed.fire();
  });

  const locator = new WorkspaceLocator({ clock, globalStorage: context.globalStorageUri });
  let isExcluded = excluder(settings.current.exclude);
  const showLog = (): void => {
    channel.show();
  };
  const { extensionUri } = context;
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
  const focus = focusWatch(ledger.focus, clock, log);
  const diffs = new OpenedDiffs();
  const views = {
    ledger,
    tracking,
    notices,
    focus,
    settings,
    onDidChangeData: changed.event,
    clock,
    log,
  };
  const areas = new AreasFeature({ extensionUri, areas: ledger, diffs, policy, ...views });
  const feed = new RepositoryFeed({
    areas: areas.repositories,
    locator,
    person: () => {
      const { identities, teams, agentMarks } = settings.current;
      return { identities, teams, agentMarks };
    },
    log,
  });
  const onNoted = (): void => {
    changed.fire();
  };
  const timers = new PersonTimers({ clock, ledger, log, onNoted });
  const record = (): Recording =>
    recordWindow({
      clock,
      ledger,
      log,
      locator,
      settings,
      isExcluded: (place) => isExcluded(place),
      timers,
      onStored: onNoted,
      listen: feed.take,
      isOwnDiff: (label) => diffs.isOwn(label),
    });
  const window = new TrackedWindow(tracking, record);

  const notes = new WorkspaceNotes({
    whenGit: (tell) => areas.whenGit(tell),
    onRoot: (tell) => locator.onRoot(tell),
    clock,
    log,
  });
  const dashboard = dashboardPanel({
    extensionUri,
    title: dashboardTitle(),
    ...views,
    onCorrected: onNoted,
    explainRule: ruleOf,
  });
  const features = leadFeatures({ context, policy, dashboard, onNoted, ...views });
  const trace = traceRecorder({ clock, locator, settings });
  const commands = commandTable({
    dashboard,
    tracking,
    areas: areas.commands,
    timers,
    pick: () => pickWhatToDo(tracking, timers, focusRows(context, focus, clock)),
    showToday: () => showToday(views),
    recordTrace: () => trace.toggle(),
    showLog,
    showDataFolder: () => showDataFolder(ledger, context.globalStorageUri),
  });

  context.subscriptions.push(
    channel,
    settings,
    tracking,
    changed,
    locator,
    feed,
    dashboard,
    areas,
    notes,
    notices,
    focus,
    trace,
    new TodayTree(views),
    new StatusBar({ ...views, notes, timers }),
    registerCommands(commands, policy),
    ...features,
    ...features.map((feature) => registerCommands(feature.commands, policy)),
    settings.onDidChange(({ exclude }) => {
      isExcluded = excluder(exclude);
      feed.send();
      void configure().then(() => {
        changed.fire();
      });
    }),
  );
  shutDown = async () => {
    timers.dispose();
    await window.end();
    await ledger.flush();
  };
}

/** Called by VS Code before the extension host ends. */
export function deactivate(): Promise<void> {
  return shutDown();
}
