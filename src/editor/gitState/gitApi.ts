import type * as vscode from 'vscode';

/** The part that is used of what VS Code's built-in git extension gives to others (its API version 1). */
export interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  /** Throws while git is switched off or missing. */
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  /** The git program that VS Code uses. */
  readonly git?: { readonly path: string };
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: GitRepositoryState;
}

export interface GitRepositoryState {
  /** Undefined until the first status is known. */
  readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
  readonly workingTreeChanges: readonly unknown[];
  readonly untrackedChanges?: readonly unknown[];
  readonly indexChanges: readonly unknown[];
  readonly mergeChanges: readonly unknown[];
  readonly onDidChange: vscode.Event<void>;
}
