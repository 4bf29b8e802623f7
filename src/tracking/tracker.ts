import type { RawEvent } from '../core/events/rawEvent';
import type { RepositoryLocator, RepositoryPath } from '../core/ports/repositoryLocator';
import type { OriginVerdict } from '../core/origins/origin';
import type { Pulse } from '../core/time/pulse';
import { OriginClassifier } from './origins/classifier';
import { Pulser } from './pulses/pulser';
import { Sensor } from './sensor/sensor';
import type { Signal } from './signal';

export interface TrackerOptions {
  /** Id of this window's record, unique over all windows and restarts. */
  readonly window: string;
  readonly locator: Pick<RepositoryLocator, 'locate'>;
  readonly isExcluded: (place: RepositoryPath) => boolean;
  /** Does a command line (or a terminal's name) start an agent. */
  readonly isAgentCommand: (commandLine: string) => boolean;
  readonly isPairing?: () => boolean;
  /** Do we show progress of our own, which holds the window's `active` flag true. */
  readonly showsProgress?: () => boolean;
  /** Is it a diff of others' changes that the product opened, by the label of its tab. */
  readonly isOwnDiff?: (label: string) => boolean;
  /** Called when the first agent in a terminal starts and when the last one ends. */
  readonly onAgentRunning?: (running: boolean) => void;
  /** Minutes east of UTC at an instant. */
  readonly zone: (at: number) => number;
  /** Takes every pulse once, in order of time. */
  readonly onPulse: (pulse: Pulse) => void;
  /** For the evidence and for replays: every change event with its verdict, in order. */
  readonly onVerdict?: (event: RawEvent, verdict: OriginVerdict) => void;
  /** The signals on their way to pulses, for what depends on who is there right now. */
  readonly onSignal?: (signal: Signal) => void;
  /** Length of a pulse, ms; tests make it 0. */
  readonly pulseLength?: number;
}

/**
 * Raw events in, pulses out: who typed (classifier), is somebody there and what is shown (sensor), summed
 * up (pulser). The live extension and `replay` run exactly this. Its only clock is that of the events;
 * {@link advance} lets out what no later event can change any more.
 */
export class Tracker {
  private readonly classifier: OriginClassifier;
  private readonly sensor: Sensor;
  private readonly pulser: Pulser;
  private latest = -Infinity;

  constructor(options: TrackerOptions) {
    this.pulser = new Pulser(
      {
        window: options.window,
        zone: options.zone,
        ...(options.pulseLength !== undefined && { length: options.pulseLength }),
      },
      options.onPulse,
    );
    this.sensor = new Sensor(options, (signal) => {
      options.onSignal?.(signal);
      this.pulser.accept(signal);
    });
    this.classifier = new OriginClassifier(
      ({ event, verdict }) => {
        if (verdict !== null) options.onVerdict?.(event, verdict);
        this.sensor.accept(event, verdict);
        this.latest = event.t;
      },
      { isAgentCommand: options.isAgentCommand },
    );
  }

  /** Takes the next event; constant work. */
  push(event: RawEvent): void {
    this.classifier.push(event);
  }

  /** Time has come to `now` without another event. */
  advance(now: number): void {
    this.classifier.advance(now);
    this.pulser.release(now, false);
  }

  /** Everything decided so far becomes pulses (on blur); what needs later events keeps waiting. */
  flush(now: number): void {
    this.classifier.advance(now);
    this.pulser.release(now, true);
  }

  /** The window was there at `now`, though nothing happened. */
  mark(now: number): void {
    this.classifier.advance(now);
    this.pulser.mark(now);
  }

  /** The person told us something that no event tells at `now`: a session of pairing begins or ends. */
  refresh(now: number): void {
    this.classifier.flush();
    this.sensor.refresh(Math.max(now, this.latest));
  }

  /** The record ends at `now` (or at the last event): pause, shutdown, end of a trace. */
  end(now?: number): void {
    this.classifier.flush();
    const t = Math.max(now ?? -Infinity, this.latest);
    if (t > -Infinity) this.pulser.accept({ type: 'end', t });
  }
}
