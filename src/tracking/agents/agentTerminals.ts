import type { RawEvent, TerminalCreation } from '../../core/events/rawEvent';

/** Commands of which is remembered that they run. */
const LIMIT = 64;

/** One terminal's own key: its number where it has one, since names repeat and change; else its name. */
export function terminalKey({ name, id }: { readonly name: string; readonly id?: number }): string {
  return id === undefined ? name : `#${id}`;
}

/**
 * Which terminals run an agent: by the command that was started in them, by what they were created with, or
 * by their name. In recordings without numbers, terminals are known by name only; two of equal name are one.
 */
export class AgentTerminals {
  /** Commands that run, in the order of their start. */
  private commands: { readonly key: string; readonly isAgent: boolean }[] = [];
  /** Terminals that were opened for an agent, until they close. */
  private readonly opened = new Set<string>();
  /** Terminals that have the name of an agent for now: without shell integration that is all there is. */
  private readonly named = new Set<string>();

  constructor(private readonly isAgentCommand: (commandLine: string) => boolean) {}

  get running(): boolean {
    return (
      this.opened.size > 0 || this.named.size > 0 || this.commands.some(({ isAgent }) => isAgent)
    );
  }

  /** Does an agent run in the terminal of that {@link terminalKey}. */
  runs(key: string): boolean {
    return (
      this.opened.has(key) ||
      this.named.has(key) ||
      this.commands.some((command) => command.isAgent && command.key === key)
    );
  }

  accept(event: RawEvent): void {
    switch (event.e) {
      case 'termOpen':
        if (this.isAgents(event.name, event.opt)) this.opened.add(terminalKey(event));
        break;
      case 'termActive':
        if (event.name !== null) this.nameTold({ ...event, name: event.name });
        break;
      case 'termState':
        this.nameTold(event);
        break;
      case 'shellExecStart': {
        const key = terminalKey(event);
        this.ended(key, false);
        this.commands.push({ key, isAgent: this.isAgentCommand(event.cmd) });
        if (this.commands.length > LIMIT) this.commands.shift();
        break;
      }
      case 'shellExecEnd':
        this.named.delete(terminalKey(event));
        this.ended(terminalKey(event), event.id === undefined);
        break;
      case 'termClose':
        this.named.delete(terminalKey(event));
        this.opened.delete(terminalKey(event));
        this.ended(terminalKey(event), false);
        break;
      default:
        break;
    }
  }

  reset(): void {
    this.commands = [];
    this.opened.clear();
    this.named.clear();
  }

  private isAgents(name: string, { name: given, shell, args }: TerminalCreation = {}): boolean {
    const program = [shell, args].filter((part) => part !== undefined).join(' ');
    // `bash -lc "claude"`: the shell only starts another program.
    const started = /(?:^|\s)-[a-z]*c\s+(.*)$/s.exec(args ?? '')?.[1]?.replace(/^["']|["']$/g, '');
    return [name, given, program, started].some(
      (words) => words !== undefined && words !== '' && this.isAgentCommand(words),
    );
  }

  /** A terminal takes the name of the program that runs in it. */
  private nameTold(event: { readonly name: string; readonly id?: number }): void {
    if (event.id === undefined) return;
    if (event.name !== '' && this.isAgentCommand(event.name)) this.named.add(terminalKey(event));
    else this.named.delete(terminalKey(event));
  }

  /**
   * A command is over. Where terminals are known by name only, it can end under another name than it began:
   * then it is the one that began last.
   */
  private ended(key: string, isSure: boolean): void {
    const index = this.commands.findLastIndex((command) => command.key === key);
    if (index >= 0) this.commands.splice(index, 1);
    else if (isSure) this.commands.pop();
  }
}
