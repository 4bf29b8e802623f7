import type { TabInput, VisibleEditorsEvent } from '../../core/events/rawEvent';
import type { Surface } from '../../core/time/kind';
import type { DiffOwner } from '../../core/time/pulse';
import {
  diffFacts,
  isAgentView,
  isPullRequestView,
  PULL_REQUEST_SCHEMES,
  type DiffFacts,
} from './reviewSurfaces';
import { schemeOf } from './uris';

/** What a tab shows, before the repository of its documents is looked up. */
export interface Shown {
  readonly surface: Surface;
  readonly owner: DiffOwner | null;
  readonly refs: readonly [string, string] | null;
  /** The document whose path the time belongs to, or null. */
  readonly uri: string | null;
  /** All documents whose last editor matters: the modified sides. */
  readonly uris: readonly string[];
  /** It shows an agent's proposal, whoever edited last. */
  readonly agent: boolean;
}

export const NOTHING_SHOWN: Shown = {
  surface: 'none',
  owner: null,
  refs: null,
  uri: null,
  uris: [],
  agent: false,
};

/** What is known around the active tab. */
export interface Around {
  /** The active editor's document, which a multi-diff scrolls through. */
  readonly activeUri: string | null;
  /** Editors that can be seen; sides of diffs and merges are in no column. */
  readonly visible: VisibleEditorsEvent['eds'];
  /** Has a repository conflicts. */
  readonly merging: boolean;
  /** Is it a diff of others' changes that the product opened, by the label of its tab. */
  readonly isOwnDiff: (label: string) => boolean;
}

/** Reads the active tab. */
export function shownBy(tab: TabInput | null, around: Around): Shown {
  const { activeUri } = around;
  if (tab === null) return activeUri === null ? NOTHING_SHOWN : textShown(activeUri);
  switch (tab.k) {
    case 'Text':
      return textShown(tab.u);
    case 'Notebook':
      return { ...NOTHING_SHOWN, surface: 'notebook', uri: tab.u, uris: [tab.u] };
    case 'TextDiff':
    case 'NotebookDiff':
      return diffShown(diffFacts(tab.o, tab.u), tab.u);
    case 'Webview':
      if (isPullRequestView(tab.vt)) return { ...NOTHING_SHOWN, surface: 'pr', owner: 'others' };
      return { ...NOTHING_SHOWN, surface: isAgentView(tab.vt) ? 'agent' : 'webview' };
    case 'Custom':
      return { ...NOTHING_SHOWN, surface: 'webview', uri: tab.u };
    case 'Terminal':
      return { ...NOTHING_SHOWN, surface: 'terminal' };
    case 'Unknown':
      return unnamedShown(tab, around);
  }
}

function textShown(uri: string): Shown {
  if (PULL_REQUEST_SCHEMES.has(schemeOf(uri))) {
    return { ...NOTHING_SHOWN, surface: 'pr', owner: 'others', uri, uris: [uri] };
  }
  return { ...NOTHING_SHOWN, surface: 'editor', uri, uris: [uri] };
}

function diffShown(facts: DiffFacts, uri: string): Shown {
  const { owner, refs, agent, pullRequest } = facts;
  return { surface: pullRequest ? 'pr' : 'diff', owner, refs, uri, uris: [uri], agent };
}

type UnnamedTab = Extract<TabInput, { k: 'Unknown' }>;

/** Tabs whose input the stable API does not name: multi-diffs and merge editors tell by their properties. */
function unnamedShown(tab: UnnamedTab, around: Around): Shown {
  if (tab.base !== undefined && tab.u !== undefined) return mergeShown(tab.u);
  if (tab.diffs !== undefined && tab.diffs.length > 0) return diffsShown(tab.diffs, around);
  const sides = around.visible.filter(({ vc }) => vc === null).map(({ u }) => u);
  const result = sides.find((uri) => schemeOf(uri) === 'file');
  if (around.merging && result !== undefined && mergeSides(sides)) return mergeShown(result);
  const pairs = pairsOf(sides);
  if (pairs.some((pair) => diffFacts(...pair).owner !== null)) return diffsShown(pairs, around);
  if (around.isOwnDiff(tab.label))
    return { ...NOTHING_SHOWN, surface: 'multi-diff', owner: 'others' };
  return { ...NOTHING_SHOWN, surface: tab.diffs === undefined ? 'unknown-tab' : 'multi-diff' };
}

function mergeShown(uri: string): Shown {
  return { ...NOTHING_SHOWN, surface: 'merge', owner: 'own', uri, uris: [uri] };
}

/** The two revisions that are merged, beside the result. */
function mergeSides(sides: readonly string[]): boolean {
  return sides.filter((uri) => schemeOf(uri) === 'git').length >= 2;
}

/** Original and modified side follow each other, of the same file. */
function pairsOf(sides: readonly string[]): (readonly [string, string])[] {
  return sides.flatMap((uri, index) => {
    const next = sides[index + 1];
    return next !== undefined && fileName(uri) === fileName(next) ? [[uri, next] as const] : [];
  });
}

const fileName = (uri: string): string => /([^/?#]*?)(\.git)?(?:[?#].*)?$/.exec(uri)?.[1] ?? uri;

function diffsShown(
  diffs: readonly (readonly [string | null, string | null])[],
  { activeUri }: Around,
): Shown {
  const pairs = diffs.map(([original, modified]) => diffFacts(original, modified));
  const modified = diffs.flatMap(([, uri]) => (uri === null ? [] : [uri]));
  const uri = activeUri !== null && modified.includes(activeUri) ? activeUri : null;
  const agent = pairs.length > 0 && pairs.every((pair) => pair.agent);
  // One foreign pair makes the whole review one of others' work.
  const deciding =
    pairs.find(({ pullRequest }) => pullRequest) ??
    pairs.find(({ owner }) => owner === 'revisions') ??
    pairs.find(({ owner }) => owner !== null);
  return {
    surface: deciding?.pullRequest === true ? 'pr' : 'multi-diff',
    owner: deciding?.owner ?? null,
    refs: deciding?.refs ?? null,
    uri,
    uris: modified,
    agent,
  };
}

/** Two tab inputs show the same thing; label, dirty and preview flags do not count. */
export function sameTab(a: TabInput | null, b: TabInput | null): boolean {
  if (a === null || b === null) return a === b;
  return tabKey(a) === tabKey(b);
}

function tabKey(tab: TabInput): string {
  const uri = 'u' in tab ? (tab.u ?? '') : '';
  return [
    tab.k,
    uri,
    'o' in tab ? tab.o : '',
    'vt' in tab ? tab.vt : '',
    uri === '' ? tab.label : '',
  ].join('\n');
}
