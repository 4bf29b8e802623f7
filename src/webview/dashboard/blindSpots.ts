import type {
  BlindSpot,
  BlindSpots,
  DashboardAction,
  DashboardHost,
} from '../../protocol/dashboard';
import { dataTable, textCell } from '../dom/dataTable';
import { button, fill, h } from '../dom/h';
import { notice } from '../shared/notice';

export interface BlindSpotsParts {
  readonly host: Pick<DashboardHost, 'blindSpots' | 'catchUp'>;
  readonly run: (action: DashboardAction) => void;
  readonly copy: (text: string) => void;
}

export interface BlindSpotsView {
  /** The worst one, as a sentence. */
  readonly worst: HTMLElement;
  readonly others: HTMLElement;
  /** Said while history is still being read. */
  readonly indexing: HTMLElement;
  load(repo: string | null, now: number): void;
}

const MONTH = 30.44 * 86_400_000;
/** ms between two looks while history is being read. */
const LOOK_AGAIN = 4_000;

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** What the person no longer touches: asked for apart, since git may take its time. */
export function blindSpots({ host, run, copy }: BlindSpotsParts): BlindSpotsView {
  const worst = h('div', { class: 'spot', role: 'note', hidden: true });
  const table = dataTable(copy);
  const others = h(
    'section',
    { 'aria-labelledby': 'spots-title', hidden: true },
    h('header', {}, h('h2', { id: 'spots-title' }, 'Other blind spots')),
    table.element,
    h('p', {}, mapLink()),
  );
  const indexing = notice(
    'info',
    h(
      'p',
      {},
      h('strong', {}, 'Reading the history of your repositories. '),
      'Your time is complete; blind spots are known only as far as the history has been read.',
    ),
  );
  indexing.hidden = true;
  let again: ReturnType<typeof setTimeout> | undefined;
  let shown = '';
  let asked: string | null | undefined;
  let request = 0;

  function mapLink(): HTMLButtonElement {
    return button(
      { class: 'link' },
      () => {
        run('showStaleAreas');
      },
      'Open the map',
    );
  }

  function catchUp({ repo, path }: BlindSpot): void {
    void host.catchUp(repo, path);
  }

  function show(model: BlindSpots, now: number): void {
    const key = JSON.stringify(model);
    // A refresh without news leaves the buttons, and the focus on them, alone.
    if (key === shown) return;
    shown = key;
    const { worst: first } = model;
    worst.hidden = first === null;
    if (first !== null) {
      const start = first.sentence.startsWith(`${first.name}:`) ? first.name.length : 0;
      fill(
        worst,
        h('p', {}, h('strong', {}, first.sentence.slice(0, start)), first.sentence.slice(start)),
        h(
          'p',
          { class: 'buttons' },
          button(
            { class: 'primary' },
            () => {
              catchUp(first);
            },
            'Catch me up',
          ),
          button(
            { class: 'secondary' },
            () => {
              run('showStaleAreas');
            },
            'Open the map',
          ),
        ),
      );
    }
    others.hidden = model.others.length === 0;
    table.update({
      caption: 'Areas that you no longer touch',
      columns: [
        { title: 'Area' },
        { title: 'Not written for' },
        { title: 'Since then', words: true },
      ],
      rows: model.others.map((spot) => [
        textCell(
          spot.name,
          button(
            { class: 'link', title: `${spot.sentence}\nCatch me up` },
            () => {
              catchUp(spot);
            },
            spot.name,
          ),
        ),
        {
          show: ageOf(spot, now),
          sort: spot.written === null ? Infinity : now - spot.written,
          text: plain(ageOf(spot, now)),
        },
        { show: sinceOf(spot), sort: -spot.changesSince, text: plain(sinceOf(spot)) },
      ]),
    });
  }

  function load(repo: string | null, now: number): void {
    if (repo !== asked) {
      // Another repository's sentence must not stand beside these numbers.
      worst.hidden = true;
      others.hidden = true;
      shown = '';
    }
    asked = repo;
    const own = ++request;
    clearTimeout(again);
    void host.blindSpots(repo).then(
      (model) => {
        if (own !== request) return;
        show(model, now);
        indexing.hidden = !model.indexing;
        if (!model.indexing) return;
        again = setTimeout(() => {
          load(repo, now);
        }, LOOK_AGAIN);
      },
      // Time is shown all the same; the extension has the reason in its log.
      () => undefined,
    );
  }

  return { worst, others, indexing, load };
}

function ageOf({ written }: BlindSpot, now: number): string {
  if (written === null) return 'never written';
  const months = Math.max(1, Math.round((now - written) / MONTH));
  return months === 1 ? '1\u00a0month' : `${months}\u00a0months`;
}

function sinceOf({ changesSince, approvedSince }: BlindSpot): string {
  const commits = `${changesSince.toLocaleString('en')}\u00a0commit${changesSince === 1 ? '' : 's'}`;
  if (approvedSince === null) return `${commits}, merges not visible here`;
  return approvedSince === 0 ? commits : `${commits}, you approved ${approvedSince}`;
}
