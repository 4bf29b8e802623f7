import type { Clock } from '../../core/ports/clock';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';
import { vscodeFiles } from '../vscodeFiles';
import type { GitApi, GitRepository } from './gitApi';
import { whenGitApi } from './gitExtension';
import { GitStates } from './gitStates';

export interface GitStateEvents extends Subscription {
  /** Watches one more repository. @param root a decoded URI */
  add(root: string): void;
}

/** The state of each repository that the git extension knows of or that is added. */
export function subscribeGitStates(sink: RawSink, clock: Pick<Clock, 'after'>): GitStateEvents {
  const states = new GitStates(sink, vscodeFiles, clock);
  const subscriptions: Subscription[] = [states];

  const open = (repository: GitRepository): void => {
    const root = repository.rootUri.toString(true);
    const tell = (): void => {
      states.told(root, repository.state);
    };
    tell();
    subscriptions.push(repository.state.onDidChange(tell));
  };
  const found = (api: GitApi): void => {
    api.repositories.forEach(open);
    subscriptions.push(
      api.onDidOpenRepository(open),
      api.onDidCloseRepository(({ rootUri }) => {
        states.forget(rootUri.toString(true));
      }),
    );
  };
  subscriptions.push(
    whenGitApi(found, (present) => {
      states.extensionSettled(present);
    }),
  );
  return {
    add: (root) => {
      states.add(root);
    },
    dispose: () => {
      joined(subscriptions).dispose();
    },
  };
}
