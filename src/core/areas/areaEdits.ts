/**
 * What the lead changed about the areas of a repository, one step at a time. An area is named by its id
 * (`AreaModel.path`).
 */
export type AreaEdit =
  | { readonly kind: 'rename'; readonly area: string; readonly name: string }
  /** Shown in its folders instead. */
  | { readonly kind: 'split'; readonly area: string }
  /** Shown as one, of this name. */
  | { readonly kind: 'merge'; readonly areas: readonly string[]; readonly name: string }
  | { readonly kind: 'hide'; readonly area: string }
  /** All folders that a glob matches, with everything below, become one area of this name. */
  | { readonly kind: 'gather'; readonly name: string; readonly globs: readonly string[] };

/** An edit that holds. */
export interface KeptAreaEdit {
  readonly id: number;
  /** Root of the repository. */
  readonly repo: string;
  /** Epoch ms. */
  readonly created: number;
  readonly edit: AreaEdit;
}

/** What begins the id of an area that the lead made of several folders; no folder of git begins like that. */
const OWN = ':';
/** What was folded together because there were too many. */
export const FOLDED = `${OWN}other`;
/** Longest name and glob, characters, and most of them in one edit. */
const LONGEST = 200;
const MOST = 100;

/** The id of an area that the lead made. */
export function ownAreaId(name: string): string {
  return `${OWN}${name}`;
}

/** Did the lead make this area of several folders. */
export function isOwnArea(id: string): boolean {
  return id.startsWith(OWN);
}

/** An edit in words, for lists: `docs is hidden`. */
export function editText(edit: AreaEdit): string {
  const called = (id: string): string => (isOwnArea(id) ? id.slice(OWN.length) : id);
  switch (edit.kind) {
    case 'rename':
      return `${called(edit.area)} is called ${edit.name}`;
    case 'split':
      return `${called(edit.area)} is shown in its folders`;
    case 'merge':
      return `${edit.areas.map(called).join(' and ')} are one: ${edit.name}`;
    case 'hide':
      return `${called(edit.area)} is hidden`;
    case 'gather':
      return `${edit.globs.join(', ')} is one area: ${edit.name}`;
  }
}

/** Why an edit makes no sense by itself, in words; undefined where it does. */
export function editFault(edit: AreaEdit): string | undefined {
  const name = 'name' in edit ? edit.name : null;
  if (name !== null && (name.trim() === '' || name.length > LONGEST)) {
    return `A name has 1 to ${LONGEST} characters.`;
  }
  if (edit.kind === 'merge' && (new Set(edit.areas).size < 2 || edit.areas.length > MOST)) {
    return 'Choose at least two areas to make one of them.';
  }
  if (edit.kind !== 'gather') return undefined;
  const { globs } = edit;
  const usable = globs.every((glob) => glob.trim() !== '' && glob.length <= LONGEST);
  return globs.length > 0 && globs.length <= MOST && usable
    ? undefined
    : 'Name the folders by at least one pattern, such as services/*/api.';
}

/** Reads an edit as it was stored; null for what is none. */
export function parseAreaEdit(stored: unknown): AreaEdit | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const edit = stored as Record<string, unknown>;
  const text = (key: string): string | null => {
    const value = edit[key];
    return typeof value === 'string' ? value : null;
  };
  const texts = (key: string): string[] | null => {
    const value = edit[key];
    const all = Array.isArray(value) && value.every((one) => typeof one === 'string');
    return all ? value : null;
  };
  const [area, name, areas, globs] = [text('area'), text('name'), texts('areas'), texts('globs')];
  switch (edit['kind']) {
    case 'rename':
      return area !== null && name !== null ? { kind: 'rename', area, name } : null;
    case 'split':
    case 'hide':
      return area !== null ? { kind: edit['kind'], area } : null;
    case 'merge':
      return areas !== null && name !== null ? { kind: 'merge', areas, name } : null;
    case 'gather':
      return globs !== null && name !== null ? { kind: 'gather', name, globs } : null;
    default:
      return null;
  }
}
