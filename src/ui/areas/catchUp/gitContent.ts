import * as vscode from 'vscode';
import * as v from 'valibot';
import type { AreasPort } from '../../../core/ports/ledgerPort';
import type { Place } from '../../../protocol/areas';

/** One file at one revision, read only. */
export const GIT_SCHEME = 'hands-on-git';

const revision = v.object({ repo: v.string(), revision: v.string(), path: v.string() });

/** A file of a repository on the disk. */
export function fileUri({ repo, path }: Place): vscode.Uri {
  return path === '' ? vscode.Uri.file(repo) : vscode.Uri.joinPath(vscode.Uri.file(repo), path);
}

/** The file as it was; its path keeps the name and with it the language. */
export function revisionUri(place: Place, id: string): vscode.Uri {
  const { repo, path } = place;
  return fileUri(place).with({
    scheme: GIT_SCHEME,
    query: JSON.stringify({ repo, revision: id, path }),
  });
}

/** Hands VS Code the contents of {@link revisionUri}s, from the git index's worker. */
export function registerGitContent(areas: Pick<AreasPort, 'fileAt'>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(GIT_SCHEME, {
    provideTextDocumentContent: async ({ query }) => {
      const { repo, revision: id, path } = v.parse(revision, JSON.parse(query));
      const text = await areas.fileAt(repo, id, path);
      return (
        text ??
        'This version cannot be shown: it is not text, is very large, or is not on this machine.\n'
      );
    },
  });
}
