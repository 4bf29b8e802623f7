import * as vscode from 'vscode';
import { FOLDED, isOwnArea } from '../../core/areas/areaEdits';
import { folderOf, nameWithin } from '../../core/areas/place';
import { countText, numberText } from '../../core/format/numbers';
import type { AreaModel, AreasModel, RepositoryIndexState } from '../../core/ledger/areas';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import { areaSummary, blindSpots, groundSentence, worthALook } from './areaWords';
import type { AreasSource } from './areasSource';

const VIEW = 'handsOn.staleAreas';
/** A list that is longer is no list to choose from; the map shows the rest. */
const MOST = 40;

/** A row: an area, perhaps within another one, or the line that leads to the rest on the map. */
export type AreaNode =
  | { readonly kind: 'area'; readonly area: AreaModel; readonly within?: AreaModel | undefined }
  | {
      readonly kind: 'rest';
      readonly count: number;
      /** Does it stand for all of them. */
      readonly all: boolean;
      readonly within?: AreaModel | undefined;
    };

export interface AreasTreeParts {
  readonly source: AreasSource;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Stale areas as a native list, worst first, each with the folders in it. Its title says the worst one as a
 * sentence, its badge how many blind spots there are.
 */
export class AreasTree implements vscode.Disposable, vscode.TreeDataProvider<AreaNode> {
  readonly #parts: AreasTreeParts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<AreaNode>;
  readonly #subscription: vscode.Disposable;
  #shown = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(parts: AreasTreeParts) {
    this.#parts = parts;
    this.#view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscription = parts.source.onDidChange(() => {
      this.#update();
    });
  }

  async getChildren(node?: AreaNode): Promise<AreaNode[]> {
    const { source, log } = this.#parts;
    if (node === undefined) {
      return source.situation === 'ready' && source.home !== null ? rows(source.home) : [];
    }
    if (node.kind === 'rest') return [];
    try {
      const { area: within } = node;
      const { areas } = await source.ask({ repo: within.repo, path: within.path });
      return upTo(areas, areas.length, within);
    } catch (error) {
      log.warn(`The folders of ${node.area.path} are not known now: ${String(error)}`);
      return [];
    }
  }

  getTreeItem(node: AreaNode): vscode.TreeItem {
    return node.kind === 'rest' ? restItem(node) : this.#areaItem(node);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #areaItem({ area, within }: AreaNode & { kind: 'area' }): vscode.TreeItem {
    const { source, clock } = this.#parts;
    const several = (source.home?.repositories.length ?? 0) > 1;
    const repository = several ? repositoryName(source.home, area.repo) : undefined;
    const item = new vscode.TreeItem(
      nameWithin(area.name, within?.name ?? null),
      area.canDrill
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.None,
    );
    const summary = areaSummary(area, clock.now());
    item.id = `${area.repo}\0${area.path}`;
    item.description = repository === undefined ? summary : `${summary} · ${repository}`;
    item.tooltip = [area.sentence, groundSentence(area)].filter((line) => line !== '').join('\n');
    item.accessibilityInformation = {
      label: `${area.isBlindSpot ? 'Blind spot. ' : ''}${area.sentence}`,
    };
    item.iconPath = area.isBlindSpot
      ? new vscode.ThemeIcon('eye-closed', new vscode.ThemeColor('charts.yellow'))
      : vscode.ThemeIcon.Folder;
    item.contextValue = contextOf(area);
    item.command = {
      command: 'handsOn.showStaleAreas',
      title: 'Show on the Map',
      arguments: [{ kind: 'area', area } satisfies AreaNode],
    };
    return item;
  }

  #update(): void {
    const { source } = this.#parts;
    const { home, situation } = source;
    void vscode.commands.executeCommand('setContext', 'handsOn.areas', situation);
    // A list that is built anew loses where the person is in it.
    const states = home?.repositories.map(({ state }) => state);
    const shown = JSON.stringify([situation, home?.areas, home?.worst, home?.me, states]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const ready = situation === 'ready' && home !== null;
    const spots = ready ? blindSpots(home.areas) : 0;
    this.#view.badge =
      spots > 0 ? { value: spots, tooltip: countText(spots, 'blind spot') } : undefined;
    this.#view.description = ready ? unread(home.repositories) : '';
    this.#view.message = ready ? (home.worst?.sentence ?? nothingStale(home)) : '';
    this.#changed.fire(undefined);
  }
}

/** `area` has a folder of its own; `.part` is no default area, `.folded` many folders that did not fit. */
function contextOf(area: AreaModel): string {
  if (folderOf(area) !== null) return 'area';
  return isOwnArea(area.path) && area.path !== FOLDED ? 'area.own' : 'area.folded';
}

function rows(home: AreasModel): AreaNode[] {
  return upTo(worthALook(home.areas), home.areas.length);
}

/** The first of some areas, and how many of all are left. */
function upTo(areas: readonly AreaModel[], all: number, within?: AreaModel): AreaNode[] {
  const listed = areas.slice(0, MOST).map((area): AreaNode => ({ kind: 'area', area, within }));
  const count = all - listed.length;
  return count > 0 ? [...listed, { kind: 'rest', count, all: count === all, within }] : listed;
}

/** What is shown may lack something: said beside the title. */
function unread(repositories: readonly RepositoryIndexState[]): string {
  const is = (wanted: RepositoryIndexState['state']): boolean =>
    repositories.some(({ state }) => state === wanted);
  if (is('failed') || is('noGit')) return 'not all could be read';
  return is('stopped') ? 'reading stopped' : '';
}

function nothingStale({ areas }: AreasModel): string {
  return areas.some(({ onMyGround }) => onMyGround)
    ? 'Nothing on your ground went stale.'
    : 'None of this is your ground yet: you have not written, merged or reviewed anything in this history.';
}

function restItem({ count, all, within }: AreaNode & { kind: 'rest' }): vscode.TreeItem {
  const item = new vscode.TreeItem(
    all ? `${countText(count, 'area')} on the map` : `${numberText(count)} more on the map`,
  );
  item.id = within === undefined ? 'rest' : `rest\0${within.repo}\0${within.path}`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.tooltip =
    within === undefined
      ? 'Areas nobody else changed since you wrote there, and areas outside your ground'
      : `The other folders of ${within.name}, which rank lower`;
  item.command = {
    command: 'handsOn.showStaleAreas',
    title: 'Show Stale Areas',
    arguments: within === undefined ? [] : [{ kind: 'area', area: within } satisfies AreaNode],
  };
  return item;
}

function repositoryName(home: AreasModel | null, root: string): string | undefined {
  return home?.repositories.find((repository) => repository.root === root)?.name;
}
