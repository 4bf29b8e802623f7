import { dayAt } from '../../core/calendar/zone';
import { areaFacts } from '../../core/areas/areaFacts';
import type { AreaFacts, GroundRules } from '../../core/areas/areaFacts';
import { areasWithin, childrenOf } from '../../core/areas/areaPlan';
import type { PlannedArea } from '../../core/areas/areaPlan';
import { encodeBytes } from '../../core/areas/byteText';
import { defaultAreas } from '../../core/areas/defaultAreas';
import type { AreaEdits } from '../../core/areas/defaultAreas';
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

/** The map of a repository, in its default areas as the lead edited them. */
export function areasModel(
  perspective: Perspective,
  query: AreasQuery,
  edits?: AreaEdits,
): AreasModel {
  const { view, classes, mergesVisible } = perspective;
  const areas = viewsOf(perspective, defaultAreas(view, classes, edits), query);
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
 * What a directory consists of, one level down.
 * @param path the directory, `.` for the root
 * @returns nothing for a directory that is not there
 */
export function areaParts(
  perspective: Perspective,
  path: string,
  query: AreasQuery,
): readonly AreaView[] {
  const { directories } = perspective.view;
  const number = directories.numberOf(path === '.' ? '' : encodeBytes(path));
  if (number < 0) return [];
  return viewsOf(perspective, areasWithin(directories, childrenOf(directories), number), query);
}

function viewsOf(
  perspective: Perspective,
  planned: readonly PlannedArea[],
  { ground, now, zone }: AreasQuery,
): AreaView[] {
  const { mergesVisible } = perspective;
  const today = dayAt(zone, now);
  return areaFacts(perspective, planned, ground, now)
    .map((facts) => {
      const written = facts.written === null ? null : dayAt(zone, facts.written);
      return {
        ...facts,
        age: ageOf(facts.written, now),
        sentence: sentenceOf({ ...facts, written, mergesVisible }, today),
      };
    })
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
}
