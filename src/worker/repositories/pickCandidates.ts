import { areaById, withinArea } from '../../core/areas/areaById';
import { decodeBytes, encodeBytes, type ByteText } from '../../core/areas/byteText';
import { parentOf, type Directories } from '../../core/areas/directories';
import { byArea, wholeArea, type PlannedArea } from '../../core/areas/areaPlan';
import type { AreaModel } from '../../core/ledger/areas';
import type { GrepHit } from '../../git/grepParser';
import { GitFailure } from '../../git/gitFailure';
import { grepTree, type GrepQuery } from '../../git/grepTree';
import type { PickCandidate } from '../../insights/areas/picks';
import type { RepositoryReader } from './repositoryReader';
import type { Shown } from './seenAreas';

const SKIPPED_TEST =
  '(^|[^A-Za-z.])(it|test|describe|context|suite)\\.(skip|todo)\\(|(^|[^A-Za-z])x(it|describe|test)\\(|@(Ignore|Disabled)|pytest\\.mark\\.skip|unittest\\.skip|[^a-z]t\\.Skip\\(|#\\[ignore';
const TODO = '(//|#|/\\*|--|<!--|;)[ \\t]*(TODO|FIXME|XXX)';
const FLAG =
  '(feature|flag|enable|use)[A-Za-z_]*["\']?[ \\t]*[:=][ \\t]*(false|true|False|True)[ \\t]*[,;]?[ \\t]*$';
const NAME_OF_FLAG = /([A-Za-z_]\w{5,})["']?\s*[:=]\s*(?:false|true)/i;
const CODE =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|cs|php|swift|scala|ex|exs|c|cc|cpp|h|hpp|vue|svelte)$/;
const DOCS = /^(?:readme|index\.md|contributing)/i;

/** Areas that are looked at, the highest rank first. */
const AREAS = 6;
const HITS = 60;
const FLAGS = 8;
/** A folder with so many files deserves a word about itself. */
const UNDOCUMENTED = 6;
const SMALL_FILE = 4_000;

interface Place {
  readonly model: AreaModel;
  readonly area: PlannedArea;
  readonly folders: readonly string[];
}

/** Small things that could be done in these areas: found in the tree at head, contents are never kept. */
export async function pickCandidates(
  { reader, seen, plan }: Shown,
  areas: readonly AreaModel[],
): Promise<PickCandidate[]> {
  const { directories } = seen.perspective.view;
  const places = areas.slice(0, AREAS).flatMap((model): Place[] => {
    const area = areaById(directories, plan, model.path);
    return area === null ? [] : [{ model, area, folders: foldersOf(directories, area) }];
  });
  const files = filesOf(directories, places);
  const found: PickCandidate[] = [];
  for (const [index, place] of places.entries()) {
    const isInArea = withinArea(directories, place.area);
    const grep = async (pattern: string): Promise<readonly GrepHit[]> =>
      (await linesIn(reader, {
        commit: seen.head,
        pattern,
        paths: place.folders,
        wanted: (path) => CODE.test(path) && isInArea(encodeBytes(path)),
        perFile: 2,
        most: HITS,
      })) ?? [];
    const add = (
      hits: readonly GrepHit[],
      kind: PickCandidate['kind'],
      title: (hit: GrepHit) => string,
    ): void => {
      for (const hit of hits) {
        found.push({
          ...at(place, hit.path, hit.line, kind, title(hit)),
          bytes: directories.sizeOf(encodeBytes(hit.path)),
        });
      }
    };
    add(await grep(SKIPPED_TEST), 'skipped-test', ({ path }) => `Skipped test in ${nameOf(path)}`);
    add(await grep(TODO), 'todo', ({ text }) => todoTitle(text));
    add(
      await deadFlags(reader, seen.head, await grep(FLAG)),
      'dead-flag',
      ({ text }) => `Dead flag “${NAME_OF_FLAG.exec(text)?.[1] ?? ''}”`,
    );
    const own = files[index] ?? [];
    found.push(...undocumented(own, directories, place), ...smallFiles(own, directories, place));
  }
  return found;
}

function at(
  { model }: Place,
  path: string,
  line: number,
  kind: PickCandidate['kind'],
  title: string,
): Omit<PickCandidate, 'bytes'> {
  return { area: model.name, rank: model.rank, path, line, kind, title };
}

