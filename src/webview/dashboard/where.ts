import type { OverviewModel } from '../../core/ledger/overview';
import type { PlaceTime } from '../../core/ledger/evidence';
import type { Cell } from '../dom/dataTable';
import { dataTable, durationCell, textCell } from '../dom/dataTable';
import type { Child } from '../dom/h';
import { button, h, setText } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import type { Features } from './features';
import { whyCounted } from './whyCounted';

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
  /** Are all rows shown, and not the smallest as one. */
  let whole = false;
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
    whyCounted(
      'where',
      'Time counts towards the file in front: towards the top two folders of its path, or its language. Time without a file, such as in a terminal, is in no row.',
    ),
  );

  function show(): void {
    if (model === undefined) return;
    const most = whole ? Infinity : MOST_ROWS;
    const rows = byLanguage ? languageRows(model.places, most) : folderRows(model.places, most);
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
      textCell(row.name, nameOfRow(row)),
      open('built', 'Built'),
      open('reviewed', 'Reviewed'),
      ...(features.directed ? [open('directed', 'Directed')] : []),
    ];
  }

  /** The row of many opens into them. */
  function nameOfRow({ name, place, language }: Row): Child {
    if (place !== null || language !== null) return name;
    return button(
      { class: 'link', title: 'Show every row' },
      () => {
        whole = true;
        show();
        toggle.focus();
      },
      name,
    );
  }

  return {
    element,
    update(next) {
      model = next;
      show();
    },
  };
}

export function folderRows(places: readonly PlaceTime[], most = MOST_ROWS): Row[] {
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
  return folded(rows, most);
}

export function languageRows(places: readonly PlaceTime[], most = MOST_ROWS): Row[] {
  const rows = grouped(
    places.filter(({ language }) => language !== null),
    ({ language }) => language ?? '',
    ({ language }) => ({ name: language ?? '', place: null, language }),
  );
  return folded(rows, most);
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

function folded(rows: readonly Row[], most: number): Row[] {
  const weight = ({ built, reviewed, directed }: Row): number => built + reviewed + directed;
  const sorted = [...rows].sort(
    (a, b) => b.built - a.built || weight(b) - weight(a) || (a.name < b.name ? -1 : 1),
  );
  if (sorted.length <= most + 1) return sorted;
  const heaviest = new Set([...sorted].sort((a, b) => weight(b) - weight(a)).slice(0, most));
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
