import type { LedgerSettings } from '../../core/ports/ledgerPort';
import { DEFAULT_SCHEDULE, parseSchedule, type WeeklySchedule } from '../../core/weekly/schedule';
import type { ParameterName, TimeParameters } from '../../core/time/parameters';
import { DEFAULT_PARAMETERS, parameterFault } from '../../core/time/parameters';
import { readBlocks, type BlockSettings } from './readBlocks';

/** All settings, checked; durations of parameters in ms. */
export interface Settings {
  /** What the worker needs: parameters, target, share, retention, time zone. */
  readonly ledger: LedgerSettings;
  /** May totals go to the person's other computers by VS Code's Settings Sync. */
  readonly sync: boolean;
  /** Globs of files that leave no trace. */
  readonly exclude: readonly string[];
  /** Further e-mail addresses and `@logins` of the person. */
  readonly identities: readonly string[];
  /** `@org/team` names of CODEOWNERS that mean the person too. */
  readonly teams: readonly string[];
  readonly agentCommands: readonly string[];
  readonly agentMarks: readonly string[];
  /** Times of the week that the person keeps for building. */
  readonly blocks: BlockSettings;
  /** When the week is summed up. */
  readonly weeklySummary: WeeklySchedule;
  /** Where hand-off notes are saved: absolute, or below the home folder by `~`; empty for nowhere. */
  readonly handOffFolder: string;
}

export interface SettingsReading {
  readonly settings: Settings;
  /** One sentence for each value that was not usable and gave way to its default. */
  readonly faults: readonly string[];
}

const PARAMETERS = Object.keys(DEFAULT_PARAMETERS) as ParameterName[];
const DEFAULT_RETENTION = 400;

/**
 * Reads every setting once. Nothing throws: what is not usable is named in `faults` and its default
 * holds. A value that was never set may be undefined.
 *
 * @param get the value of a setting by its name without `handsOn.`
 * @param timeZone IANA name of the zone in which days begin
 */
export function readSettings(get: (name: string) => unknown, timeZone: string): SettingsReading {
  const faults: string[] = [];

  function read<T>(
    name: string,
    fallback: T,
    accept: (value: unknown) => T | undefined,
    must: string,
  ): T {
    const value = get(name);
    if (value === undefined) return fallback;
    const accepted = accept(value);
    if (accepted !== undefined) return accepted;
    faults.push(`handsOn.${name} ${must}; the default applies.`);
    return fallback;
  }

  const texts = (name: string): readonly string[] =>
    read(name, [], textList, 'must be a list of strings');
  const seconds = (name: ParameterName): number => {
    const fallback = DEFAULT_PARAMETERS[name];
    return read(name, fallback, milliseconds, 'must be 0 (off) or 5 to 3600 seconds');
  };

  const parameters = Object.fromEntries(
    PARAMETERS.map((name) => [name, seconds(name)]),
  ) as unknown as TimeParameters;

  const blocks = readBlocks(get, timeZone);
  faults.push(...blocks.faults);

  const settings: Settings = {
    ledger: {
      parameters,
      weeklyTarget: read<number | null>(
        'weeklyTarget',
        null,
        (value) => (value === null ? null : numberIn(value, 0, 168)),
        'must be 0 to 168 hours, or empty',
      ),
      countDirected: read<'apart' | 'handsOn'>(
        'countDirected',
        'apart',
        (value) => (value === 'apart' || value === 'handsOn' ? value : undefined),
        'must be "apart" or "handsOn"',
      ),
      pulseRetention: read(
        'pulseRetention',
        DEFAULT_RETENTION,
        (value) => wholeNumberIn(value, 30, 3650),
        'must be 30 to 3650 days',
      ),
      timeZone,
    },
    sync: read(
      'sync',
      false,
      (value) => (typeof value === 'boolean' ? value : undefined),
      'must be true or false',
    ),
    exclude: texts('exclude'),
    identities: texts('identities'),
    teams: texts('teams'),
    agentCommands: texts('agentCommands'),
    agentMarks: texts('agentMarks'),
    blocks: blocks.settings,
    weeklySummary: read(
      'weeklySummary',
      DEFAULT_SCHEDULE,
      parseSchedule,
      'must be a day and a time such as "Friday 16:00", or "off"',
    ),
    handOffFolder: read(
      'handOffFolder',
      '',
      folderText,
      'must be the full path of a folder, or one that begins with ~/',
    ),
  };
  return { settings, faults };
}

/** A path that means the same folder in every window. */
function folderText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const path = value.trim();
  return path === '' || /^(~$|~[\\/]|\/|[A-Za-z]:[\\/]|\\\\)/.test(path) ? path : undefined;
}

function milliseconds(value: unknown): number | undefined {
  if (typeof value !== 'number') return undefined;
  return parameterFault('', value * 1000) === undefined ? Math.round(value * 1000) : undefined;
}

function numberIn(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

function wholeNumberIn(value: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(value) ? numberIn(value, least, most) : undefined;
}

function textList(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value as readonly unknown[];
  if (!list.every((item) => typeof item === 'string')) return undefined;
  return [...new Set(list.map((item) => item.trim()).filter((item) => item !== ''))];
}
