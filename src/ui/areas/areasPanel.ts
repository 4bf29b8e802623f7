import type * as vscode from 'vscode';
import type { AreasModel } from '../../core/ledger/areas';
import type { Clock } from '../../core/ports/clock';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type {
  AreasHost,
  AreasPage,
  AreasPageQuery,
  AreasView,
  Offer,
  Place,
} from '../../protocol/areas';
import { areasHostAccepts, areasPageAnswers } from '../../protocol/areas';
import { copyText } from '../webviews/copyText';
import { SinglePanel } from '../webviews/singlePanel';
import type { AreasSource } from './areasSource';

export interface AreasPanelParts {
  readonly extensionUri: vscode.Uri;
  readonly areas: Pick<AreasPort, 'picks'>;
  readonly source: AreasSource;
  /** What the page's buttons do. */
  readonly actions: Pick<AreasHost, 'act' | 'start' | 'run'>;
  readonly offers: () => Promise<readonly Offer[]>;
  readonly timeZone: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The map of areas in its one panel. */
export class AreasPanel implements vscode.Disposable {
  readonly #parts: AreasPanelParts;
  readonly #panel: SinglePanel<AreasPage, AreasHost>;
  /** Asked to be shown, and not told to the page yet. */
  #show: Place | null = null;

  constructor(parts: AreasPanelParts) {
    const { extensionUri, areas, source, actions, clock, log } = parts;
    this.#parts = parts;
    this.#panel = new SinglePanel<AreasPage, AreasHost>({
      viewType: 'handsOn.areas',
      title: 'Stale Areas',
      bundle: 'areas',
      extensionUri,
      host: {
        view: (query) => this.#view(query),
        picks: ({ repo, path }) => areas.picks(repo, path),
        ...actions,
        copy: copyText,
        report: (message) => {
          log.error(`The map of areas failed: ${message}`);
          return Promise.resolve();
        },
      },
      accepts: areasHostAccepts,
      expects: areasPageAnswers,
      news: [source.onDidChange],
      clock,
      log,
    });
  }

  /** @param place an area to show first */
  open(place: Place | null = null): void {
    this.#show = place;
    this.#panel.open();
    if (place !== null) void this.#panel.remote?.changed();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #view(query: AreasPageQuery): Promise<AreasView> {
    const { source, offers, timeZone, log } = this.#parts;
    const show = this.#show;
    this.#show = null;
    const base = { timeZone: timeZone(), show, offers: await offers() };
    if (source.situationOf(null) === 'untrusted') {
      return { ...base, situation: 'untrusted', areas: null };
    }
    let areas: AreasModel;
    try {
      areas = await source.askOnce(query);
    } catch (error) {
      log.error('The map of areas got no answer', error);
      throw error;
    }
    return { ...base, situation: source.situationOf(areas), areas };
  }
}
