import type {
  BlindSpot,
  BlindSpots,
  DashboardAction,
  DashboardHost,
} from '../../protocol/dashboard';
import { button, fill, h } from '../dom/h';

export interface BlindSpotsParts {
  readonly host: Pick<DashboardHost, 'blindSpots' | 'catchUp'>;
  readonly run: (action: DashboardAction) => void;
}

export interface BlindSpotsView {
  /** The worst one, as a sentence. */
  readonly worst: HTMLElement;
  readonly others: HTMLElement;
  load(repo: string | null, now: number): void;
}

const MONTH = 30.44 * 86_400_000;

/** What the person no longer touches: asked for apart, since git may take its time. */
export function blindSpots({ host, run }: BlindSpotsParts): BlindSpotsView {
  const worst = h('div', { class: 'spot', role: 'note', hidden: true });
  const rows = h('tbody', {});
  const others = h(
    'section',
    { 'aria-labelledby': 'spots-title', hidden: true },
    h('header', {}, h('h2', { id: 'spots-title' }, 'Other blind spots')),
    h(
      'table',
      { class: 'spots' },
      h(
        'thead',
        { class: 'hidden' },
        h(
          'tr',
          {},
          ...['Area', 'Not written for', 'Since'].map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      rows,
    ),
    h('p', {}, mapLink()),
  );
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
    fill(
      rows,
      ...model.others.map((spot) =>
        h(
          'tr',
          {},
          h(
            'th',
            { scope: 'row' },
            button(
              { class: 'link', title: `${spot.sentence}\nCatch me up` },
              () => {
                catchUp(spot);
              },
              spot.name,
            ),
          ),
          h('td', { class: 'number' }, ageOf(spot, now)),
          h('td', { class: 'number' }, sinceOf(spot)),
        ),
      ),
    );
  }

  return {
    worst,
    others,
    load(repo, now) {
      if (repo !== asked) {
        // Another repository's sentence must not stand beside these numbers.
        worst.hidden = true;
        others.hidden = true;
        shown = '';
      }
      asked = repo;
      const own = ++request;
      void host.blindSpots(repo).then(
        (model) => {
          if (own === request) show(model, now);
        },
        // Time is shown all the same; the extension has the reason in its log.
        () => undefined,
      );
    },
  };
}

function ageOf({ written }: BlindSpot, now: number): string {
  if (written === null) return 'never written';
  const months = Math.max(1, Math.round((now - written) / MONTH));
  return months === 1 ? '1\u00a0month' : `${months}\u00a0months`;
}

function sinceOf({ changesSince, approvedSince }: BlindSpot): string {
  const commits = `${changesSince.toLocaleString('en')}\u00a0commit${changesSince === 1 ? '' : 's'}`;
  if (approvedSince === null) return `${commits}, merges not visible here`;
  return approvedSince === 0 ? commits : `${commits}, ${approvedSince} merged by you`;
}
