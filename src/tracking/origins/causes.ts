import type { GitStateEvent, RawEvent } from '../../core/events/rawEvent';
import { AgentTerminals } from '../agents/agentTerminals';

/** A change of head, commit, index or merge this long before or after a reload is its cause, ms. */
export const GIT_WINDOW = 5000;
/** Changes of repositories that are remembered. */
const REMEMBERED = 64;
const INDEX = 'index';

/** Knows when version control was at work. Fed ahead of the verdicts, up to the latest event. */
export class GitWatch {
  private readonly states = new Map<string, GitStateEvent>();
  private readonly atWork: number[] = [];
  private readonly indexWritten: number[] = [];

  /** @param t on the clock that never goes back, ms. */
  accept(event: GitStateEvent, t: number): void {
    const before = this.states.get(event.root);
    this.states.set(event.root, event);
    const touched = event.touched ?? [];
    if (touched.some((file) => file !== INDEX) || isWorkOfGit(before, event)) {
      remember(this.atWork, t);
    } else if (touched.length > 0) remember(this.indexWritten, t);
  }

  /** Did a repository's state change within {@link GIT_WINDOW} of `t`. */
  changedAround(t: number): boolean {
    return isAround(this.atWork, t);
  }

  /**
   * Was an index written within {@link GIT_WINDOW} of `t`, with nothing else that tells: what `git restore FILE`,
   * `git checkout -- FILE` and `git stash pop` do. `git apply` and `git restore --source` write nothing in git's
   * folder, so that nothing tells of them; and `git status` may write the index too, after an agent's own edits.
   */
  wroteIndexAround(t: number): boolean {
    return isAround(this.indexWritten, t);
  }

  reset(): void {
    this.states.clear();
  }
}

function remember(times: number[], t: number): void {
  times.push(t);
  if (times.length > REMEMBERED) times.shift();
}

const isAround = (times: readonly number[], t: number): boolean =>
  times.some((time) => Math.abs(time - t) <= GIT_WINDOW);

/** The count of changed files in the working tree alone is no evidence: every saved file changes it. */
function isWorkOfGit(a: GitStateEvent | undefined, b: GitStateEvent): boolean {
  if (a === undefined) return false;
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
