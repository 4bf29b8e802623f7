import * as vscode from 'vscode';
import type { RawEvent } from '../../core/events/rawEvent';
import type { Log } from '../../core/ports/log';
import type { AreasPort, RepositoriesSetup } from '../../core/ports/ledgerPort';
import { folderOfRoot } from '../../util/folderOfRoot';
import { whenGitApi } from '../gitState/gitExtension';
import type { Subscription } from '../subscription';
import type { WorkspaceLocator } from './workspaceLocator';

export interface RepositoryFeedParts {
  readonly areas: Pick<AreasPort, 'configureRepositories' | 'refreshRepository'>;
  readonly locator: WorkspaceLocator;
  /** What the settings say about the person; asked anew each time. */
  readonly person: () => Pick<RepositoriesSetup, 'identities' | 'teams' | 'agentMarks'>;
  readonly log: Log;
}

/**
 * Tells the ledger's worker which repositories there are and when to look for new commits. Without the
 * person's trust in the workspace it names none, so no git runs.
 */
export class RepositoryFeed implements Subscription {
  private readonly roots = new Set<string>();
  private readonly commits = new Map<string, string>();
  private readonly subscriptions: Subscription[];
  private git: string | null = null;

  constructor(private readonly parts: RepositoryFeedParts) {
    this.subscriptions = [
      parts.locator.onRoot((root) => {
        const folder = folderOfRoot(root);
        if (folder === null || this.roots.has(folder)) return;
        this.roots.add(folder);
        this.send();
      }),
      whenGitApi(
        (api) => {
          this.git = api.git?.path ?? null;
          this.send();
        },
        () => undefined,
      ),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.send();
      }),
      // Commits made elsewhere meanwhile, also while tracking is paused.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) for (const root of this.roots) this.refresh(root);
      }),
    ];
  }

  /** Takes every raw event; those that tell of a new commit or another branch make the worker look. */
  readonly take = (event: RawEvent): void => {
    if (event.e !== 'gitState' || this.commits.get(event.root) === event.commit) return;
    const known = this.commits.has(event.root);
    this.commits.set(event.root, event.commit);
    const folder = folderOfRoot(event.root);
    if (known && folder !== null) this.refresh(folder);
  };

  /** Settings changed: the same commits may be somebody else's now. */
  send(): void {
    const workspace = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
    const roots = vscode.workspace.isTrusted ? [...this.roots] : [];
    const setup = { git: this.git, roots, workspace, ...this.parts.person() };
    this.guard(this.parts.areas.configureRepositories(setup));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private refresh(root: string): void {
    if (vscode.workspace.isTrusted) this.guard(this.parts.areas.refreshRepository(root));
  }

  private guard(done: Promise<void>): void {
    done.catch((error: unknown) => {
      this.parts.log.warn(`the repositories could not be looked at: ${String(error)}`);
    });
  }
}
