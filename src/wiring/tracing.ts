import { keyedHash } from '../backend/keyedHash';
import { isAgentCommand } from '../core/agents/agentCommands';
import { EventShaper } from '../core/events/shapeEvent';
import type { Clock } from '../core/ports/clock';
import { EventSource } from '../editor/eventSource';
import type { WorkspaceLocator } from '../editor/repositories/workspaceLocator';
import type { SettingsSource } from '../ui/settings/settingsSource';
import { TraceRecorder } from '../ui/trace/traceRecorder';

export interface TracingParts {
  readonly clock: Clock;
  readonly locator: WorkspaceLocator;
  readonly settings: SettingsSource;
}

/** The recorder of diagnostic traces, with listeners of its own while it runs. */
export function traceRecorder({ clock, locator, settings }: TracingParts): TraceRecorder {
  return new TraceRecorder({
    clock,
    command: 'handsOn.recordTrace',
    newShaper: () => {
      const shaper = new EventShaper({
        hash: keyedHash(),
        isAgentCommand: (line) => isAgentCommand(line, settings.current.agentCommands),
      });
      return (event) => shaper.shape(event);
    },
    listen: (take) => {
      const source = new EventSource(take, { clock, locator });
      source.start();
      return () => {
        source.dispose();
      };
    },
  });
}
