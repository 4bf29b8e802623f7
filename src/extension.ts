import type * as vscode from 'vscode';
import { RepositoryFeed } from './editor/repositories/repositoryFeed';
import { WorkspaceLocator } from './editor/repositories/workspaceLocator';
import { excluder } from './tracking/exclude';
import { AreasFeature } from './ui/areas/areasFeature';
import { OpenedDiffs } from './ui/areas/catchUp/openedDiffs';
import { ruleOf } from './tracking/origins/rules/table';
import { commandTable } from './ui/commands/commandTable';
import { registerCommands } from './ui/commands/registerCommands';
import { showDataFolder } from './ui/commands/showDataFolder';
import { dashboardPanel } from './ui/dashboard/dashboardPanel';
import { pickWhatToDo } from './ui/pick/pick';
import { StatusBar } from './ui/statusBar/statusBar';
import { showToday } from './ui/today/showToday';
import { TodayTree } from './ui/today/todayTree';
import { TrackedWindow, type Recording } from './ui/tracking/trackedWindow';
import { WorkspaceNotes } from './ui/workspace/workspaceNotes';
import { dashboardTitle } from './wiring/demo';
import { leadFeatures } from './wiring/features';
import { focusRows } from './wiring/focus';
import { foundation } from './wiring/foundation';
import { PersonTimers } from './wiring/personTimers';
import { recordWindow } from './wiring/recording';
import { traceRecorder } from './wiring/tracing';

/** What must be written down before the host goes; no VS Code call is possible by then. */
let shutDown: () => Promise<void> = () => Promise.resolve();

/** Called by VS Code once, after its start. */
export function activate(context: vscode.ExtensionContext): void {
  const base = foundation(context);
  const { clock, log, settings, tracking, ledger, policy, focus, onNoted } = base;
  const { extensionUri } = context;
  const locator = new WorkspaceLocator({ clock, globalStorage: context.globalStorageUri });
  let isExcluded = excluder(settings.current.exclude);
  const diffs = new OpenedDiffs();
  const areas = new AreasFeature({ extensionUri, areas: ledger, diffs, ...base });
  const feed = new RepositoryFeed({
    areas: areas.repositories,
    locator,
    person: () => {
      const { identities, teams, agentMarks } = settings.current;
      return { identities, teams, agentMarks };
    },
    log,
  });
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
    ...base,
    onCorrected: onNoted,
    explainRule: ruleOf,
  });
  const features = leadFeatures({ dashboard, ...base });
  const trace = traceRecorder({ clock, locator, settings });
  const commands = commandTable({
    dashboard,
    tracking,
    areas: areas.commands,
    timers,
    pick: () => pickWhatToDo(tracking, timers, focusRows(context, focus, clock)),
    showToday: () => showToday(base),
    recordTrace: () => trace.toggle(),
    showLog: base.showLog,
    showDataFolder: () => showDataFolder(ledger, context.globalStorageUri),
  });

  context.subscriptions.push(
    base.owned,
    locator,
    feed,
    dashboard,
    areas,
    notes,
    trace,
    new TodayTree(base),
    new StatusBar({ ...base, notes, timers }),
    registerCommands(commands, policy),
    ...features,
    ...features.map((feature) => registerCommands(feature.commands, policy)),
    settings.onDidChange(({ exclude }) => {
      isExcluded = excluder(exclude);
      feed.send();
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
