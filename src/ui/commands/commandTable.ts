/** Everything a person can start, and the titles they know it by. */
export const COMMAND_TITLES = {
  'handsOn.openDashboard': 'Open Dashboard',
  'handsOn.pause': 'Pause Tracking',
  'handsOn.resume': 'Resume Tracking',
  'handsOn.showLog': 'Show Log',
  'handsOn.showDataFolder': 'Show Data Folder',
} as const;

export type CommandId = keyof typeof COMMAND_TITLES;

/** What the commands need of the rest. */
export interface CommandParts {
  readonly dashboard: { open(): void };
  readonly tracking: { pause(): Promise<void>; resume(): Promise<void> };
  readonly showLog: () => void;
  readonly showDataFolder: () => Promise<void>;
}

export type CommandTable = Readonly<Record<CommandId, () => unknown>>;

export function commandTable(parts: CommandParts): CommandTable {
  return {
    'handsOn.openDashboard': () => {
      parts.dashboard.open();
    },
    'handsOn.pause': () => parts.tracking.pause(),
    'handsOn.resume': () => parts.tracking.resume(),
    'handsOn.showLog': () => {
      parts.showLog();
    },
    'handsOn.showDataFolder': () => parts.showDataFolder(),
  };
}
