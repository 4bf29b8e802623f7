import type { AreaModel } from '../../core/ledger/areas';
import { ageText } from '../../core/format/age';
import { bytesText, numberText } from '../../core/format/numbers';
import type { AreasPageState, Column } from '../../protocol/areas';
import { textCell, type DataTableModel } from '../dom/dataTable';
import { approvedText } from './areaWords';

export interface ColumnModel {
  readonly id: Column;
  readonly title: string;
  /** What the short title means. */
  readonly meaning: string;
  readonly text: (area: AreaModel, now: number) => string;
  /** Sorts by it; null comes last, whichever way. */
  readonly value: (area: AreaModel) => number | string | null;
}

/** The same numbers as on the map and in the details. */
export const COLUMN_MODELS: readonly ColumnModel[] = [
  {
    id: 'name',
    title: 'Area',
    meaning: 'The folder, or the files directly in it (*)',
    text: ({ name }) => name,
    value: ({ name }) => name,
  },
  {
    id: 'written',
    title: 'You wrote',
    meaning: 'How long ago you last wrote there',
    text: ({ depths }, now) => ageText(depths.written, now),
    // Sorted like an age: who never wrote there was away longest.
    value: ({ depths }) => -(depths.written ?? Number.NEGATIVE_INFINITY),
  },
  {
    id: 'changes',
    title: 'Commits',
    meaning: 'Commits by others since you last wrote there',
    text: ({ changesSince }) => numberText(changesSince),
    value: ({ changesSince }) => changesSince,
  },
  {
    id: 'people',
    title: 'People',
    meaning: 'People behind those commits',
    text: ({ peopleSince }) => numberText(peopleSince),
    value: ({ peopleSince }) => peopleSince,
  },
  {
    id: 'filesSince',
    title: 'Files changed',
    meaning: 'Files they touched',
    text: ({ filesSince }) => numberText(filesSince),
    value: ({ filesSince }) => filesSince,
  },
  {
    id: 'approved',
    title: 'You approved',
    meaning: 'How many of those commits you merged or reviewed',
    text: (area) => (area.approvedSince === null ? 'not visible' : approvedText(area)),
    value: ({ approvedSince }) => approvedSince,
  },
  {
    id: 'files',
    title: 'Files',
    meaning: 'Files there now',
    text: ({ files }) => numberText(files),
    value: ({ files }) => files,
  },
  {
    id: 'bytes',
    title: 'Size',
    meaning: 'Bytes there now',
    text: ({ bytes }) => (bytes === null ? 'not known' : bytesText(bytes)),
    value: ({ bytes }) => bytes,
  },
  {
    id: 'rank',
    title: 'Rank',
    meaning:
      'Months since you wrote times the logarithm of changes since, twice that if you approved any',
    text: ({ rank }) => rank.toFixed(1),
    value: ({ rank }) => rank,
  },
];

/** The table as it is copied: every row, numbers without what makes them easier to read. */
export function copiedTable(areas: readonly AreaModel[], now: number): DataTableModel {
  return {
    caption: 'Areas',
    columns: COLUMN_MODELS.map(({ id, title }) => ({
      title: id === 'bytes' ? 'Bytes' : title,
      words: id === 'written',
    })),
    rows: areas.map((area) =>
      COLUMN_MODELS.map(({ id, text, value }) => {
        const exact = id === 'written' || id === 'rank' ? null : value(area);
        return textCell(exact === null ? text(area, now) : String(exact));
      }),
    ),
  };
}

/** Sorts by a column, ties by name. */
export function sortedAreas(
  areas: readonly AreaModel[],
  { by, down }: AreasPageState['sort'],
): AreaModel[] {
  const column = COLUMN_MODELS.find(({ id }) => id === by);
  const value = column?.value ?? ((): null => null);
  return [...areas].sort((a, b) => {
    const [mine, yours] = [value(a), value(b)];
    if (mine === yours) return compare(a.name, b.name);
    if (mine === null) return 1;
    if (yours === null) return -1;
    return down ? compare(yours, mine) : compare(mine, yours);
  });
}

/** Made once: `localeCompare` makes one for every two names. */
const byName = new Intl.Collator('en', { numeric: true });

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'string' && typeof b === 'string') return byName.compare(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
