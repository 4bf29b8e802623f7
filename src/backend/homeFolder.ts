import { homedir } from 'node:os';
import path from 'node:path';

/** A path of a setting as an absolute one: `~` is the person's home folder on this machine. */
export function fromHome(setting: string): string {
  if (setting === '~') return homedir();
  return /^~[\\/]/.test(setting) ? path.join(homedir(), setting.slice(2)) : setting;
}
