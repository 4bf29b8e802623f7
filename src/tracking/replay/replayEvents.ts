import type { RawEvent } from '../../core/events/rawEvent';
import {
  emptyOriginCounts,
  type ExternalCause,
  type Origin,
  type OriginCounts,
} from '../../core/origins/origin';
import { intervalsOf } from '../../core/time/intervals';
import type { Interval } from '../../core/time/kind';
import type { TimeParameters } from '../../core/time/parameters';
import type { Pulse } from '../../core/time/pulse';
import { countOrigins } from '../../core/time/countOrigins';
import { Tracker } from '../tracker';
import { TraceLocator } from './traceLocator';

export interface ReplayedEdit {
  readonly seq: number;
  readonly origin: Origin;
  readonly rule: string;
  readonly cause: ExternalCause | null;
}

export interface Replay {
  readonly pulses: readonly Pulse[];
  readonly intervals: readonly Interval[];
  readonly edits: readonly ReplayedEdit[];
  readonly origins: OriginCounts;
}

export interface ReplayOptions {
  readonly parameters: TimeParameters;
  readonly isAgentCommand: (commandLine: string) => boolean;
  /** Id of the window that the pulses get. */
  readonly window?: string;
}

/** Feeds recorded events through the tracker, on their own clock. Zone: UTC. */
export function pulsesOfTrace(
  events: readonly RawEvent[],
  options: Omit<ReplayOptions, 'parameters'>,
): { readonly pulses: Pulse[]; readonly edits: ReplayedEdit[] } {
  const pulses: Pulse[] = [];
  const edits: ReplayedEdit[] = [];
  const tracker = new Tracker({
    window: options.window ?? 'trace',
    locator: new TraceLocator(events),
    isExcluded: () => false,
    isAgentCommand: options.isAgentCommand,
    zone: () => 0,
    onPulse: (pulse) => pulses.push(pulse),
    onVerdict: ({ seq }, { origin, rule, cause }) => edits.push({ seq, origin, rule, cause }),
  });
  for (const event of events) tracker.push(event);
  tracker.end();
  return { pulses, edits };
}

/** What a recorded session comes to: the same code, the same numbers as in a live window. */
export function replayEvents(events: readonly RawEvent[], options: ReplayOptions): Replay {
  const { pulses, edits } = pulsesOfTrace(events, options);
  const counts = emptyOriginCounts();
  countOrigins(pulses, counts);
  return { pulses, edits, intervals: intervalsOf(pulses, options.parameters), origins: counts };
}
