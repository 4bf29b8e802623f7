import type { RawEvent } from '../../core/events/rawEvent';

/**
 * Which terminals run an agent: by the command that was started in them, or by their name.
 * Terminals are known by name only; two of equal name count as one.
 */
export class AgentTerminals {
  /** Terminals whose running command is an agent. */
  private readonly commands = new Set<string>();
  /** Terminals that were opened for an agent, until they close. */
  private readonly opened = new Set<string>();

  constructor(private readonly isAgentCommand: (commandLine: string) => boolean) {}

  get running(): boolean {
    return this.commands.size > 0 || this.opened.size > 0;
  }

  runs(name: string): boolean {
    return this.commands.has(name) || this.opened.has(name);
  }

  accept(event: RawEvent): void {
    switch (event.e) {
      case 'termOpen':
        if (event.name !== '' && this.isAgentCommand(event.name)) this.opened.add(event.name);
        break;
      case 'shellExecStart':
        if (this.isAgentCommand(event.cmd)) this.commands.add(event.name);
        else this.commands.delete(event.name);
        break;
      case 'shellExecEnd':
        this.commands.delete(event.name);
        break;
      case 'termClose':
        this.commands.delete(event.name);
        this.opened.delete(event.name);
        break;
      default:
        break;
    }
  }

  reset(): void {
    this.commands.clear();
    this.opened.clear();
  }
}
