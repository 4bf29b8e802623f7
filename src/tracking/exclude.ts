import picomatch from 'picomatch';
import type { RepositoryPath } from '../core/ports/repositoryLocator';

/**
 * Which files leave no trace. A glob is matched against the path in the repository; one without a slash
 * matches a name at any depth, and a matching folder takes all below it along.
 * @param globs unusable ones (empty) match nothing
 */
export function excluder(globs: readonly string[]): (place: RepositoryPath) => boolean {
  const patterns = globs
    .map((glob) => glob.trim())
    .filter((glob) => glob !== '')
    .map((glob) => glob.replace(/^\.?\//, '').replace(/\/$/, ''))
    .flatMap((glob) => {
      const anywhere = glob.includes('/') ? glob : `**/${glob}`;
      return [anywhere, `${anywhere}/**`];
    });
  if (patterns.length === 0) return () => false;
  const matches = picomatch(patterns, { dot: true });
  const known = new Map<string, boolean>();
  return ({ path }) => {
    let answer = known.get(path);
    if (answer === undefined) {
      if (known.size > 5_000) known.clear();
      answer = path !== '' && matches(path);
      known.set(path, answer);
    }
    return answer;
  };
}
