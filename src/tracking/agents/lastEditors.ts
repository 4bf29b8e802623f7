import type { GitStateEvent } from '../../core/events/rawEvent';
import { filePathOf } from '../surfaces/uris';

/** Files whose last editor is remembered; the oldest are forgotten first. */
const REMEMBERED = 5_000;

/**
 * Whose hands-on or agent edit was the last one in each file, until a commit takes it in: what an agent
 * wrote is the agent's until then. A notebook is its cells, and a diff shows the file it is of.
 */
export class LastEditors {
  /** Is the last editor an agent, by path; the file that was edited last comes last. */
  private readonly agents = new Map<string, boolean>();
  /** By the folder of the repository. */
  private readonly commits = new Map<string, { head: string; commit: string }>();

  handsOn(uri: string): void {
    this.edited(uri, false);
  }

  agent(uri: string): void {
    this.edited(uri, true);
  }

  /** Was the last edit of what these documents show together an agent's. */
  isAgents(uris: readonly string[]): boolean {
    if (this.agents.size === 0) return false;
    const shown = new Set(uris.map(filePathOf));
    const [only] = shown;
    if (shown.size <= 1) return typeof only === 'string' && this.agents.get(only) === true;
    let last = false;
    for (const [path, agent] of this.agents) if (shown.has(path)) last = agent;
    return last;
  }

  /** A new commit on the same branch takes in what was written in its repository. */
  committed({ root, head, commit }: GitStateEvent): void {
    const folder = filePathOf(root)?.replace(/\/+$/, '') ?? root;
    const before = this.commits.get(folder);
    this.commits.set(folder, { head, commit });
    if (before?.head !== head || before.commit === commit) return;
    for (const path of this.agents.keys()) {
      if (this.repositoryOf(path) === folder) this.agents.delete(path);
    }
  }

  /** The deepest one: a repository may lie inside another. */
  private repositoryOf(path: string): string | null {
    let deepest: string | null = null;
    for (const folder of this.commits.keys()) {
      if (path.startsWith(`${folder}/`) && folder.length > (deepest?.length ?? -1))
        deepest = folder;
    }
    return deepest;
  }

  private edited(uri: string, agent: boolean): void {
    const path = filePathOf(uri);
    if (path === null) return;
    this.agents.delete(path);
    this.agents.set(path, agent);
    if (this.agents.size <= REMEMBERED) return;
    for (const oldest of this.agents.keys()) {
      this.agents.delete(oldest);
      break;
    }
  }
}
