/** Everything a person can start, and the titles they know it by. */
export const COMMAND_TITLES = {
  'handsOn.pick': 'Choose What to Do',
  'handsOn.openDashboard': 'Open Dashboard',
  'handsOn.showToday': 'Show Today',
  'handsOn.reviewElsewhere': 'Reviewing Elsewhere',
  'handsOn.pairing': 'Pairing',
  'handsOn.pause': 'Pause Tracking',
  'handsOn.resume': 'Resume Tracking',
  'handsOn.showStaleAreas': 'Show Stale Areas',
  'handsOn.catchUp': 'Catch Me Up',
  'handsOn.listCommits': 'List Commits Since I Wrote',
  'handsOn.picks': 'Next Hands-On Picks',
  'handsOn.howStale': 'How Stale Is This to Me?',
  'handsOn.openArea': 'Reveal in Explorer',
  'handsOn.editArea': 'Change This Area',
  'handsOn.areaChanges': 'Undo a Change to Areas',
  'handsOn.refreshAreas': 'Look for New Commits',
  'handsOn.cancelIndexing': 'Stop Reading History',
  'handsOn.recordTrace': 'Record a Diagnostic Trace',
  'handsOn.showLog': 'Show Log',
  'handsOn.showDataFolder': 'Show Data Folder',
} as const;

export type CommandId = keyof typeof COMMAND_TITLES;

type Command = (...args: readonly unknown[]) => unknown;

export interface AreaCommands {
  readonly show: Command;
  readonly catchUp: Command;
  readonly listCommits: Command;
  readonly picks: Command;
  readonly howStale: Command;
  readonly open: Command;
  readonly edit: Command;
  readonly changes: Command;
  readonly refresh: Command;
  readonly cancelIndexing: Command;
}

/** What the commands need of the rest. */
export interface CommandParts {
  readonly dashboard: { open(): void };
  readonly tracking: { pause(): Promise<void>; resume(): Promise<void> };
  /** What can be done about areas; their row or folder is the first argument where one was chosen. */
  readonly areas: AreaCommands;
  /** What the person tells by one key. */
  readonly timers: { toggleElsewhere(): void; togglePairing(): void };
  readonly pick: () => Promise<void>;
  readonly showToday: () => Promise<void>;
  /** Starts a recording for a bug report, or ends and shows it. */
  readonly recordTrace: () => Promise<void>;
  readonly showLog: () => void;
  readonly showDataFolder: () => Promise<void>;
}

export type CommandTable = Readonly<
  Record<CommandId, { readonly title: string; readonly run: Command }>
>;

/** The product's own commands; those of a feature come with the feature. */
export function commandTable(parts: CommandParts): CommandTable {
  const runs = runsOf(parts);
  const ids = Object.keys(runs) as CommandId[];
  return Object.fromEntries(
    ids.map((id) => [id, { title: COMMAND_TITLES[id], run: runs[id] }]),
  ) as CommandTable;
}

function runsOf(parts: CommandParts): Readonly<Record<CommandId, Command>> {
  return {
    'handsOn.pick': () => parts.pick(),
    'handsOn.openDashboard': () => {
      parts.dashboard.open();
    },
    'handsOn.showToday': () => parts.showToday(),
    'handsOn.reviewElsewhere': () => {
      parts.timers.toggleElsewhere();
    },
    'handsOn.pairing': () => {
      parts.timers.togglePairing();
    },
    'handsOn.pause': () => parts.tracking.pause(),
    'handsOn.resume': () => parts.tracking.resume(),
    'handsOn.showStaleAreas': parts.areas.show,
    'handsOn.catchUp': parts.areas.catchUp,
    'handsOn.listCommits': parts.areas.listCommits,
    'handsOn.picks': parts.areas.picks,
    'handsOn.howStale': parts.areas.howStale,
    'handsOn.openArea': parts.areas.open,
    'handsOn.editArea': parts.areas.edit,
    'handsOn.areaChanges': parts.areas.changes,
    'handsOn.refreshAreas': parts.areas.refresh,
    'handsOn.cancelIndexing': parts.areas.cancelIndexing,
    'handsOn.recordTrace': () => parts.recordTrace(),
    'handsOn.showLog': () => {
      parts.showLog();
    },
    'handsOn.showDataFolder': () => parts.showDataFolder(),
  };
}
