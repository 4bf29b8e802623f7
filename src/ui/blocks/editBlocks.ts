import * as vscode from 'vscode';
import { shortBlockText, weekdayText } from '../../core/blocks/blockWords';
import { WEEKDAYS, type ProtectedBlock, type Weekday } from '../../core/blocks/protectedBlock';
import { minutesOf } from '../../core/blocks/wallTime';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { Clock } from '../../core/ports/clock';
import { checkBlock } from '../settings/readBlocks';
import { faultOfEntry, withEntry, withoutEntry, type BlockEntry } from './blockEntry';

const SECTION = 'handsOn';
const NAME = 'protectedBlocks';

export interface EditParts {
  readonly areas: Pick<AreasPort, 'areas'>;
  readonly clock: Clock;
  readonly timeZone: () => string;
}

/** What the person can do next: a block, a new one, the file. */
interface Row extends vscode.QuickPickItem {
  readonly does: { kind: 'block'; index: number } | { kind: 'add' } | { kind: 'json' };
}

/** Adds, changes and removes protected blocks step by step; each step ends in the setting. */
export async function editBlocks(parts: EditParts): Promise<void> {
  const entries = entriesNow();
  const rows: Row[] = [
    ...entries.map((entry, index) => rowOf(entry, index, parts.timeZone())),
    { label: '$(add) Add a block', does: { kind: 'add' } },
    {
      label: '$(json) Edit as JSON',
      detail: 'Opens your settings.json at handsOn.protectedBlocks',
      does: { kind: 'json' },
    },
  ];
  const choice = await vscode.window.showQuickPick(rows, {
    title: 'Edit Protected Blocks',
    placeHolder: entries.length === 0 ? 'No time is kept yet' : 'Choose a block to change it',
  });
  if (choice === undefined) throw new CancelledError();
  switch (choice.does.kind) {
    case 'add':
      return addBlock(parts);
    case 'json':
      return openJson();
    case 'block':
      return changeBlock(parts, choice.does.index);
  }
}

/** Asks for days, times, name and area, and adds the block. */
export async function addBlock(parts: EditParts): Promise<void> {
  const title = 'Add a Protected Block';
  const days = await askDays(title, ['tue', 'thu']);
  const times = await askTimes(parts, title, { days, start: '09:00', end: '12:00' }, null);
  const name = await askName(title, 'Coding');
  const area = await askArea(parts, title);
  await write(withEntry(entriesNow(), { ...times, name, area }, null));
}

async function changeBlock(parts: EditParts, index: number): Promise<void> {
  const entries = entriesNow();
  const entry = entryOf(entries[index]);
  // What cannot be read can only be mended in the file.
  if (entry === undefined) return openJson();
  const title = `Change "${entry.name ?? 'Coding'}"`;
  const what = await vscode.window.showQuickPick(
    [
      { label: '$(calendar) Days', does: 'days' as const },
      {
        label: '$(clock) Times',
        description: `${entry.start}–${entry.end}`,
        does: 'times' as const,
      },
      { label: '$(tag) Name', description: entry.name ?? 'Coding', does: 'name' as const },
      { label: '$(folder) Area', description: entry.area ?? 'none', does: 'area' as const },
      {
        label: '$(globe) Time zone',
        description: entry.zone ?? `this computer's, ${parts.timeZone()}`,
        does: 'zone' as const,
      },
      { label: '$(trash) Remove it', does: 'remove' as const },
    ],
    { title, placeHolder: 'What is to change?' },
  );
  if (what === undefined) throw new CancelledError();
  if (what.does === 'remove') return write(withoutEntry(entries, index));
  const changed = await changedEntry(parts, title, entry, what.does, index);
  const fault = faultOfEntry(entries, changed, index, parts.timeZone(), parts.clock.now());
  if (fault !== undefined) {
    throw new ExpectedError(
      `${fault.field}: ${fault.reason}.`,
      'The block stays as it was.',
      'Choose other days or times.',
    );
  }
  await write(withEntry(entriesNow(), changed, index));
}

