import type { RawEvent } from '../../core/events/rawEvent';
import type { Clock } from '../../core/ports/clock';
import type { LedgerPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type { TimeParameters } from '../../core/time/parameters';
import { PAIRING_HOLD } from '../../core/time/presence';
import type { Pulse } from '../../core/time/pulse';
import type { Signal } from '../signal';
import { Tracker, type TrackerOptions } from '../tracker';
import { AgentWatching } from './agentWatching';
import { EvidenceLoop, type EvidenceParts } from './evidenceLoop';

/** How often waiting decisions are looked at while there are any, ms. */
const TICK = 1_000;
/** Pulses are stored at most this often, ms. */
const STORE_EVERY = 5_000;
/** While somebody may be reading, the record says this often that the window is still there, ms. */
const MARK_EVERY = 30_000;

/** What the window can be asked beside its events; the answers come back as events. */
export interface Senses extends Pick<EvidenceParts, 'remote' | 'ask' | 'missed'> {
  /** Tells of files that change on disk, open or not, while on. */
  readonly setWatching: (on: boolean) => void;
}

export interface LiveTrackingParts {
  readonly clock: Clock;
  readonly ledger: Pick<LedgerPort, 'append'>;
  readonly log: Log;
  readonly tracker: Omit<TrackerOptions, 'onPulse' | 'onSignal' | 'onAgentRunning' | 'zone'>;
  readonly senses: Senses;
  /** Asked anew each time: the person may change them. */
  readonly parameters: () => Pick<TimeParameters, 'idleTimeout' | 'indirectCap'>;
  /** Hears every signal beside the pulses. */
  readonly hear?: (signal: Signal) => void;
  /** Called after pulses were stored. */
  readonly onStored?: () => void;
}

/**
 * Runs the tracker on the machine's clock: lets pulses out as time passes and hands them to the ledger, at
 * once when the window loses focus. Timers run only while there is something to wait for.
 */
export class LiveTracking {
  private readonly tracker: Tracker;
  private readonly evidence: EvidenceLoop;
  private readonly watching: AgentWatching;
  private waiting: Pulse[] = [];
  private stored = -Infinity;
  private latest = -Infinity;
  private marked = -Infinity;
  private focused = false;
  private stop: (() => void) | null = null;
  private ended = false;
  private storing: Promise<void> = Promise.resolve();

  constructor(private readonly parts: LiveTrackingParts) {
    const { clock, parameters, senses } = parts;
    this.evidence = new EvidenceLoop({ clock, parameters, ...senses });
    this.watching = new AgentWatching(clock, senses.setWatching);
    this.tracker = new Tracker({
      ...parts.tracker,
      zone: (at) => clock.zone(at),
      onPulse: (pulse) => this.waiting.push(pulse),
      onSignal: (signal) => {
        this.evidence.hear(signal);
        parts.hear?.(signal);
      },
      onAgentRunning: this.watching.running,
    });
  }

  /** Takes an event in the listener's own call: constant work. */
  readonly take = (event: RawEvent): void => {
    if (this.ended) return;
    this.tracker.push(event);
    this.latest = event.t;
    this.schedule();
    if (event.e !== 'winState') return;
    const lost = this.focused && !event.focused;
    this.focused = event.focused;
    if (lost) this.storeAll(event.t);
  };

  /** The person told us something that no event tells: a session of pairing begins or ends. */
  readonly refresh = (): void => {
    if (this.ended) return;
    this.latest = this.parts.clock.now();
    this.tracker.refresh(this.latest);
    this.schedule();
  };

  /** Ends the record and stores the rest; resolves when it is stored. */
  async end(): Promise<void> {
    if (this.ended) return this.storing;
    this.ended = true;
    this.stop?.();
    this.evidence.end();
    this.watching.end();
    this.tracker.end(this.parts.clock.now());
    this.store();
    return this.storing;
  }

  private schedule(): void {
    this.stop ??= this.parts.clock.after(TICK, () => {
      this.stop = null;
      this.tick(this.parts.clock.now());
    });
  }

  private tick(now: number): void {
    this.tracker.advance(now);
    const reading = this.focused && now - this.latest <= this.patience;
    if (reading && now - Math.max(this.latest, this.marked) >= MARK_EVERY) {
      this.marked = now;
      this.tracker.mark(now);
      this.tracker.flush(now);
    }
    if (now - this.stored >= STORE_EVERY && this.waiting.length > 0) {
      this.stored = now;
      this.store();
    }
    // Decisions wait at most some seconds, so a window where nothing happens soon has no timer.
    if (reading || this.waiting.length > 0 || now - this.latest <= 4 * STORE_EVERY) this.schedule();
  }

  /** Silence after which nobody is here any more, ms. */
  private get patience(): number {
    const { idleTimeout } = this.parts.parameters();
    const isPairing = this.parts.tracker.isPairing?.() ?? false;
    return isPairing ? Math.max(idleTimeout, PAIRING_HOLD) : idleTimeout;
  }

  private storeAll(now: number): void {
    this.tracker.flush(now);
    this.stored = now;
    this.store();
  }

  private store(): void {
    if (this.waiting.length === 0) return;
    const pulses = this.waiting;
    this.waiting = [];
    const { ledger, log, onStored } = this.parts;
    this.storing = this.storing
      .then(() => ledger.append(pulses))
      .then(onStored, (error: unknown) => {
        log.error(`${String(pulses.length)} pulses could not be stored`, error);
      });
  }
}
