import path from 'node:path';
import { ROOT, run, say } from '../lib/run';

/** Where `npm run package` puts the extension. */
export const VSIX = path.join(ROOT, 'hands-on.vsix');

/** Builds and packages the extension. @throws when that fails. */
export async function packageVsix(): Promise<string> {
  say('Packaging the extension ...');
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const code = await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', VSIX], {
    env: toolEnv(),
  });
  if (code !== 0) throw new Error('The extension could not be packaged.');
  return VSIX;
}

/** The project's own tools, and the Node that runs us, come first on the PATH. */
export function toolEnv(): NodeJS.ProcessEnv {
  const own = [path.join(ROOT, 'node_modules/.bin'), path.dirname(process.execPath)];
  const list = [...own, process.env['PATH'] ?? ''].join(path.delimiter);
  return { ...process.env, PATH: list };
}
