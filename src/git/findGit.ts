import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** Where a git program may come from. */
export interface GitSearch {
  /** Path known from elsewhere (the built-in git extension's), tried first. */
  readonly hint?: string | undefined;
  /** Folders whose contents are not trusted to bring programs: the opened ones. */
  readonly outside: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Finds git as an absolute path that lies in none of the opened folders or their repositories: Windows
 * looks into the current folder before PATH, and a `git.exe` there would be somebody else's program.
 * @returns null when there is none.
 */
export function findGit({ hint, outside, env }: GitSearch): string | null {
  const closed = outside.flatMap((folder) => [folder, repositoryOf(folder)]).map(real);
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const found = searchPath(env).map((folder) => join(folder, name));
  const candidates = hint === undefined ? found : [hint, ...found];
  return (
    candidates.find((path) => isAbsolute(path) && isProgram(path) && !isIn(path, closed)) ?? null
  );
}

/** The folders of PATH that are absolute and lie in none of `outside`. */
export function safePath(env: NodeJS.ProcessEnv, outside: readonly string[]): string {
  const closed = outside.flatMap((folder) => [folder, repositoryOf(folder)]).map(real);
  return searchPath(env)
    .filter((folder) => !closed.some((root) => contains(root, real(folder))))
    .join(delimiter);
}

function searchPath(env: NodeJS.ProcessEnv): string[] {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH');
  return ((key === undefined ? undefined : env[key]) ?? '').split(delimiter).filter(isAbsolute);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

// Both the name and what it leads to have to lie outside.
function isIn(path: string, closed: readonly string[]): boolean {
  const places = [join(real(dirname(path)), 'git'), real(path)];
  return closed.some((root) => places.some((place) => contains(root, place)));
}

function contains(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
