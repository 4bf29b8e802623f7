import type { RawEvent, TerminalCreation } from '../../core/events/rawEvent';

/** Commands of which is remembered that they run. */
const LIMIT = 64;

/** One terminal's own key: its number where it has one, since names repeat and change; else its name. */
export function terminalKey({ name, id }: { readonly name: string; readonly id?: number }): string {
  return id === undefined ? name : `#${id}`;
}

interface RunningCommand {
  readonly key: string;
  readonly isAgent: boolean;
  /** Names that its terminal took since, where it is known by name only. */
  readonly also: Set<string>;
}

/**
 * Which terminals run an agent: by the command that was started in them, by what they were created with, or
 * by their name. In recordings without numbers, terminals are known by name only; two of equal name are one.
 */
export class AgentTerminals {
  /** Commands that run, in the order of their start. */
  private commands: RunningCommand[] = [];
  /** Names that terminals had without a command of theirs: those of the terminals, not of programs in them. */
  private readonly names = new Set<string>();
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
      this.commands.some(
        (command) => command.isAgent && (command.key === key || command.also.has(key)),
      )
    );
  }

  accept(event: RawEvent): void {
    switch (event.e) {
      case 'termOpen':
        if (this.isAgents(event.name, event.opt)) this.opened.add(terminalKey(event));
        break;
      case 'termActive':
        if (event.name !== null) this.nameTold({ ...event, name: event.name }, true);
        break;
      case 'termState':
        this.nameTold(event, false);
        break;
      case 'shellExecStart': {
        const key = terminalKey(event);
        this.ended(key, false);
        this.names.add(event.name);
        this.commands.push({ key, isAgent: this.isAgentCommand(event.cmd), also: new Set() });
        if (this.commands.length > LIMIT) this.commands.shift();
        break;
      }
      case 'shellExecEnd':
        this.named.delete(terminalKey(event));
        if (this.ended(terminalKey(event), event.id === undefined)?.isAgent === true) {
          for (const key of this.named) if (!key.startsWith('#')) this.named.delete(key);
        }
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
    this.names.clear();
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
  private nameTold(
    event: { readonly name: string; readonly id?: number },
    isChosen: boolean,
  ): void {
    const { name, id } = event;
    const isAgent = name !== '' && this.isAgentCommand(name);
    if (id !== undefined) {
      if (isAgent) this.named.add(terminalKey(event));
      else this.named.delete(terminalKey(event));
      return;
    }
    // A name that was never a terminal's own, while a command runs, is that command's.
    const command = this.commands.at(-1);
    if (!isChosen && command !== undefined && !this.names.has(name)) command.also.add(name);
    else this.names.add(name);
    if (isChosen && isAgent) this.named.add(name);
  }

  /**
   * A command is over. Where terminals are known by name only, it can end under another name than it began:
   * then it is the one that began last.
   */
  private ended(key: string, isSure: boolean): RunningCommand | undefined {
    const index = this.commands.findLastIndex((command) => command.key === key);
    if (index >= 0) return this.commands.splice(index, 1)[0];
    return isSure ? this.commands.pop() : undefined;
  }
}
