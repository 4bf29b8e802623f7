import type { GitStateEvent, RawEvent } from '../../core/events/rawEvent';
import { AgentTerminals } from '../agents/agentTerminals';

/** A change of head, commit, index or merge this long before or after a reload is its cause, ms. */
export const GIT_WINDOW = 5000;
/** Changes of repositories that are remembered. */
const REMEMBERED = 64;

/** Knows when version control was at work. Fed ahead of the verdicts, up to the latest event. */
export class GitWatch {
  private readonly states = new Map<string, GitStateEvent>();
  private times: number[] = [];

  /** @param t on the clock that never goes back, ms. */
  accept(event: GitStateEvent, t: number): void {
    const before = this.states.get(event.root);
    this.states.set(event.root, event);
    if (before === undefined || !isWorkOfGit(before, event)) return;
    this.times.push(t);
    if (this.times.length > REMEMBERED) this.times.shift();
  }

  /** Did a repository's state change within {@link GIT_WINDOW} of `t`. */
  changedAround(t: number): boolean {
    return this.times.some((time) => Math.abs(time - t) <= GIT_WINDOW);
  }

  reset(): void {
    this.states.clear();
  }
}

/** The count of changed files in the working tree alone is no evidence: every saved file changes it. */
function isWorkOfGit(a: GitStateEvent, b: GitStateEvent): boolean {
  return a.head !== b.head || a.commit !== b.commit || a.index !== b.index || a.merge !== b.merge;
}

/** Was an agent running when an event came. Fed in the order of the verdicts. */
export class AgentWatch {
  private readonly terminals: AgentTerminals;

  constructor(isAgentCommand: (commandLine: string) => boolean) {
    this.terminals = new AgentTerminals(isAgentCommand);
  }

  get running(): boolean {
    return this.terminals.running;
  }

  accept(event: RawEvent): void {
    if (event.e === 'meta' && event.restarted !== undefined) this.terminals.reset();
    else this.terminals.accept(event);
  }
}
