import type { HistorySink } from '../core/areas/historySink';
import { LOG_FORMAT, LogParser } from './logParser';
import type { ObjectFormat } from './objectFormat';
import type { SafeGit } from './safeGit';
import { streamGit } from './stream';

// Every setting of a repository that could change the output is overruled; -M100% needs no blob.
const LOG = [
  'log',
  '-z',
  '--raw',
  '--no-abbrev',
  '-M100%',
  '--no-diff-merges',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  '--no-notes',
  '--no-mailmap',
  '--no-decorate',
  '--no-follow',
  '--no-relative',
  '-O/dev/null',
  '--encoding=UTF-8',
  '--ignore-submodules=none',
];

/** The arguments that print the history of `tip` without that of the commits in `known`. */
export function logArguments(tip: string, known: readonly string[]): string[] {
  const excluded = known.map((id) => `^${id}`);
  return [...LOG, `--format=${LOG_FORMAT}`, '--end-of-options', tip, ...excluded, '--'];
}

/**
 * Reads a history into the sink, newest first.
 * @param tip full id of a commit, as are `known`.
 */
export async function readHistory(
  git: SafeGit,
  tip: string,
  known: readonly string[],
  format: ObjectFormat,
  sink: HistorySink,
  signal?: AbortSignal,
): Promise<void> {
  const parser = new LogParser(sink, format);
  await streamGit(git.call(logArguments(tip, known)), {
    onChunk: (chunk) => {
      parser.push(chunk);
    },
    signal,
  });
  parser.end();
}
