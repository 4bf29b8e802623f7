import type { DocChangeEvent, RawEvent } from '../../core/events/rawEvent';
import type { OriginVerdict } from '../../core/origins/origin';
import { isCountedScheme } from '../surfaces/uris';

export interface ClassifiedEvent {
  readonly event: RawEvent;
  /** Set for every change event with at least one content change. */
  readonly verdict: OriginVerdict | null;
}

export interface ClassifierOptions {
  readonly isAgentCommand: (commandLine: string) => boolean;
}

/** A first coarse table of origins. */
export class OriginClassifier {
  constructor(
    private readonly emit: (classified: ClassifiedEvent) => void,
    _options: ClassifierOptions,
  ) {}

  push(event: RawEvent): void {
    const verdict = event.e === 'docChange' && event.ch.length > 0 ? judge(event) : null;
    this.emit({ event, verdict });
  }

  advance(_now: number): void {
    // Nothing waits.
  }

  flush(): void {
    // Nothing waits.
  }
}

function judge(event: DocChangeEvent): OriginVerdict {
  const say = (origin: OriginVerdict['origin'], rule: string): OriginVerdict => ({
    origin,
    rule,
    cause: origin === 'external' ? 'other' : null,
  });
  if (!isCountedScheme(event.s)) return say('unknown', 'scheme-other');
  if (event.reason !== null) return say('undone', 'undo');
  if (!event.act) return say('unknown', 'background');
  const inserted = event.ch.reduce((sum, change) => sum + change.tl, 0);
  return inserted <= 2 * event.ch.length ? say('typed', 'short') : say('unknown', 'long');
}
