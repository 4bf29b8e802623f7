import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A git that reads histories no faster than an old disk would, until it is told to hurry. */
export interface SlowGit {
  /** Its program, outside of every workspace. */
  readonly program: string;
  hurry(): void;
}

/** Bytes of history a second. */
const SPEED = 250_000;

/** @param folder outside of the workspace */
export function slowGit(folder: string): SlowGit {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const program = path.join(folder, 'git');
  const slow = path.join(folder, 'slow');
  writeFileSync(slow, '');
  writeFileSync(
    program,
    `#!/bin/sh
case " $* " in
  *" log "*" --raw "*) [ -e '${slow}' ] && exec '${process.execPath}' '${program}.js' "$@" ;;
esac
exec '${real}' "$@"
`,
  );
  chmodSync(program, 0o755);
  writeFileSync(
    `${program}.js`,
    `const { spawn } = require('node:child_process');
const git = spawn(${JSON.stringify(real)}, process.argv.slice(2), { stdio: ['ignore', 'pipe', 'inherit'] });
git.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  git.stdout.pause();
  setTimeout(() => git.stdout.resume(), (chunk.length / ${SPEED}) * 1000);
});
git.on('close', (code) => { process.exitCode = code ?? 1; });
`,
  );
  return {
    program,
    hurry: () => {
      if (existsSync(slow)) rmSync(slow);
    },
  };
}
