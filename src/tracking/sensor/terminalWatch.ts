import type { RawEvent } from '../../core/events/rawEvent';
import { terminalKey } from '../agents/agentTerminals';

/** Which terminal the person used: a command started, the first input, another terminal chosen. */
export class TerminalWatch {
  private active: string | null = null;
  private readonly interacted = new Set<string>();

  /** @returns the key of the terminal that the event shows to be used, else null. */
  accept(event: RawEvent): string | null {
    switch (event.e) {
      case 'termActive': {
        const before = this.active;
        this.active = event.name === null ? null : terminalKey({ ...event, name: event.name });
        return this.active === before ? null : this.active;
      }
      case 'termState': {
        const key = terminalKey(event);
        if (!event.interacted || this.interacted.has(key)) return null;
        this.interacted.add(key);
        return key;
      }
      case 'shellExecStart':
        return terminalKey(event);
      case 'termClose':
        this.interacted.delete(terminalKey(event));
        return null;
      default:
        return null;
    }
  }

  reset(): void {
    this.active = null;
    this.interacted.clear();
  }
}
