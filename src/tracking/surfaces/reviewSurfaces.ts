import type { DiffOwner } from '../../core/time/pulse';
import { refOf, schemeOf } from './uris';

/**
 * How review surfaces are recognised. One line each: what it is, and whose change it shows.
 * A checked-out pull request's diff has a `file:` document on its right side, so the left side decides.
 */
export const PULL_REQUEST_SCHEMES: ReadonlySet<string> = new Set([
  'review', // GitHub Pull Requests: a file of the checked-out pull request
  'pr', // GitHub Pull Requests: a file of one that is not checked out
  'githubcommit', // GitHub Pull Requests: a file at one commit of a pull request
  'review_azdo', // Azure DevOps Pull Requests: checked out
  'pr_azdo', // Azure DevOps Pull Requests: not checked out
  'gl-review', // GitLab Workflow: both sides of a merge request's file
  'atlascode.bbpr', // Atlassian: Bitbucket, both sides of a pull request's file
  'gerrit-file', // Gerrit: a file of a change; the right side is on the disk where it is checked out
]);

/** What the person is about to propose: the branch against its base, before the pull request exists. */
const PROPOSAL_SCHEMES: ReadonlySet<string> = new Set([
  'gitpr', // GitHub Pull Requests, creating one: content from git
  'githubpr', // GitHub Pull Requests, creating one: content from GitHub
]);

/** View types of web pages inside VS Code that are a pull request; matched at the end of the view type. */
const PULL_REQUEST_VIEWS = [
  'PullRequestOverview', // GitHub Pull Requests, Azure DevOps Pull Requests: description and discussion
  'glWorkflow', // GitLab Workflow: a merge request; its issues look the same from outside
  'pullRequestDetailsScreen', // Atlassian: Bitbucket
];

/** View types of agents' own editors and panels; matched anywhere in the view type. */
const AGENT_VIEWS = [
  'claudeVSCodePanel', // Claude Code
  'claude',
  'chatgpt', // Codex
  'codex',
  'copilot-chat',
  'chatEditor', // VS Code's own chat as an editor
  'cline',
  'aider',
];

/** Both sides of a change made by an agent inside VS Code. */
const AGENT_DIFF_SCHEMES: ReadonlySet<string> = new Set([
  'chat-editing-text-model', // VS Code's own chat
  'chat-editing-snapshot-text-model',
  '_claude_vscode_fs_left', // Claude Code
  '_claude_vscode_fs_right',
  '_claude_vscode_fs_readonly',
  '_claude_fs_left', // Claude Code, older versions
  '_claude_fs_right',
  'cline-diff', // Cline
]);

/** Schemes of one file at one revision. */
const REVISION_SCHEMES: ReadonlySet<string> = new Set([
  'git', // VS Code's own git
  'gitlens', // GitLens
  'gitlens-virtual', // GitLens: repositories that are not on the disk
  'gitfs',
]);

/** A file as it was when the person last wrote there: beside it is what others did since. */
const CATCH_UP_SCHEME = 'hands-on-git';

export function isPullRequestView(viewType: string): boolean {
  return PULL_REQUEST_VIEWS.some((name) => viewType.endsWith(name));
}

export function isAgentView(viewType: string): boolean {
  const lower = viewType.toLowerCase();
  return AGENT_VIEWS.some((name) => lower.includes(name.toLowerCase()));
}

export interface DiffFacts {
  /** null: neither a review nor versions of one file (two files compared). */
  readonly owner: DiffOwner | null;
  readonly refs: readonly [string, string] | null;
  /** A proposed change of an agent. */
  readonly agent: boolean;
  readonly pullRequest: boolean;
}

const NOTHING: DiffFacts = { owner: null, refs: null, agent: false, pullRequest: false };

/** Refs that mean the index, a merge stage or the version the working tree is based on; GitLens writes zeros. */
const LOCAL_REFS = /^(~|HEAD|:[123]|0{7,40}[:-]?|)$/;

/** Whose change a pair of documents shows. */
export function diffFacts(original: string | null, modified: string | null): DiffFacts {
  const left = original === null ? '' : schemeOf(original);
  const right = modified === null ? '' : schemeOf(modified);
  if (PULL_REQUEST_SCHEMES.has(left) || PULL_REQUEST_SCHEMES.has(right)) {
    return { ...NOTHING, owner: 'others', pullRequest: true };
  }
  if (AGENT_DIFF_SCHEMES.has(left) || AGENT_DIFF_SCHEMES.has(right)) {
    return { ...NOTHING, owner: 'own', agent: true };
  }
  if (left === CATCH_UP_SCHEME || right === CATCH_UP_SCHEME) return { ...NOTHING, owner: 'others' };
  if (PROPOSAL_SCHEMES.has(left) || PROPOSAL_SCHEMES.has(right)) {
    return { ...NOTHING, owner: 'own' };
  }
  const leftRevision = REVISION_SCHEMES.has(left);
  const rightRevision = REVISION_SCHEMES.has(right);
  if (leftRevision && rightRevision) return betweenRevisions(original, modified);
  if (leftRevision || rightRevision) {
    // One side is a file of the working tree (or missing: added or deleted there).
    return { ...NOTHING, owner: 'own' };
  }
  return NOTHING;
}

function betweenRevisions(original: string | null, modified: string | null): DiffFacts {
  const refs = [refOf(original ?? '') ?? '', refOf(modified ?? '') ?? ''] as const;
  // HEAD against the index is what is about to be committed.
  if (LOCAL_REFS.test(refs[1]) && refs[1] !== 'HEAD') return { ...NOTHING, owner: 'own' };
  return { ...NOTHING, owner: 'revisions', refs };
}
