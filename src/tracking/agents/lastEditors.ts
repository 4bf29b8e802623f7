import type { GitStateEvent } from '../../core/events/rawEvent';

/** Documents whose last editor is remembered; the oldest are forgotten first. */
const REMEMBERED = 5_000;

/**
 * Whose hands-on or agent edit was the last one in each document, until a commit takes it in: what an agent
 * wrote is the agent's until then.
 */
export class LastEditors {
  private readonly agents = new Map<string, true>();
  private readonly commits = new Map<string, { head: string; commit: string }>();

  handsOn(uri: string): void {
    this.agents.delete(uri);
  }

  agent(uri: string): void {
    this.agents.delete(uri);
    this.agents.set(uri, true);
    if (this.agents.size <= REMEMBERED) return;
    for (const oldest of this.agents.keys()) {
      this.agents.delete(oldest);
      break;
    }
  }

  isAgents(uri: string): boolean {
    return this.agents.has(uri);
  }

  /** A new commit on the same branch takes in what agents wrote below its repository. */
  committed({ root, head, commit }: GitStateEvent): void {
    const before = this.commits.get(root);
    this.commits.set(root, { head, commit });
    if (before?.head !== head || before.commit === commit) return;
    for (const uri of this.agents.keys()) {
      if (uri.startsWith(`${root}/`)) this.agents.delete(uri);
    }
  }
}