async function changedEntry(
  parts: EditParts,
  title: string,
  entry: BlockEntry,
  what: 'days' | 'times' | 'name' | 'area' | 'zone',
  index: number,
): Promise<BlockEntry> {
  switch (what) {
    case 'days':
      return { ...entry, days: await askDays(title, entry.days) };
    case 'times':
      return askTimes(parts, title, entry, index);
    case 'name':
      return { ...entry, name: await askName(title, entry.name ?? '') };
    case 'area':
      return { ...entry, area: await askArea(parts, title) };
    case 'zone':
      return { ...entry, zone: await askZone(parts, title) };
  }
}

async function askDays(title: string, chosen: readonly Weekday[]): Promise<readonly Weekday[]> {
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
  if (choice === undefined || choice.length === 0) throw new CancelledError();
  return choice.map(({ day }) => day);
}

/** Start, then end; the end says at once where it does not fit, other blocks included. */
async function askTimes(
  { timeZone, clock }: EditParts,
  title: string,
  entry: BlockEntry,
  index: number | null,
): Promise<BlockEntry> {
  const entries = entriesNow();
  const fault = (start: string, end: string): string | undefined => {
    const found = faultOfEntry(entries, { ...entry, start, end }, index, timeZone(), clock.now());
    return found === undefined ? undefined : `${found.field}: ${found.reason}`;
  };
  const start = await askText({
    title,
    prompt: 'Begins at',
    value: entry.start,
    // Until the end is known any start of a day's time will do.
    validateInput: (value) => {
      const minutes = minutesOf(value) ?? 1440;
      return minutes >= 1440 ? 'start: it must be a time of day such as "09:00"' : undefined;
    },
  });
  const end = await askText({
    title,
    prompt: `Begins at ${start}, ends at`,
    value: entry.end,
    validateInput: (value) => fault(start, value),
  });
  return { ...entry, start, end };
}

function askName(title: string, value: string): Promise<string> {
  return askText({ title, prompt: 'What do you call it?', value });
}

async function askArea({ areas, clock }: EditParts, title: string): Promise<string> {
  const model = await areas
    .areas({ repo: null, path: null, now: clock.now() })
    .catch(() => undefined);
  const known = (model?.areas ?? [])
    .filter(({ onMyGround }) => onMyGround)
    .slice(0, 12)
    .map(({ path, sentence }) => ({ label: path, detail: sentence }));
  const none = { label: '$(circle-slash) No area', detail: 'Chosen when the block begins' };
  const other = { label: '$(edit) Another path …' };
  const choice = await vscode.window.showQuickPick([none, ...known, other], {
    title,
    placeHolder: 'What is it for?',
  });
  if (choice === undefined) throw new CancelledError();
  if (choice === none) return '';
  if (choice !== other) return choice.label;
  return askText({ title, prompt: 'Path of the area', placeHolder: 'services/billing' });
}

async function askZone({ timeZone }: EditParts, title: string): Promise<string> {
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

function rowOf(entry: unknown, index: number, zone: string): Row {
  const block = checkBlock(entry, zone);
  const does = { kind: 'block' as const, index };
  if ('reason' in block) {
    return {
      label: `$(warning) Entry ${index + 1} is left out`,
      detail: `${block.field}: ${block.reason}`,
      does,
    };
  }
  return { label: block.name, description: shortBlockText(block), ...detailOf(block, zone), does };
}

function detailOf({ area, zone }: ProtectedBlock, own: string): { detail?: string } {
  const parts = [area?.name ?? '', zone === own ? '' : zone].filter((part) => part !== '');
  return parts.length === 0 ? {} : { detail: parts.join(' · ') };
}

/** As it stands in the person's settings. */
function entriesNow(): readonly unknown[] {
  const value = vscode.workspace.getConfiguration(SECTION).get<unknown>(NAME);
  return Array.isArray(value) ? (JSON.parse(JSON.stringify(value)) as unknown[]) : [];
}

function entryOf(value: unknown): BlockEntry | undefined {
  return 'reason' in checkBlock(value, 'UTC') ? undefined : (value as BlockEntry);
}

async function write(entries: readonly unknown[]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  await configuration.update(NAME, entries, vscode.ConfigurationTarget.Global);
}

async function openJson(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettingsJson', {
    revealSetting: { key: `${SECTION}.${NAME}`, edit: true },
  });
}
