import { changesOf, type AreaChanges } from '../../core/areas/areaChanges';
import {
  editFault,
  FOLDED,
  isOwnArea,
  ownAreaId,
  type AreaEdit,
  type KeptAreaEdit,
} from '../../core/areas/areaEdits';
import { partsOf, type PlannedArea } from '../../core/areas/areaPlan';
import { decodeBytes } from '../../core/areas/byteText';
import { defaultAreas } from '../../core/areas/defaultAreas';
import type { Perspective } from '../../core/areas/perspective';
import { ExpectedError } from '../../core/errors/expectedError';
import { folderMatcher } from '../../insights/areas/folderGlobs';
import { noSuchArea } from './unanswered';

/** Where the lead's changes of areas are kept, by the git directory that worktrees share. */
export interface AreaEditStore {
  read(commonDir: string): readonly Omit<KeptAreaEdit, 'repo'>[];
  /** @throws {ExpectedError} where nothing can be written. */
  add(commonDir: string, edit: AreaEdit): number;
  revoke(id: number): boolean;
}

/** The areas of repositories as the lead wants them. */
export class AreaBook {
  readonly #plans = new WeakMap<
    Perspective,
    { readonly key: string; readonly areas: readonly PlannedArea[] }
  >();

  constructor(private readonly store: AreaEditStore) {}

  /** What is kept of the lead's changes, the oldest first. */
  kept(commonDir: string): readonly Omit<KeptAreaEdit, 'repo'>[] {
    return this.store.read(commonDir);
  }

  changes(commonDir: string): AreaChanges {
    return changesOf(
      this.kept(commonDir).map(({ edit }) => edit),
      folderMatcher,
    );
  }

  /** The areas of a repository, cut once for each view of its history. */
  plan(perspective: Perspective, commonDir: string): readonly PlannedArea[] {
    const kept = this.kept(commonDir);
    const key = kept.map(({ id }) => id).join();
    const known = this.#plans.get(perspective);
    if (known?.key === key) return known.areas;
    const { view, classes } = perspective;
    const areas = defaultAreas(view, classes, this.changes(commonDir));
    this.#plans.set(perspective, { key, areas });
    return areas;
  }

  /** Keeps a change. @throws {ExpectedError} for one that makes no sense. */
  add(perspective: Perspective, commonDir: string, edit: AreaEdit): number {
    const plan = this.plan(perspective, commonDir);
    const fault = editFault(edit) ?? this.#faultIn(perspective, plan, edit);
    if (fault !== undefined) {
      throw new ExpectedError(fault, 'The areas are shown as they were.', 'Choose again.');
    }
    return this.store.add(commonDir, edit);
  }

  undo(id: number): boolean {
    return this.store.revoke(id);
  }

  #faultIn(
    perspective: Perspective,
    plan: readonly PlannedArea[],
    edit: AreaEdit,
  ): string | undefined {
    const { directories } = perspective.view;
    for (const id of namedIn(edit)) {
      if (!plan.some((area) => area.id === id)) throw noSuchArea(id);
      if (id === FOLDED)
        return 'What was folded together has too many folders to be changed as one.';
    }
    if (edit.kind === 'split' && !isOwnArea(edit.area)) {
      const area = plan.find(({ id }) => id === edit.area);
      const parts = area === undefined ? [] : partsOf(directories, area);
      return parts.some(({ whole }) => whole.length > 0)
        ? undefined
        : `There is no folder in ${edit.area} to split it into.`;
    }
    if (edit.kind === 'hide' && plan.length === 1) return 'The last area cannot be hidden.';
    if (edit.kind !== 'merge' && edit.kind !== 'gather') return undefined;
    const id = ownAreaId(edit.name);
    if (id === FOLDED || plan.some((area) => area.id === id)) {
      return `There is an area called ${edit.name} already.`;
    }
    if (edit.kind === 'merge') return undefined;
    const matches = folderMatcher(edit.globs);
    return directories.paths.some((path, number) => number > 0 && matches(decodeBytes(path)))
      ? undefined
      : `No folder with a committed file matches ${edit.globs.join(', ')}.`;
  }
}

function namedIn(edit: AreaEdit): readonly string[] {
  if (edit.kind === 'merge') return edit.areas;
  return edit.kind === 'gather' ? [] : [edit.area];
}
