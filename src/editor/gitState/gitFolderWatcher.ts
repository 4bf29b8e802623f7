import type { FileAccess } from '../fileAccess';
import { joined } from '../subscription';
import type { Subscription } from '../subscription';
import { joinUri } from '../uriText';
import type { GitFolder } from './gitFolder';

/** Files whose writing means that git did something: a checkout, commit, stash, restore, merge or rebase. */
const WRITTEN_BY_GIT = [
  'HEAD',
  'index',
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'REBASE_HEAD',
];

/** Tells the names of git's files (`HEAD`, `index`, `logs/HEAD`, ...) as they are written. */
export function watchGitFolder(
  { own }: GitFolder,
  files: FileAccess,
  written: (name: string) => void,
): Subscription {
  return joined([
    files.watch(own, WRITTEN_BY_GIT, written),
    files.watch(joinUri(own, 'logs'), ['HEAD'], () => {
      written('logs/HEAD');
    }),
  ]);
}
