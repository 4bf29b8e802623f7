import type { RawEvent } from '../../core/events/rawEvent';

/** Commands of which is remembered that they run. */
const LIMIT = 64;

/**
 * Which terminals run an agent: by the command that was started in them, or by their name.
 * Terminals are known by name only; two of equal name count as one.
 */
export class AgentTerminals {
  /** Commands that run, in the order of their start. */
  private commands: { readonly name: string; readonly isAgent: boolean }[] = [];
  /** Terminals that were opened for an agent, until they close. */
  private readonly opened = new Set<string>();

  constructor(private readonly isAgentCommand: (commandLine: string) => boolean) {}

  get running(): boolean {
    return this.opened.size > 0 || this.commands.some(({ isAgent }) => isAgent);
  }

  runs(name: string): boolean {
    return (
      this.opened.has(name) ||
      this.commands.some((command) => command.isAgent && command.name === name)
    );
  }

  accept(event: RawEvent): void {
    switch (event.e) {
      case 'termOpen':
        if (event.name !== '' && this.isAgentCommand(event.name)) this.opened.add(event.name);
        break;
      case 'shellExecStart':
        this.ended(event.name, false);
        this.commands.push({ name: event.name, isAgent: this.isAgentCommand(event.cmd) });
        if (this.commands.length > LIMIT) this.commands.shift();
        break;
      case 'shellExecEnd':
        this.ended(event.name, true);
        break;
      case 'termClose':
        this.ended(event.name, false);
        this.opened.delete(event.name);
        break;
      default:
        break;
    }
  }

  reset(): void {
    this.commands = [];
    this.opened.clear();
  }

  /**
   * A command is over. A terminal takes the name of the program that runs in it, so that a command can end under
   * another name than it began: then it is the one that began last.
   */
  private ended(name: string, isSure: boolean): void {
    const index = this.commands.findLastIndex((command) => command.name === name);
    if (index >= 0) this.commands.splice(index, 1);
    else if (isSure) this.commands.pop();
  }
}
