import type { DiffOwner } from '../../core/time/pulse';
import { refOf, schemeOf } from './uris';

/**
 * How review surfaces are recognised. One line each: what it is, and whose change it shows.
 * A checked-out pull request's diff has a `file:` document on its right side, so the left side decides.
 */
export const PULL_REQUEST_SCHEMES: ReadonlySet<string> = new Set([
  'review', // GitHub Pull Requests: base side of a file of the checked-out pull request
  'pr', // GitHub Pull Requests: a pull request that is not checked out
  'githubpr', // GitHub Pull Requests: pull requests of other repositories
  'gitpr', // GitHub Pull Requests, older versions
  'githubcommit', // GitHub Pull Requests: one commit of a pull request
  'filechange', // GitHub Pull Requests: a changed file of a pull request
  'prquery', // GitHub Pull Requests: a node of its tree
  'gl-review', // GitLab Workflow: both sides of a merge request's diff
  'gl-merge-request', // GitLab Workflow
]);

/** View types of web pages inside VS Code that are a pull request; matched at the end of the view type. */
const PULL_REQUEST_VIEWS = [
  'PullRequestOverview', // GitHub Pull Requests: description and discussion
  'mrOverview', // GitLab Workflow
  'glMergeRequest', // GitLab Workflow
  'pullRequestDetails', // Bitbucket
];

/** View types of agents' own editors and panels; matched anywhere in the view type. */
const AGENT_VIEWS = ['claude', 'chatgpt', 'codex', 'copilot-chat', 'chatEditor', 'cline', 'aider'];

/** Both sides of a change made by an agent inside VS Code. */
const AGENT_DIFF_SCHEMES: ReadonlySet<string> = new Set([
  'chat-editing-text-model',
  'chat-editing-snapshot-text-model',
  '_claude_vscode_fs_left',
  '_claude_vscode_fs_right',
]);

/** Schemes of one file at one revision. */
const REVISION_SCHEMES: ReadonlySet<string> = new Set([
  'git',
  'gitlens',
  'gitlens-virtual',
  'gitfs',
]);

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

/** Refs that mean the index, a merge stage or the version the working tree is based on. */
const LOCAL_REFS = /^(~|HEAD|:[123]|)$/;

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
