import * as vscode from 'vscode';
import { isAgentCommand } from '../core/agents/agentCommands';
import type { RawEvent } from '../core/events/rawEvent';
import type { Clock } from '../core/ports/clock';
import type { LedgerPort } from '../core/ports/ledgerPort';
import type { Log } from '../core/ports/log';
import type { RepositoryPath } from '../core/ports/repositoryLocator';
import { EventSource } from '../editor/eventSource';
import type { WorkspaceLocator } from '../editor/repositories/workspaceLocator';
import { LiveTracking } from '../tracking/live/liveTracking';
import { showsProgress } from '../ui/ownProgress';
import type { SettingsSource } from '../ui/settings/settingsSource';
import type { Recording } from '../ui/tracking/trackedWindow';
import type { PersonTimers } from './personTimers';

export interface RecordingParts {
  readonly clock: Clock;
  readonly ledger: Pick<LedgerPort, 'append'>;
  readonly log: Log;
  readonly locator: WorkspaceLocator;
  readonly settings: SettingsSource;
  readonly isExcluded: (place: RepositoryPath) => boolean;
  /** Pulses were stored. */
  readonly onStored: () => void;
  /** Is a multi-diff of that tab label one the product opened itself. */
  readonly isOwnDiff: (label: string) => boolean;
  /** What the person told by one key. */
  readonly timers: PersonTimers;
  /** Hears every raw event beside the tracker. */
  readonly listen: (event: RawEvent) => void;
}

/** Begins to record this window: VS Code's events into the tracker, its pulses into the ledger. */
export function recordWindow(parts: RecordingParts): Recording {
  const { clock, ledger, log, locator, settings, isExcluded, isOwnDiff } = parts;
  const { timers, onStored, listen } = parts;
  const live: LiveTracking = new LiveTracking({
    clock,
    ledger,
    log,
    tracker: {
      window: crypto.randomUUID(),
      locator,
      isExcluded,
      isOwnDiff,
      isPairing: () => timers.pairs,
      showsProgress,
      isAgentCommand: (line) => isAgentCommand(line, settings.current.agentCommands),
    },
    parameters: () => settings.current.ledger.parameters,
    senses: {
      remote: vscode.env.remoteName !== undefined,
      ask: () => source.roundTrip(),
      missed: () => {
        source.missRoundTrip();
      },
      setWatching: (on) => {
        source.setWatching(on);
      },
    },
    hear: timers.hear,
    onStored,
  });
  const told = timers.onDidChange((heard) => {
    if (!heard) live.refresh();
  });
  const take = (event: RawEvent): void => {
    live.take(event);
    listen(event);
  };
  const source: EventSource = new EventSource(take, { clock, locator });
  source.start();
  return {
    stop: () => {
      told.dispose();
      source.dispose();
      return live.end();
    },
  };
}
