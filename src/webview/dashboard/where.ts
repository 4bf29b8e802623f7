import type { OverviewModel } from '../../core/ledger/overview';
import type { PlaceTime } from '../../core/ledger/evidence';
import type { Cell } from '../dom/dataTable';
import { dataTable, durationCell, textCell } from '../dom/dataTable';
import { button, h, setText } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import type { Features } from './features';

/** More rows are folded into one. */
const MOST_ROWS = 8;

interface Row {
  readonly name: string;
  readonly place: { readonly repo: string | null; readonly folder: string | null } | null;
  readonly language: string | null;
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
}

export interface WhereParts {
  readonly features: Features;
  readonly ask: AskEvidence;
  readonly copy: (text: string) => void;
}

/** Built and reviewed time by folder, or by language. */
export function where({ features, ask, copy }: WhereParts): Component<OverviewModel> {
  let byLanguage = false;
  let model: OverviewModel | undefined;
  const numbers = dataTable(copy);
  const title = h('h2', { id: 'where-title' }, 'Where');
  const toggle = button({ class: 'link', id: 'where-toggle' }, () => {
    byLanguage = !byLanguage;
    show();
  });
  const element = h(
    'section',
    { 'aria-labelledby': 'where-title' },
    h('header', {}, title, toggle),
    numbers.element,
  );

  function show(): void {
    if (model === undefined) return;
    const rows = byLanguage ? languageRows(model.places) : folderRows(model.places);
    element.hidden = rows.length === 0;
    setText(toggle, byLanguage ? 'Folders' : 'Languages');
    const titles = ['Built', 'Reviewed', ...(features.directed ? ['Directed'] : [])];
    numbers.update({
      caption: byLanguage ? 'Time by language' : 'Time by folder',
      columns: [
        { title: byLanguage ? 'Language' : 'Folder' },
        ...titles.map((name) => ({ title: name })),
      ],
      rows: rows.map((row) => cells(row)),
    });
  }

  function cells(row: Row): Cell[] {
    const open = (part: 'built' | 'reviewed' | 'directed', word: string): Cell => {
      const { place, language } = row;
      const able = place !== null || language !== null;
      return durationCell(
        row[part],
        able
          ? () => {
              ask({
                part,
                title: `${word} in ${row.name}`,
                ...(place !== null && { folder: place.folder, repo: place.repo }),
                ...(language !== null && { language }),
              });
            }
          : undefined,
      );
    };
    return [
      textCell(row.name),
      open('built', 'Built'),
      open('reviewed', 'Reviewed'),
      ...(features.directed ? [open('directed', 'Directed')] : []),
    ];
  }

  return {
    element,
    update(next) {
      model = next;
      show();
    },
  };
}

export function folderRows(places: readonly PlaceTime[]): Row[] {
  const several = new Set(places.map(({ repo }) => repo)).size > 1;
  const rows = grouped(
    places.filter(({ folder }) => folder !== null),
    ({ repo, folder }) => JSON.stringify([repo, folder]),
    ({ repo, folder }) => ({
      name: nameOf(repo, folder ?? '', several),
      place: { repo, folder },
      language: null,
    }),
  );
  return folded(rows);
}

export function languageRows(places: readonly PlaceTime[]): Row[] {
  const rows = grouped(
    places.filter(({ language }) => language !== null),
    ({ language }) => language ?? '',
    ({ language }) => ({ name: language ?? '', place: null, language }),
  );
  return folded(rows);
}

function nameOf(repo: string | null, folder: string, several: boolean): string {
  const own = folder === '' ? '(top folder)' : folder;
  if (!several || repo === null) return own;
  const last = repo.split('/').findLast((part) => part !== '') ?? repo;
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // Not every folder's name is an encoded one.
  }
  return `${name} · ${own}`;
}

function grouped(
  places: readonly PlaceTime[],
  keyOf: (place: PlaceTime) => string,
  first: (place: PlaceTime) => Pick<Row, 'name' | 'place' | 'language'>,
): Row[] {
  const rows = new Map<string, Row>();
  for (const place of places) {
    const key = keyOf(place);
    const known = rows.get(key) ?? { ...first(place), built: 0, reviewed: 0, directed: 0 };
    rows.set(key, {
      ...known,
      built: known.built + place.built,
      reviewed: known.reviewed + place.reviewed,
      directed: known.directed + place.directed,
    });
  }
  return [...rows.values()];
}

function folded(rows: readonly Row[]): Row[] {
  const weight = ({ built, reviewed, directed }: Row): number => built + reviewed + directed;
  const sorted = [...rows].sort(
    (a, b) => b.built - a.built || weight(b) - weight(a) || (a.name < b.name ? -1 : 1),
  );
  if (sorted.length <= MOST_ROWS + 1) return sorted;
  const heaviest = new Set([...sorted].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_ROWS));
  const rest = sorted.filter((row) => !heaviest.has(row));
  const sum = (pick: (row: Row) => number): number =>
    rest.reduce((total, row) => total + pick(row), 0);
  return [
    ...sorted.filter((row) => heaviest.has(row)),
    {
      name: `other (${rest.length})`,
      place: null,
      language: null,
      built: sum((row) => row.built),
      reviewed: sum((row) => row.reviewed),
      directed: sum((row) => row.directed),
    },
  ];
}
