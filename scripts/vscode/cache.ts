import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../lib/run';

/** Where slow installations are kept between runs and clones: outside node_modules, per user. */
export function cacheFolder(): string {
  const { env, platform } = process;
  if (env['XDG_CACHE_HOME']) return path.join(env['XDG_CACHE_HOME'], 'hands-on');
  if (platform === 'win32' && env['LOCALAPPDATA']) {
    return path.join(env['LOCALAPPDATA'], 'hands-on', 'cache');
  }
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'hands-on');
  return path.join(homedir(), '.cache', 'hands-on');
}

const MARKER = '.complete';

/**
 * Installs something slow once. The marker is written last, so that an installation which was cut short is
 * done again; a lock keeps two runs from installing at the same time.
 * @param name the folder's name below the cache, with all versions that matter in it
 * @returns the folder
 */
export async function installOnce(
  name: string,
  install: (folder: string, log: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  const marker = path.join(folder, MARKER);
  if (await exists(marker)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const unlock = await lock(`${folder}.lock`);
  try {
    if (await exists(marker)) return folder;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await install(folder, `${folder}.log`);
    await writeFile(marker, new Date().toISOString());
    return folder;
  } finally {
    await unlock();
  }
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Holds a lock file with our pid in it; one whose process is gone is taken over. */
async function lock(file: string): Promise<() => Promise<void>> {
  for (let waiting = false; ; waiting = true) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (!(await ownerLives(file))) {
      await rm(file, { force: true });
      continue;
    }
    if (!waiting) say(`Another run is installing (${file}): waiting for it ...`);
    await delay(1000);
  }
}

async function ownerLives(file: string): Promise<boolean> {
  const written = await stat(file).catch(() => undefined);
  if (written === undefined) return false;
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  // Between its creation and the pid's writing the file is empty for a moment.
  if (!Number.isInteger(pid) || pid <= 0) return Date.now() - written.mtimeMs < 5000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
