import type { GitStateEvent, TabInput, VisibleEditorsEvent } from '../../core/events/rawEvent';
import type { RepositoryPath } from '../../core/ports/repositoryLocator';
import type { PulseState } from '../../core/time/pulse';
import { sameTab, shownBy, type Shown } from '../surfaces/shown';
import { inputSurface } from '../surfaces/uris';

/** What covers the tab for the eye until an editor or a tab is used again: a terminal (by key) or an input. */
type Overlay =
  { readonly terminal: string } | { readonly input: 'agent' | 'scm' | 'comment' } | null;

/** What there is to ask about what is shown. */
export interface ViewFacts {
  readonly locate: (uri: string) => RepositoryPath | null;
  /** Paths the person excluded: nothing about them is kept. */
  readonly isExcluded: (place: RepositoryPath) => boolean;
  /** Does an agent run in the terminal of that key. */
  readonly runsAgent: (terminal: string) => boolean;
  /** Is it a diff of others' changes that the product opened, by the label of its tab. */
  readonly isOwnDiff: (label: string) => boolean;
  /** Was the last hands-on or agent edit of documents that are shown together an agent's. */
  readonly isAgents: (uris: readonly string[]) => boolean;
}

type ShownState = Pick<PulseState, 'surface' | 'owner' | 'refs' | 'repo' | 'path' | 'agentMade'>;

const NOWHERE = { owner: null, refs: null, repo: null, path: null, agentMade: false } as const;

/** Which tab, editor, terminal or input is in front of the person. */
export class View {
  private tab: TabInput | null = null;
  private tabKnown = false;
  private activeUri: string | null = null;
  private visible: VisibleEditorsEvent['eds'] = [];
  private overlay: Overlay = null;
  /** The terminal that was used last: a tab with a terminal does not say which one it is. */
  private terminal: string | null = null;
  /** Repositories with conflicts, by their root. */
  private readonly merging = new Set<string>();

  constructor(private readonly facts: ViewFacts) {}

  reset(): void {
    this.tab = null;
    this.tabKnown = false;
    this.activeUri = null;
    this.visible = [];
    this.overlay = null;
    this.terminal = null;
  }

  /** @returns `first` for the tab that was there from the beginning. */
  tabChanged(tab: TabInput | null): 'first' | 'same' | 'other' {
    const same = sameTab(this.tab, tab);
    const known = this.tabKnown;
    this.tab = tab;
    this.tabKnown = true;
    return same ? 'same' : known ? 'other' : 'first';
  }

  /** @returns the document that was active before. */
  activeChanged(uri: string | null): string | null {
    const before = this.activeUri;
    this.activeUri = uri;
    return before;
  }

  visibleChanged(editors: VisibleEditorsEvent['eds']): void {
    this.visible = editors;
  }

  gitChanged({ root, merge }: GitStateEvent): void {
    if (merge > 0) this.merging.add(root);
    else this.merging.delete(root);
  }

  /** An editor or tab was used, or an input in it: whatever covered it for the eye does no longer. */
  editorUsed(scheme: string): void {
    const input = inputSurface(scheme);
    this.overlay = input === null ? null : { input };
  }

  terminalUsed(key: string): void {
    this.overlay = { terminal: key };
    this.terminal = key;
  }

  get isMultiDiff(): boolean {
    return this.shown().surface === 'multi-diff';
  }

  state(): ShownState {
    const shown = this.shown();
    const surface = this.overlaySurface();
    if (surface === 'comment') {
      // A comment belongs to the review it is written in; on its own it is about others' work.
      return { ...NOWHERE, surface, owner: shown.owner ?? 'others', refs: shown.refs };
    }
    if (surface !== null) return { ...NOWHERE, surface };
    const { uri, uris, owner, refs } = shown;
    const place = uri === null ? this.placeOfFirst(uris) : this.facts.locate(uri);
    if (place !== null && this.facts.isExcluded(place)) return { ...NOWHERE, surface: 'none' };
    return {
      surface: shown.surface === 'terminal' ? this.terminalSurface(this.terminal) : shown.surface,
      owner,
      refs,
      repo: place?.root ?? null,
      path: uri === null ? null : (place?.path ?? null),
      agentMade: shown.agent || this.facts.isAgents(uris),
    };
  }

  private overlaySurface(): 'terminal' | 'agent' | 'scm' | 'comment' | null {
    if (this.overlay === null) return null;
    if ('input' in this.overlay) return this.overlay.input;
    return this.terminalSurface(this.overlay.terminal);
  }

  private terminalSurface(key: string | null): 'terminal' | 'agent' {
    return key !== null && this.facts.runsAgent(key) ? 'agent' : 'terminal';
  }

  private shown(): Shown {
    return shownBy(this.tab, {
      activeUri: this.activeUri,
      visible: this.visible,
      merging: this.merging.size > 0,
      isOwnDiff: this.facts.isOwnDiff,
    });
  }

  /** The repository of a review that shows several files, by its first one. */
  private placeOfFirst(uris: readonly string[]): RepositoryPath | null {
    const first = uris[0];
    return first === undefined ? null : this.facts.locate(first);
  }
}
