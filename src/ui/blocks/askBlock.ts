import * as vscode from 'vscode';
import { weekdayText } from '../../core/blocks/blockWords';
import { WEEKDAYS, type Weekday } from '../../core/blocks/protectedBlock';
import { minutesOf } from '../../core/blocks/wallTime';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import type { Clock } from '../../core/ports/clock';
import type { AreasPort } from '../../core/ports/ledgerPort';
import { MAX_NAME, MAX_PATH, type BlockFault } from '../settings/readBlocks';
import type { BlockEntry } from './blockEntry';

export interface EditParts {
  readonly areas: Pick<AreasPort, 'areas'>;
  readonly clock: Clock;
  readonly timeZone: () => string;
}

/** Each question can be left. @throws CancelledError */
export async function askDays(
  title: string,
  chosen: readonly Weekday[],
): Promise<readonly Weekday[]> {
  const items = WEEKDAYS.map((day) => ({
    label: weekdayText(day),
    picked: chosen.includes(day),
    day,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'On which days?',
    canPickMany: true,
  });
  if (choice === undefined) throw new CancelledError();
  if (choice.length === 0) {
    throw new ExpectedError(
      'days: a block needs at least one.',
      'Your blocks stay as they were.',
      'Tick a day and try again.',
    );
  }
  return choice.map(({ day }) => day);
}

/**
 * Start, then end; the end says at once where it does not fit.
 *
 * @param faultOf what is wrong with an entry, beside all others
 */
export async function askTimes(
  title: string,
  entry: BlockEntry,
  faultOf: (entry: BlockEntry) => BlockFault | undefined,
): Promise<BlockEntry> {
  const fault = (start: string, end: string): string | undefined => {
    const found = faultOf({ ...entry, start, end });
    return found === undefined ? undefined : `${found.field}: ${found.reason}`;
  };
  const start = await askText({
    title,
    prompt: 'When does it begin?',
    value: entry.start,
    // Until the end is known any start of a day's time will do.
    validateInput: (value) => {
      const minutes = minutesOf(value) ?? 1440;
      return minutes >= 1440 ? 'start: it must be a time of day such as "09:00"' : undefined;
    },
  });
  const end = await askText({
    title,
    prompt: `It begins at ${start}. When does it end?`,
    value: entry.end,
    validateInput: (value) => fault(start, value),
  });
  return { ...entry, start, end };
}

export function askName(title: string, value: string): Promise<string> {
  return askText({
    title,
    prompt: 'What is it called?',
    value,
    validateInput: (text) => tooLong('name', text, MAX_NAME),
  });
}

export async function askArea(
  { areas, clock }: Pick<EditParts, 'areas' | 'clock'>,
  title: string,
): Promise<string> {
  const model = await areas
    .areas({ repo: null, path: null, now: clock.now() })
    .catch(() => undefined);
  const known = (model?.areas ?? [])
    .filter(({ onMyGround }) => onMyGround)
    .slice(0, 12)
    .map(({ path, sentence }) => ({ label: path, detail: sentence }));
  const none = { label: '$(circle-slash) No area', detail: 'Chosen when the block begins' };
  const other = { label: '$(edit) Another path…' };
  const choice = await vscode.window.showQuickPick([none, ...known, other], {
    title,
    placeHolder: 'What is it for?',
  });
  if (choice === undefined) throw new CancelledError();
  if (choice === none) return '';
  if (choice !== other) return choice.label;
  return askText({
    title,
    prompt: 'Path of the area',
    placeHolder: 'services/billing',
    validateInput: (text) => tooLong('area', text, MAX_PATH),
  });
}

export async function askZone(
  { timeZone }: Pick<EditParts, 'timeZone'>,
  title: string,
): Promise<string> {
  const here = {
    label: `This computer's, wherever it is`,
    description: timeZone(),
    zone: '',
  };
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ label: zone, zone }));
  const choice = await vscode.window.showQuickPick([here, ...zones], {
    title,
    placeHolder: 'In which time zone are the times?',
  });
  if (choice === undefined) throw new CancelledError();
  return choice.zone;
}

async function askText(options: vscode.InputBoxOptions): Promise<string> {
  const text = await vscode.window.showInputBox(options);
  if (text === undefined) throw new CancelledError();
  return text;
}

function tooLong(field: string, text: string, most: number): string | undefined {
  return text.trim().length > most ? `${field}: at most ${most} characters` : undefined;
}
