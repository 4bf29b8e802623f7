import picomatch from 'picomatch';

// A test for folders by globs relative to the repository: `services/*/api`, `**/migrations`. One without a slash
// is a name at any depth; what stands for everything below a folder stands for the folder.
export function folderMatcher(globs: readonly string[]): (folder: string) => boolean {
  const patterns = globs
    .map((glob) =>
      glob
        .trim()
        .replace(/^\.?\//, '')
        .replace(/(?:\/\*\*)?\/?$/, ''),
    )
    .filter((glob) => glob !== '')
    .map((glob) => (glob.includes('/') ? glob : `**/${glob}`));
  return patterns.length === 0 ? () => false : picomatch(patterns, { dot: true });
}
