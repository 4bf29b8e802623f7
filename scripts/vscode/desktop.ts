import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { onPath, say } from '../lib/run';

/** The oldest VS Code whose extension host has `node:sqlite`; the manifest's engines say the same. */
const LOWEST = [1, 101] as const;
const UPDATE_SERVER = 'https://update.code.visualstudio.com/api/releases/stable';
/** A computer without the Internet must not wait for the download's own retries. */
const PROBE_MS = 4000;

/** Why no desktop window can be shown here, or undefined where one can. */
export function displayMissing(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return undefined;
  return 'no display';
}

/** The program behind the `code` command on the PATH, if that is a desktop's and new enough. */
export async function codeExecutable(): Promise<string | undefined> {
  const code = await onPath('code');
  // In a remote window's terminal `code` talks to that window and cannot develop extensions.
  if (code === undefined || process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  const bin = path.dirname(realpathSync(code));
  const program = [
    path.join(bin, '..', 'code'),
    path.join(bin, '..', 'Code.exe'),
    path.join(bin, '../../../MacOS/Code'),
    path.join(bin, '../../../MacOS/Electron'),
  ].find((place) => existsSync(place));
  if (program === undefined) return undefined;
  const version = productVersion(bin);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < LOWEST[0] || (major === LOWEST[0] && minor < LOWEST[1])) {
    say(`${code} is VS Code ${version}, older than ${LOWEST.join('.')}: not used.`);
    return undefined;
  }
  return program;
}

/** The version in the product's own package.json, beside the folder of the `code` command. */
function productVersion(bin: string): string {
  const file = [
    path.join(bin, '../resources/app/package.json'),
    path.join(bin, '../package.json'),
  ].find((place) => existsSync(place));
  if (file === undefined) return '0.0';
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: string };
  return version ?? '0.0';
}

/**
 * VS Code as `@vscode/test-electron` downloads it, kept in `.vscode-test`.
 * @param version `stable` or a number such as `1.101.0`
 * @returns the program, or undefined where the download cannot be reached
 */
export async function downloadedDesktop(version: string): Promise<string | undefined> {
  const reachable = await fetch(UPDATE_SERVER, { signal: AbortSignal.timeout(PROBE_MS) }).then(
    (response) => response.ok,
    () => false,
  );
  if (!reachable) {
    say('VS Code’s download cannot be reached.');
    return undefined;
  }
  return downloadAndUnzipVSCode(version);
}
