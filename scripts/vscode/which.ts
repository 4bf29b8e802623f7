import { say } from '../lib/run';
import { codeExecutable, displayMissing, downloadedDesktop } from './desktop';
import type { ReleaseName } from './serverInstall';
import { serverUnsupported } from './serverInstall';

export type Choice =
  | { readonly kind: 'desktop'; readonly executable: string }
  | { readonly kind: 'server'; readonly release: ReleaseName };

/**
 * Which VS Code to use: a desktop one where it can be had, else the server. `HANDS_ON_VSCODE` decides
 * instead: `server`, `server-lowest`, `desktop`, or a desktop version such as `1.101.0`.
 * @param purpose to `start`, a person's own VS Code comes first; to `test`, a downloaded one
 * @throws where neither can run
 */
export async function chooseVsCode(purpose: 'start' | 'test'): Promise<Choice> {
  const wish = process.env['HANDS_ON_VSCODE'] ?? '';
  if (wish === 'server' || wish === 'server-lowest') {
    return server(releaseWanted(), 'not asked for');
  }
  const noDisplay = displayMissing();
  const executable = noDisplay === undefined ? await desktop(purpose, wish) : undefined;
  if (executable !== undefined) return { kind: 'desktop', executable };
  const reason = noDisplay ?? 'none found';
  if (wish !== '') throw new Error(`No desktop VS Code (${wish}) can be used here: ${reason}.`);
  say(`No desktop VS Code here (${reason}): using VS Code’s server and a browser.`);
  return server('stable', reason);
}

/** The server's release: `HANDS_ON_VSCODE=server-lowest` asks for the oldest. */
export function releaseWanted(): ReleaseName {
  return process.env['HANDS_ON_VSCODE'] === 'server-lowest' ? 'lowest' : 'stable';
}

function server(release: ReleaseName, reason: string): Choice {
  const unsupported = serverUnsupported();
  if (unsupported === undefined) return { kind: 'server', release };
  throw new Error(`No VS Code can be run here. Desktop: ${reason}. Server: ${unsupported}.`);
}

async function desktop(purpose: 'start' | 'test', wish: string): Promise<string | undefined> {
  if (/^\d/.test(wish)) return downloadedDesktop(wish);
  const downloaded = (): Promise<string | undefined> => downloadedDesktop('stable');
  return purpose === 'start'
    ? ((await codeExecutable()) ?? (await downloaded()))
    : ((await downloaded()) ?? (await codeExecutable()));
}
