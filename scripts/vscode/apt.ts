import { access } from 'node:fs/promises';
import { must, onPath, say } from '../lib/run';

/** Packages of Debian and Ubuntu that building VS Code's native modules needs and this computer lacks. */
export async function missingBuildTools(): Promise<string[]> {
  const programs: readonly (readonly [string, string])[] = [
    ['g++', 'g++'],
    ['make', 'make'],
    ['python3', 'python3'],
    ['pkg-config', 'pkg-config'],
  ];
  const missing: string[] = [];
  for (const [program, name] of programs) {
    if ((await onPath(program)) === undefined) missing.push(name);
  }
  const header = await access('/usr/include/gssapi/gssapi.h').then(
    () => true,
    () => false,
  );
  if (!header) missing.push('libkrb5-dev');
  return missing;
}

/**
 * Installs packages, where that is possible: as root, with apt.
 * @throws with the command to run by hand where it is not.
 */
export async function aptInstall(packages: readonly string[], log: string): Promise<void> {
  if (packages.length === 0) return;
  const apt = await onPath('apt-get');
  const root = process.getuid?.() === 0;
  if (apt === undefined || !root) {
    throw new Error(
      `These packages are needed: ${packages.join(', ')}. ` +
        `Install them, for example with: sudo apt-get install -y ${packages.join(' ')}`,
    );
  }
  say(`Installing packages with apt: ${packages.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await must('apt-get update', apt, [...wait, 'update'], { log, env });
  await must(
    'apt-get install',
    apt,
    [...wait, 'install', '-y', '--no-install-recommends', ...packages],
    {
      log,
      env,
    },
  );
}
