import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, run, say } from '../lib/run';

/** Where `npm run package` puts the extension. */
export const VSIX = path.join(ROOT, 'hands-on.vsix');

/** Builds and packages the extension. @throws when that fails, or when the packager warns of something. */
export async function packageVsix(): Promise<string> {
  say('Packaging the extension ...');
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const log = path.join(ROOT, 'out/package.log');
  await mkdir(path.dirname(log), { recursive: true });
  await writeFile(log, '');
  const args = [vsce, 'package', '--no-dependencies', '--out', VSIX];
  const code = await run(process.execPath, args, { env: toolEnv(), log });
  const text = await readFile(log, 'utf8');
  say(text.trimEnd());
  if (code !== 0) throw new Error('The extension could not be packaged.');
  if (/^\s*WARN/m.test(text)) throw new Error('The packager warns: see above.');
  return VSIX;
}

/** The project's own tools, and the Node that runs us, come first on the PATH. */
export function toolEnv(): NodeJS.ProcessEnv {
  const own = [path.join(ROOT, 'node_modules/.bin'), path.dirname(process.execPath)];
  const list = [...own, process.env['PATH'] ?? ''].join(path.delimiter);
  return { ...process.env, PATH: list };
}
