import * as vscode from 'vscode';
import { FOLDED } from '../../core/areas/areaEdits';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import type { AreaModel } from '../../core/ledger/areas';
import type { Clock } from '../../core/ports/clock';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type { OwnDiffs } from '../../core/ports/ownDiffs';
import type { AreasAction, Place, PlaceAction } from '../../protocol/areas';
import type { AreaCommands } from '../commands/commandTable';
import type { ErrorPolicy } from '../errors/errorPolicy';
import { AreasPanel } from './areasPanel';
import { AreasSource } from './areasSource';
import type { AreaNode } from './areasTree';
import { AreasTree } from './areasTree';
import { catchUp } from './catchUp/catchUp';
import { CommitListDocument } from './catchUp/commitListDocument';
import { registerGitContent } from './catchUp/gitContent';
import { chooseArea } from './chooseArea';
import { editArea, takeBackEdit, type EditParts } from './edits/editArea';
import { howStale } from './howStale';
import { IndexingStatus } from './indexingStatus';
import { openFolder } from './openFolder';
import { offersHere, takeOffer } from './offers';
import { choosePick, openAt } from './picks';

export interface AreasFeatureParts {
  readonly extensionUri: vscode.Uri;
  readonly areas: AreasPort;
  readonly diffs: OwnDiffs;
  readonly settings: {
    readonly current: { readonly ledger: { readonly timeZone: string } };
    readonly onDidChange: vscode.Event<unknown>;
  };
  /** Fires when the ledger has something new. */
  readonly onDidChangeData: vscode.Event<void>;
  readonly policy: ErrorPolicy;
  readonly clock: Clock;
  readonly log: Log;
}

/** Everything that shows areas and does something about them: the map, the list, catch-up, ways back in. */
export class AreasFeature implements vscode.Disposable {
  readonly #parts: AreasFeatureParts;
  readonly #source: AreasSource;
  readonly #panel: AreasPanel;
  readonly #commits: CommitListDocument;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  readonly #edits: EditParts;

