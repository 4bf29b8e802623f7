import type { Day } from '../../core/calendar/day';
import { dayAt } from '../../core/calendar/zone';
import { areaFacts } from '../../core/areas/areaFacts';
import type { AreaFacts, GroundRules } from '../../core/areas/areaFacts';
import { areaById } from '../../core/areas/areaById';
import { partsOf } from '../../core/areas/areaPlan';
import type { PlannedArea } from '../../core/areas/areaPlan';
import { defaultAreas } from '../../core/areas/defaultAreas';
import type { Perspective } from '../../core/areas/perspective';
import { ageOf } from '../../core/areas/rank';
import type { Age } from '../../core/areas/rank';
import { sentenceOf } from '../../core/areas/sentence';

/** An area as the map, the table, the tree and the details show it. */
export interface AreaView extends AreaFacts {
  /** Step of the colour: days since I last wrote. */
  readonly age: Age;
  readonly sentence: string;
}

/** The areas of one repository. */
export interface AreasModel {
  readonly head: string;
  /** By rank, ties by id. */
  readonly areas: readonly AreaView[];
  /** Id of the worst blind spot, else of the first candidate on my ground, else null. */
  readonly worst: string | null;
  /** Areas outside my ground. */
  readonly outside: number;
  readonly mergesVisible: boolean;
}

/** What the model depends on besides history. */
export interface AreasQuery {
  readonly ground: GroundRules;
  /** Epoch ms. */
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
}

/** @param plan the repository's default areas, as the lead changed them */
export function areasModel(
  perspective: Perspective,
  query: AreasQuery,
  plan: readonly PlannedArea[] = defaultAreas(perspective.view, perspective.classes),
): AreasModel {
  const { view, mergesVisible } = perspective;
  const areas = viewsOf(perspective, plan, query);
  const mine = areas.filter(({ onMyGround, changesSince }) => onMyGround && changesSince > 0);
  return {
    head: view.history.hashes.hex(view.head),
    areas,
    worst: (mine.find(({ isBlindSpot }) => isBlindSpot) ?? mine[0])?.id ?? null,
    outside: areas.filter(({ onMyGround }) => !onMyGround).length,
    mergesVisible,
  };
}

/**
 * What an area consists of: a directory one level down (`.` for the root), or the places it was made of.
 * @param id of the plan, or a directory's path
 * @returns nothing for one that is not there
 */
export function areaParts(
  perspective: Perspective,
  id: string,
  query: AreasQuery,
  plan: readonly PlannedArea[] = [],
): readonly AreaView[] {
  const { directories } = perspective.view;
  const area = areaById(directories, plan, id);
  return area === null ? [] : viewsOf(perspective, partsOf(directories, area), query);
}

/** One area of the plan or any directory; null for one that is not there. */
export function areaAt(
  perspective: Perspective,
  id: string,
  query: AreasQuery,
  plan: readonly PlannedArea[],
): AreaView | null {
  const area = areaById(perspective.view.directories, plan, id);
  return area === null ? null : (viewsOf(perspective, [area], query)[0] ?? null);
}

// Thousands of folders were written in few commits, and to tell the day of one takes longer than all else about it.
function daysIn(zone: string): (at: number) => Day {
  const known = new Map<number, Day>();
  return (at) => {
    let day = known.get(at);
    if (day === undefined) known.set(at, (day = dayAt(zone, at)));
    return day;
  };
}

function viewsOf(
  perspective: Perspective,
  planned: readonly PlannedArea[],
  { ground, now, zone }: AreasQuery,
): AreaView[] {
  const { mergesVisible, whole } = perspective;
  const dayOf = daysIn(zone);
  const today = dayOf(now);
  return areaFacts(perspective, planned, ground, now)
    .map((facts) => {
      const written = facts.written === null ? null : dayOf(facts.written);
      return {
        ...facts,
        age: ageOf(facts.written, now),
        sentence: sentenceOf({ ...facts, written, mergesVisible, whole }, today),
      };
    })
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
}
