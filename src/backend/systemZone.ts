import { realpathSync } from 'node:fs';
import { isZone } from '../core/calendar/zone';

const HOUR = 60;

/**
 * IANA name of the computer's time zone as it is at this moment, for `Date` too.
 *
 * Node reads the zone when it starts and keeps it, whatever the computer is set to later. Writing or deleting the
 * environment's TZ makes it look again, also where nothing about TZ changes (`DateTimeConfigurationChangeNotification`
 * in node_env_var.cc). Only the main thread can do that.
 */
export function systemZone(): string {
  const told = process.env['TZ'];
  if (told === undefined) delete process.env['TZ'];
  else process.env['TZ'] = told;
  // Undefined, or another zone, where TZ is a file or a rule, whatever the types say.
  const name = new Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  const known = [zoneOfFile(told ?? ''), name].find((zone) => zone !== undefined && isZone(zone));
  return known ?? fixed();
}

/** `:/etc/localtime` stands for the zone that the file is a link to. */
function zoneOfFile(told: string): string | undefined {
  const path = told.replace(/^:/, '');
  if (!path.startsWith('/')) return undefined;
  try {
    return /\/zoneinfo[^/]*\/(.+)$/.exec(realpathSync(path))?.[1];
  } catch {
    return undefined;
  }
}

/** The zone of the offset that holds now; UTC where that is no whole hour. */
function fixed(): string {
  // Etc/GMT+3 is three hours behind, as in POSIX.
  const behind = new Date().getTimezoneOffset() / HOUR;
  const zone = `Etc/GMT${behind < 0 ? '' : '+'}${behind}`;
  return isZone(zone) ? zone : 'UTC';
}