  /** What the command table leads here. */
  readonly commands: AreaCommands = {
    show: (node) => {
      this.#panel.open(areaOf(node) ?? null);
    },
    catchUp: async (node) => this.#catchUp(await this.#chosen(node, 'Catch up on which area?')),
    listCommits: async (node) => this.#list(await this.#chosen(node, 'Commits in which area?')),
    picks: async (node) => this.#picks(areaOf(node) ?? null),
    howStale: (uri) => this.#howStale(uri),
    open: async (node) => openFolder(await this.#chosen(node, 'Reveal which area?')),
    edit: async (node) => {
      const changeable = (areas: readonly AreaModel[]): AreaModel[] =>
        areas.filter(({ path }) => path !== FOLDED);
      await this.#edit(await this.#chosen(node, 'Change which area?', changeable));
    },
    changes: () => takeBackEdit(this.#edits),
    refresh: () => this.#source.lookAgain(),
    cancelIndexing: async () => {
      await this.#parts.areas.cancelIndexing();
      this.#source.refresh();
    },
  };

  constructor(parts: AreasFeatureParts) {
    const { areas, settings, policy, clock } = parts;
    const timeZone = (): string => settings.current.ledger.timeZone;
    this.#parts = parts;
    this.#source = new AreasSource(parts);
    this.#edits = {
      areas,
      shown: () => this.#source.home?.areas ?? [],
      changed: () => {
        this.#source.refresh();
      },
    };
    this.#commits = new CommitListDocument(areas, timeZone);
    this.#panel = new AreasPanel({
      ...parts,
      source: this.#source,
      offers: offersHere,
      timeZone,
      actions: {
        act: (action, place) => policy.run(TITLES[action], () => this.#act(action, place)),
        start: (place, line) => policy.run('Start Here', () => openAt(this.#known(place), line)),
        run: (action) => policy.run('Stale Areas', () => this.#run(action)),
      },
    });
    this.#subscriptions = [
      this.#source,
      this.#commits,
      this.#panel,
      registerGitContent(areas),
      new AreasTree({ ...parts, source: this.#source }),
      new IndexingStatus(this.#source, clock),
      settings.onDidChange(() => {
        this.#source.refresh();
      }),
    ];
  }

  /** The way to the worker for whoever finds repositories and their new commits: what follows is shown. */
  get repositories(): Pick<AreasPort, 'configureRepositories' | 'refreshRepository'> {
    return this.#source;
  }

  /** Tells whether there is a git that can be used, once that is known, and again later. */
  whenGit(tell: (present: boolean) => void): vscode.Disposable {
    return this.#source.onDidChange(() => {
      const states = this.#source.home?.repositories ?? [];
      if (states.length > 0) tell(states.some(({ state }) => state !== 'noGit'));
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #act(action: PlaceAction, place: Place): Promise<void> {
    const area = await this.#find(this.#known(place));
    if (action === 'catchUp') await this.#catchUp(area);
    else if (action === 'commits') await this.#list(area);
    else if (action === 'picks') await this.#picks(area);
    else if (action === 'edit') await this.#edit(area);
    else if (action === 'open') await openFolder(area);
    else await takeOffer(action, area);
  }

  async #run(action: AreasAction): Promise<void> {
    const [command, ...args] = ACTIONS[action];
    await vscode.commands.executeCommand(command, ...args);
  }

  #catchUp(area: AreaModel): Promise<void> {
    const { areas, diffs } = this.#parts;
    const listCommits = (place: Place, name: string): Promise<void> =>
      this.#commits.open(place, name);
    return catchUp({ areas, diffs, listCommits }, area, area.name);
  }

  #list(area: AreaModel): Promise<void> {
    return this.#commits.open(area, area.name);
  }

  async #picks(area: AreaModel | null): Promise<void> {
    const offers = await offersHere();
    await choosePick(this.#parts.areas, area, offers);
  }

  #edit(area: AreaModel): Promise<void> {
    return editArea(this.#edits, area);
  }

  async #howStale(uri: unknown): Promise<void> {
    if (!(uri instanceof vscode.Uri)) throw new CancelledError();
    const actions = {
      catchUp: (area: AreaModel) => this.#catchUp(area),
      show: (area: AreaModel) => {
        this.#panel.open(area);
        return Promise.resolve();
      },
      picks: (area: AreaModel) => this.#picks(area),
    };
    await howStale(this.#source, actions, uri);
  }

  /** The area of a row, or one the person chooses. */
  #chosen(
    node: unknown,
    question: string,
    of?: Parameters<typeof chooseArea>[3],
  ): Promise<AreaModel> {
    const area = areaOf(node);
    if (area !== undefined) return Promise.resolve(area);
    return chooseArea(this.#source, question, this.#parts.clock.now(), of);
  }

  /** Only repositories of this window are touched, whatever a page asks for. */
  #known(place: Place): Place {
    const roots = this.#source.home?.repositories.map(({ root }) => root) ?? [];
    if (roots.includes(place.repo)) return place;
    throw new ExpectedError(
      'This repository is no longer open in this window.',
      'Everything else is still shown.',
      'Look at the map again.',
    );
  }

  async #find({ repo, path }: Place): Promise<AreaModel> {
    const same = (area: AreaModel): boolean => area.repo === repo && area.path === path;
    const shown = this.#source.home?.areas.find(same);
    if (shown !== undefined) return shown;
    const folder = path.replace(/\/?\*$/, '');
    const above = path.endsWith('*')
      ? folder
      : folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const { areas } = await this.#source.ask({ repo, path: above === '' ? '.' : above });
    const found = areas.find(same);
    if (found !== undefined) return found;
    throw new ExpectedError(
      `There is no ${path} in this repository any more.`,
      'The map shows what is there now.',
      'Choose again.',
    );
  }
}

const TITLES: Readonly<Record<PlaceAction, string>> = {
  catchUp: 'Catch Me Up',
  commits: 'List Commits Since I Wrote',
  open: 'Reveal in Explorer',
  picks: 'Next Hands-On Picks',
  edit: 'Change This Area',
  session: 'Start a Session Here',
  block: 'Put in a Block',
};

const ACTIONS: Readonly<Record<AreasAction, readonly [string, ...unknown[]]>> = {
  manageTrust: ['workbench.trust.manage'],
  openFolder: ['vscode.openFolder'],
  openIdentities: ['workbench.action.openSettings', 'handsOn.identities'],
  cancelIndexing: ['handsOn.cancelIndexing'],
  refresh: ['handsOn.refreshAreas'],
  showLog: ['handsOn.showLog'],
  areaChanges: ['handsOn.areaChanges'],
};

/** A row of the list arrives as the argument of its commands; from the palette there is none. */
function areaOf(argument: unknown): AreaModel | undefined {
  const node = argument as AreaNode | undefined;
  return node?.kind === 'area' ? node.area : undefined;
}
