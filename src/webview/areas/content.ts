import { isOwnArea } from '../../core/areas/areaEdits';
import { dayAt } from '../../core/calendar/zone';
import type { AreaModel, AreasModel, HandsOnPick } from '../../core/ledger/areas';
import type { AreasPageState, AreasView, Place, PlaceAction } from '../../protocol/areas';
import { h } from '../dom/h';
import { areaTable } from './areaTable';
import { counted } from './counted';
import { details } from './details';
import { headline } from './headline';
import { isSame } from './key';
import { legend } from './legend';
import { areaMap } from './map/areaMap';
import { toolbar } from './toolbar';
import { waysBackIn } from './waysBackIn';
import { weeks } from './weeks';

export interface ContentParts {
  readonly change: (part: Partial<AreasPageState>) => void;
  readonly goTo: (repo: string | null, path: string | null) => void;
  readonly act: (action: PlaceAction, place: Place) => void;
  readonly picks: (place: Place) => Promise<readonly HandsOnPick[]>;
  readonly start: (pick: HandsOnPick) => void;
  readonly copy: (text: string) => void;
  /** Shows what the person changed about areas. */
  readonly showChanges: () => void;
}

export interface Content {
  readonly element: HTMLElement;
  update(state: AreasPageState, view: AreasView, areas: AreasModel): void;
  /** Moves the focus to what is selected on the map or in the table. */
  focus(): void;
  /** There is something new: what was learnt about single areas may be old. */
  forget(): void;
}

/** The page while there are areas: sentence, map or table, details, weeks. */
export function content(parts: ContentParts): Content {
  const { change, goTo, act } = parts;
  let shown: { readonly state: AreasPageState; readonly areas: AreasModel } | undefined;

  let mine: { readonly of: AreasModel; readonly areas: readonly AreaModel[] } | undefined;

  /** Those on the person's ground, the same list until there are other areas. */
  const onGround = (of: AreasModel): readonly AreaModel[] => {
    if (mine?.of !== of) mine = { of, areas: of.areas.filter(({ onMyGround }) => onMyGround) };
    return mine.areas;
  };
  const find = (place: Place): AreaModel | undefined =>
    shown?.areas.areas.find((area) => isSame(area, place));
  const select = (place: Place): void => {
    change({ selected: { repo: place.repo, path: place.path } });
  };
  const enter = (place: Place): void => {
    select(place);
    const area = find(place);
    if (area?.canDrill === true) goTo(area.repo, area.path);
    else about.focus();
  };
  const focus = (): void => {
    if (shown?.state.table === true) list.focus();
    else map.focus();
  };
  const says = headline(
    (place) => {
      act('catchUp', place);
    },
    (place) => {
      select(place);
      focus();
    },
  );
  const bar = toolbar({ change, goTo, showChanges: parts.showChanges });
  const map = areaMap({
    select,
    enter,
    up: () => {
      const at = shown === undefined ? null : above(shown.state);
      if (at !== null) goTo(at.repo, at.path);
    },
    showTail: () => {
      change({ table: true });
      focus();
    },
    showOutside: () => {
      change({ ground: 'all' });
    },
  });
  const colours = legend();
  const help = h(
    'p',
    { class: 'hidden', id: 'map-help' },
    'Arrows move to the tile beside, Enter looks inside or goes to what can be done, Escape goes up.',
  );
  const list = areaTable({
    select,
    enter,
    sort: (sort) => {
      change({ sort });
    },
    copy: parts.copy,
  });
  const about = details({ act, enter });
  const ways = waysBackIn(parts);
  const year = weeks(() => {
    change({ weeksTable: shown?.state.weeksTable !== true });
  }, parts.copy);
  const picture = h('div', { class: 'picture' }, help, map.element, colours, list.element);
  const columns = h(
    'div',
    { class: 'columns areas' },
    picture,
    h('aside', { 'aria-label': 'About the chosen area' }, about.element, ways.element),
  );

  return {
    element: h('div', {}, says.element, bar.element, columns, year.element, counted()),
    update(asked, { timeZone, offers }, areas) {
      // Where nothing is the person's ground, all of it is shown instead of one grey tile.
      const state = onGround(areas).length > 0 ? asked : { ...asked, ground: 'all' as const };
      shown = { state, areas };
      const { now } = areas.query;
      const onlyMine = state.ground === 'mine';
      const listed = onlyMine ? onGround(areas) : areas.areas;
      const { selected } = state;
      const chosen =
        listed.find((area) => isSame(area, selected)) ??
        listed.find((area) => isSame(area, areas.worst)) ??
        listed[0] ??
        null;
      says.update({ areas, size: state.size, asTable: state.table });
      bar.update(state, areas);
      for (const element of [map.element, colours]) element.hidden = state.table;
      list.element.hidden = !state.table;
      columns.classList.toggle('with-table', state.table);
      if (state.table) list.update({ areas: listed, sort: state.sort, selected: chosen, now });
      else {
        const outside = onlyMine ? areas.outside : 0;
        map.update({
          areas: listed,
          outside,
          size: state.size,
          selected: chosen,
          directory: state.path,
          now,
        });
      }
      const several = areas.repositories.length > 1;
      const repository = several
        ? (areas.repositories.find(({ root }) => root === chosen?.repo)?.name ?? null)
        : null;
      about.update({ area: chosen, now, timeZone, repository, offers });
      ways.show(chosen);
      year.update({
        weeks: areas.commitWeeks,
        today: dayAt(timeZone, now),
        asTable: state.weeksTable,
      });
    },
    focus,
    forget() {
      ways.forget();
    },
  };
}

/** The directory above the one that is shown, the default areas above a first one; null at the top. */
export function above({
  repo,
  path,
}: Pick<AreasPageState, 'repo' | 'path'>): Pick<AreasPageState, 'repo' | 'path'> | null {
  if (path === null) return null;
  // What the lead made of many folders lies in none.
  if (isOwnArea(path)) return { repo, path: null };
  const slash = path.lastIndexOf('/');
  return { repo, path: slash < 0 ? null : path.slice(0, slash) };
}