function foldersOf(directories: Directories, { whole, own }: PlannedArea): string[] {
  return [...whole, ...own].map((number) => decodeBytes(directories.paths[number] ?? ''));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function todoTitle(text: string): string {
  const words = /(?:TODO|FIXME|XXX)\b[:\s]*(?:\([^)]*\))?[:\s]*(.*)/.exec(text)?.[1] ?? '';
  const clean = words.replace(/\s*(?:\*\/|-->)\s*$/, '').trim();
  return clean === '' ? 'TODO without words' : `TODO: ${clean.slice(0, 80)}`;
}

/** null where some of the files are not there, as in a partial clone that is sparse; they are not fetched. */
async function linesIn({ git }: RepositoryReader, query: GrepQuery): Promise<GrepHit[] | null> {
  try {
    return await grepTree(git, query);
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 128) return null;
    throw error;
  }
}

/** Flags whose name occurs nowhere else in the tree: nothing asks for them any more. */
async function deadFlags(
  reader: RepositoryReader,
  commit: string,
  hits: readonly GrepHit[],
): Promise<GrepHit[]> {
  const dead: GrepHit[] = [];
  for (const hit of hits.slice(0, FLAGS)) {
    const name = NAME_OF_FLAG.exec(hit.text)?.[1];
    if (name === undefined) continue;
    const uses = await linesIn(reader, {
      commit,
      pattern: `(^|[^A-Za-z_0-9])${name}([^A-Za-z_0-9]|$)`,
      most: 2,
    });
    if (uses?.length === 1) dead.push(hit);
  }
  return dead;
}

/** The files of each place, in the order of the tree. */
function filesOf(directories: Directories, places: readonly Place[]): readonly ByteText[][] {
  const files: ByteText[][] = places.map(() => []);
  const { groupOf } = byArea(
    directories,
    places.map(({ area }) => area),
  );
  for (const path of directories.allFiles()) {
    files[groupOf[directories.numberOf(parentOf(path))] ?? -1]?.push(path);
  }
  return files;
}

/** What is in one folder: how many files, the first of its code, and is there something to read. */
interface Folder {
  files: number;
  direct: ByteText | undefined;
  below: ByteText | undefined;
  documented: boolean;
}

function undocumented(
  files: readonly ByteText[],
  directories: Directories,
  place: Place,
): PickCandidate[] {
  const { whole } = place.area;
  const { groupOf } = byArea(
    directories,
    whole.map((number) => wholeArea(directories, number)),
  );
  const folders = whole.map((): Folder => ({
    files: 0,
    direct: undefined,
    below: undefined,
    documented: false,
  }));
  for (const path of files) {
    const number = directories.numberOf(parentOf(path));
    const folder = folders[groupOf[number] ?? -1];
    if (folder === undefined) continue;
    folder.files++;
    const isDirect = whole[groupOf[number] ?? -1] === number;
    if (isDirect && DOCS.test(nameOf(path))) folder.documented = true;
    if (CODE.test(path)) folder[isDirect ? 'direct' : 'below'] ??= path;
  }
  return folders.flatMap((folder, index) => {
    const name = decodeBytes(directories.paths[whole[index] ?? 0] ?? '');
    const first = folder.direct ?? folder.below;
    if (name === '' || folder.documented || folder.files < UNDOCUMENTED || first === undefined)
      return [];
    const title = `No README in ${name}`;
    return [{ ...at(place, decodeBytes(first), 0, 'missing-docs', title), bytes: null }];
  });
}

function smallFiles(
  files: readonly ByteText[],
  directories: Directories,
  place: Place,
): PickCandidate[] {
  if (!place.model.isBlindSpot && place.model.changesSince === 0) return [];
  return files
    .map((path) => ({ path, bytes: directories.sizeOf(path) }))
    .filter(({ path, bytes }) => bytes > 200 && bytes <= SMALL_FILE && CODE.test(path))
    .slice(0, HITS)
    .map(({ path, bytes }) => ({
      ...at(
        place,
        decodeBytes(path),
        0,
        'small-file',
        `Read and tidy ${nameOf(decodeBytes(path))}`,
      ),
      bytes,
    }));
}
